import { tableCsv } from '$lib/files/csv.ts';
import { fileName, type FileTable } from '$lib/files/table.ts';
import { type Lang, textIn } from '$lib/i18n/index.ts';
import { csvResponse } from './csv-response.ts';
import { xlsxResponse } from './xlsx-response.ts';

/** A table as a file to download. */
export async function tableResponse(
  tableOf: (text: ReturnType<typeof textIn>) => FileTable,
  format: 'csv' | 'xlsx',
  lang: Lang,
): Promise<Response> {
  const text = textIn(lang);
  const table = tableOf(text);
  if (format === 'xlsx') return xlsxResponse(table, text);
  return csvResponse(tableCsv(table, table.source), fileName(table.name, table.source.dataVersion, 'csv'));
}
