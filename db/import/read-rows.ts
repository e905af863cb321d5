/** Rows of a file of any content, with their rejects gathered. */
import {
  findHeader,
  isBlankRow,
  readRow,
  type CellReject,
  type Content,
  type Fields,
  type RowOf,
} from '../../geo/kinds/content.ts';
import type { Table } from '../../geo/files/table.ts';

/** A row that was read. `reject` records what is wrong with it. */
export interface NumberedRow<F extends Fields> {
  readonly number: number;
  readonly values: RowOf<F>;
}

export interface ReadRows<F extends Fields> {
  readonly rows: readonly NumberedRow<F>[];
  /** Data rows in the file, good and bad. */
  readonly count: number;
  readonly rejects: readonly CellReject[];
  readonly notes: readonly string[];
  /** A reject of a row, with the header that the column has in the file. */
  reject(row: NumberedRow<F>, field: (keyof F & string) | null, value: unknown, reason: string): CellReject;
}

/** Reads all rows below the header. Throws `InputError` `no_header`. */
export function readRows<F extends Fields>(content: Content<F>, table: Table): ReadRows<F> {
  const header = findHeader(content, table.rows);
  const rows: NumberedRow<F>[] = [];
  const rejects: CellReject[] = [];
  let count = 0;
  for (const tableRow of table.rows.slice(header.firstDataRow)) {
    if (isBlankRow(tableRow)) continue;
    count++;
    const read = readRow(content, header, tableRow);
    if (read.ok) rows.push({ number: read.number, values: read.values });
    else rejects.push(...read.rejects);
  }
  const unused = header.unused.length > 0 ? [`Columns not used: ${header.unused.join(', ')}.`] : [];
  return {
    rows,
    count,
    rejects,
    notes: [...table.notes, ...unused],
    reject: (row, field, value, reason) => ({
      row: row.number,
      column: field === null ? '' : (header.columns.get(field)?.header ?? field),
      value: value === null || value === undefined ? '' : String(value).slice(0, 200),
      reason,
    }),
  };
}
