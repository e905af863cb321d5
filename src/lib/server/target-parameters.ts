import * as v from 'valibot';
import { about, trueOrFalse } from './parameters.ts';

/** The parameters of `GET /api/targets`. */
export const targetsSchema = v.object({
  history: v.optional(about('Also what was retired.', trueOrFalse()), 'false'),
});
