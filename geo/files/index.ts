/**
 * Files to rows. A format is one object in one file; the first that knows the bytes reads them, whatever the
 * name says. No I/O here: bytes in, rows out.
 */
import { InputError } from '../errors.ts';
import { csvReader } from './csv.ts';
import { geojsonReader } from './geojson.ts';
import type { Table, TableReader } from './table.ts';
import { xlsxReader } from './xlsx.ts';

/** The largest file that is read: 230,000 elevators are about 40 MB of CSV. */
export const MAX_FILE_BYTES = 64 * 1024 * 1024;

/** The readers, the most particular first; CSV takes the rest. */
export const READERS: readonly TableReader[] = [xlsxReader, geojsonReader, csvReader];

/** What people send by mistake, by its first bytes, and what to do about it. */
const FOREIGN: readonly { readonly bytes: readonly number[]; readonly name: string }[] = [
  { bytes: [0x25, 0x50, 0x44, 0x46], name: 'a PDF document' },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], name: 'an old Excel (.xls) or Word document: save it as XLSX or CSV' },
  { bytes: [0x89, 0x50, 0x4e, 0x47], name: 'a PNG picture' },
  { bytes: [0xff, 0xd8, 0xff], name: 'a JPEG picture' },
  { bytes: [0x52, 0x61, 0x72, 0x21], name: 'a RAR archive: unpack it first' },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf], name: 'a 7-Zip archive: unpack it first' },
  { bytes: [0x1f, 0x8b], name: 'a gzip archive: unpack it first' },
  { bytes: [0x3c, 0x21, 0x64, 0x6f], name: 'a web page' },
  { bytes: [0x3c, 0x21, 0x44, 0x4f], name: 'a web page' },
  { bytes: [0x3c, 0x68, 0x74, 0x6d], name: 'a web page' },
];

/** Refuses a file by its size alone, so that nothing of it need be read. Throws `InputError` `file_empty`, `file_too_large`. */
export function checkFileSize(bytes: number, fileName: string): void {
  if (bytes === 0) throw new InputError('file_empty', `${fileName} is empty.`);
  if (bytes > MAX_FILE_BYTES) {
    const megabytes = (bytes / 1024 ** 2).toFixed(bytes < 100 * 1024 ** 2 ? 1 : 0);
    throw new InputError(
      'file_too_large',
      `${fileName} has ${megabytes} MB; at most ${MAX_FILE_BYTES / 1024 ** 2} MB are allowed. Split it.`,
    );
  }
}

/**
 * Reads the bytes of a CSV, XLSX or GeoJSON file as rows of cells. Throws `InputError` with one sentence for
 * anything else: empty, too large, another kind of file, an unknown encoding, broken syntax, an unknown sheet.
 */
export async function readTable(
  bytes: Uint8Array,
  fileName: string,
  options: { readonly sheet?: string | undefined } = {},
): Promise<Table> {
  checkFileSize(bytes.length, fileName);
  const foreign = FOREIGN.find(({ bytes: first }) => first.every((byte, at) => bytes[at] === byte));
  if (foreign)
    throw new InputError('not_a_table', `${fileName} is ${foreign.name}; CSV, XLSX or GeoJSON is needed.`);
  const reader = READERS.find((one) => one.matches(bytes)) ?? csvReader;
  const table = await reader.read(bytes, { fileName, sheet: options.sheet });
  if (table.rows.every((row) => row.number === 0 || row.cells.every((cell) => cell === null))) {
    throw new InputError('file_empty', `${fileName} has no rows.`);
  }
  if (options.sheet !== undefined && table.sheet === undefined) {
    throw new InputError(
      'sheet_unknown',
      `${fileName} is ${table.format.toUpperCase()} and has no sheets; leave --sheet out.`,
    );
  }
  return table;
}
