/**
 * A table as a workbook: a sheet with the table, and a sheet that says where it comes from. Loaded on demand only;
 * the library is larger than everything else here.
 */
import writeWorkbook, { type CellObject, type SheetData } from 'write-excel-file/universal';
import type { Text } from '$lib/i18n/index.ts';
import type { Cell, CellType, FileTable } from './table.ts';
import { withoutClock } from './zip-clock.ts';

export const SOURCE_SHEET = '来源 Source';
const FORMATS: Readonly<Record<CellType, string | undefined>> = {
  text: undefined,
  general: undefined,
  number: '0',
  whole: '#,##0',
  ratio: '#,##0.0',
  change: '"+"#,##0;"−"#,##0;"±0"',
  share: '0.0%',
  metres: '#,##0.00',
  km2: '#,##0.00',
  degrees: '0.000000',
};
/** Characters of a column at least and at most; a Chinese character is two wide. */
const [NARROWEST, WIDEST] = [8, 42];
/** Digits that a spreadsheet shows of a number without a format of its own. */
const GENERAL_DIGITS = 11;
/** Spreadsheets allow so many characters in the name of a sheet, and none of these. */
const SHEET_NAME_LENGTH = 31;
const NOT_IN_SHEET_NAMES = /[[\]/\\:*?]/g;
const RULE = '#BDB8AE';
/** Characters of the point and the digits behind it. */
const DECIMALS: Partial<Record<CellType, number>> = { ratio: 2, metres: 3, km2: 3 };

const breadthOf = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (letter > '\u2e80' ? 2 : 1), 0);

/** About as many characters as the value takes when shown. */
const shownBreadth = (value: Cell, type: CellType): number => {
  if (typeof value !== 'number') return breadthOf(String(value ?? ''));
  if (type === 'general') return Math.min(GENERAL_DIGITS, String(value).length);
  const whole = String(Math.trunc(value)).length;
  if (type === 'share') return 6;
  if (type === 'degrees') return whole + 7;
  return whole + Math.floor(whole / 3) + (DECIMALS[type] ?? 0);
};

const cellOf = (value: Cell, type: CellType): CellObject | null => {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'string') return { value, type: String };
  if (typeof value === 'boolean') return { value, type: Boolean };
  const format = FORMATS[type];
  return format ? { value, type: Number, format } : { value, type: Number };
};

const headOf = (words: string, type: CellType): CellObject => ({
  value: words,
  type: String,
  fontWeight: 'bold',
  wrap: true,
  align: type === 'text' ? 'left' : 'right',
  alignVertical: 'bottom',
  bottomBorderStyle: 'thin',
  bottomBorderColor: RULE,
});

const tableSheet = ({ title, columns, rows }: FileTable, text: Text) => {
  const heads = columns.map(({ key }) => text.t(`files.column.${key}`));
  const data: SheetData = [
    columns.map(({ type }, at) => headOf(heads[at] ?? '', type)),
    ...rows.map((row) => columns.map(({ type }, at) => cellOf(row[at], type))),
  ];
  const widths = columns.map(({ type }, at) => {
    // Heads may wrap once; values may not.
    const head = Math.ceil(breadthOf(heads[at] ?? '') / 2) + 2;
    const widest = rows.reduce((most, row) => Math.max(most, shownBreadth(row[at], type)), head);
    return { width: Math.min(WIDEST, Math.max(NARROWEST, widest)) + 2 };
  });
  const sheet = title.replace(NOT_IN_SHEET_NAMES, ' ').slice(0, SHEET_NAME_LENGTH);
  return { data, sheet, columns: widths, stickyRowsCount: 1 };
};

const sourceSheet = ({ title, source }: FileTable) => {
  const data: SheetData = [
    [{ value: title, type: String, fontWeight: 'bold', fontSize: 14 }],
    ...source.facts.map(([term, value]): SheetData[number] => [
      { value: term, type: String, textColor: '#6A665E', alignVertical: 'top' },
      typeof value === 'number'
        ? { value, type: Number, align: 'left', alignVertical: 'top' }
        : { value, type: String, wrap: true, alignVertical: 'top' },
    ]),
  ];
  return { data, sheet: SOURCE_SHEET, columns: [{ width: 18 }, { width: 96 }] };
};

/** The bytes of the workbook; the same for the same table. */
export const tableXlsx = async (table: FileTable, text: Text): Promise<Uint8Array<ArrayBuffer>> => {
  const book = await writeWorkbook([tableSheet(table, text), sourceSheet(table)]).toBlob();
  const bytes = new Uint8Array(await book.arrayBuffer());
  withoutClock(bytes);
  return bytes;
};
