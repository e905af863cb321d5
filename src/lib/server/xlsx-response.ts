import { tableXlsx } from '$lib/files/xlsx.ts';
import { fileName, type FileTable } from '$lib/files/table.ts';
import type { Text } from '$lib/i18n/index.ts';

const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A table as a workbook to download, its heads and its sheet of sources in the language of the text. */
export async function xlsxResponse(table: FileTable, text: Text): Promise<Response> {
  const name = fileName(table.name, table.source.dataVersion, 'xlsx');
  return new Response(await tableXlsx(table, text), {
    headers: {
      'content-type': XLSX_TYPE,
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-cache',
      vary: 'accept-language',
    },
  });
}
