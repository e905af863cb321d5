/** XLSX workbooks. Dates come as `Date` at midnight UTC, percentages as fractions, formulas by their last value. */
import { InputError } from '../errors.ts';
import type { Cell } from '../kinds/text.ts';
import type { TableReader } from './table.ts';

/** Uncompressed, the parts of a workbook may be this large together: a small file can unpack to any size. */
const MAX_UNPACKED_BYTES = 1024 ** 3;

/** Sum of the uncompressed sizes in the central directory of a ZIP file; null when there is no directory. */
export function unpackedBytes(bytes: Uint8Array): number | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let end = bytes.length - 22; end >= Math.max(0, bytes.length - 65_557); end--) {
    if (view.getUint32(end, true) !== 0x06054b50) continue;
    let total = 0;
    let at = view.getUint32(end + 16, true);
    for (let left = view.getUint16(end + 10, true); left > 0; left--) {
      if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) return null;
      total += view.getUint32(at + 24, true);
      at +=
        46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    }
    return total;
  }
  return null;
}

function toCell(value: unknown): Cell {
  if (value instanceof Date || typeof value === 'number' || typeof value === 'boolean') return value;
  return typeof value === 'string' && value !== '' ? value : null;
}

/** Workbooks in the XML format (since 2007); the ZIP signature tells. */
export const xlsxReader: TableReader = {
  format: 'xlsx',
  matches: (bytes) => bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5),
  async read(bytes, { fileName, sheet }) {
    const unpacked = unpackedBytes(bytes);
    if (unpacked !== null && unpacked > MAX_UNPACKED_BYTES) {
      throw new InputError(
        'file_too_large',
        `${fileName} unpacks to ${Math.round(unpacked / 1024 ** 2)} MB; at most 1024 MB are allowed.`,
      );
    }
    const { default: readWorkbook } = await import('read-excel-file/universal');
    let sheets;
    try {
      sheets = await readWorkbook(new Blob([Uint8Array.from(bytes)]));
    } catch (error) {
      throw new InputError('xlsx_broken', `${fileName} is a ZIP file but not a readable XLSX workbook.`, {
        cause: error,
      });
    }
    const names = sheets.map((one) => one.sheet);
    const filled = sheets.filter((one) => one.data.some((row) => row.some((cell) => cell !== null)));
    const chosen =
      sheet === undefined
        ? filled[0]
        : (sheets.find((one) => one.sheet.trim() === sheet.trim()) ??
          (/^\d+$/.test(sheet) ? sheets[Number(sheet) - 1] : undefined));
    if (chosen === undefined) {
      throw sheet === undefined
        ? new InputError('file_empty', `${fileName} has no rows in any of its sheets.`)
        : new InputError('sheet_unknown', `${fileName} has no sheet "${sheet}"; it has ${names.join(', ')}.`);
    }
    const others = filled.filter((one) => one !== chosen).map((one) => one.sheet);
    const notes = [`Read as XLSX, sheet "${chosen.sheet}".`];
    if (others.length > 0) notes.push(`Sheets not read: ${others.join(', ')}; choose one with --sheet.`);
    return {
      format: 'xlsx',
      sheet: chosen.sheet,
      rows: chosen.data.map((cells, at) => ({ number: at + 1, cells: cells.map(toCell) })),
      notes,
    };
  },
};
