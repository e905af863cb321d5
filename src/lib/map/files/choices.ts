/** Tables and places as files to choose from; what a file holds is computed when it is chosen. */
import { tableCsv } from '$lib/files/csv.ts';
import { fileName, type FileTable } from '$lib/files/table.ts';
import type { Text } from '$lib/i18n/index.ts';
import type { FileChoice } from '$lib/ui/file-choice.ts';
import { saveFile } from '../save-file.ts';

const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** What a file is called: what it holds, and of which data version. */
interface Named {
  readonly name: string;
  readonly version: number;
  /** Address of the same file on the server, for pages without a script. */
  readonly href?: string;
}

export const csvChoice = ({ name, version, href }: Named, make: () => FileTable, text: Text): FileChoice => {
  const file = fileName(name, version, 'csv');
  const save = () => {
    const table = make();
    saveFile(file, 'text/csv;charset=utf-8', tableCsv(table, table.source));
  };
  return { label: text.t('files.csv'), name: file, href, make: save };
};

export const xlsxChoice = (
  { name, version }: Named,
  make: () => FileTable | Promise<FileTable>,
  text: Text,
): FileChoice => {
  const file = fileName(name, version, 'xlsx');
  const save = async () => {
    const [{ tableXlsx }, table] = await Promise.all([import('$lib/files/xlsx.ts'), make()]);
    saveFile(file, XLSX_TYPE, await tableXlsx(table, text));
  };
  return { label: text.t('files.xlsx'), name: file, make: save };
};

export const geoJsonChoice = ({ name, version, href }: Named, make: () => object, text: Text): FileChoice => {
  const file = fileName(name, version, 'geojson');
  const save = () => saveFile(file, 'application/geo+json', `${JSON.stringify(make())}\n`);
  return { label: text.t('files.geojson'), name: file, href, make: save };
};

/** A table as CSV and as XLSX. */
export const tableChoices = (named: Named, make: () => FileTable, text: Text): FileChoice[] => [
  csvChoice(named, make, text),
  xlsxChoice(named, make, text),
];
