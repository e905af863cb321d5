import * as v from 'valibot';
import { LANGS } from '$lib/i18n/index.ts';
import { about, oneOf } from './parameters.ts';

/** Parameters of answers that may be taken as a file. */
export const fileSchema = v.object({
  format: v.optional(about('JSON, or the same as a table.', oneOf(['json', 'csv', 'xlsx'])), 'json'),
  lang: v.optional(about('Language of a workbook; without it that of the request.', oneOf(LANGS))),
});
