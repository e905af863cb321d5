/**
 * What a file of one content holds: its columns with their headers in Chinese and English and the schema of each
 * cell. Finding the header row and reading a row follow from that; a new content is one more definition.
 */
import * as v from 'valibot';
import { InputError } from '../errors.ts';
import type { CellSchema } from './cells.ts';
import { cellText, foldHeader, isBlank, type Cell } from './text.ts';

/** A column: the headers it is known by (the first is used in messages) and the schema of its cells. */
export interface Field<S extends CellSchema = CellSchema> {
  readonly headers: readonly string[];
  readonly schema: S;
}
export type Fields = Readonly<Record<string, Field>>;

/** The values of a row, by field; a column that the file lacks gives what a blank cell gives. */
export type RowOf<F extends Fields> = { readonly [K in keyof F]: v.InferOutput<F[K]['schema']> };

/** A content without the types of its values: name, columns, and the groups of columns of which a file needs one each. */
export interface ContentColumns {
  readonly name: string;
  readonly fields: Fields;
  readonly needs: readonly (readonly string[])[];
}

/** A content whose rows have known types. */
export interface Content<F extends Fields> extends ContentColumns {
  readonly fields: F;
  readonly schema: v.GenericSchema<Record<string, Cell>, RowOf<F>>;
}

/** A column. */
export function field<S extends CellSchema>(headers: readonly string[], schema: S): Field<S> {
  return { headers, schema };
}

/** A content from its columns; `needs` lists groups of which one column each must be in the file. */
export function defineContent<F extends Fields>(
  name: string,
  fields: F,
  needs: readonly (readonly (keyof F & string)[])[],
): Content<F> {
  const entries = Object.fromEntries(Object.entries(fields).map(([key, { schema }]) => [key, schema]));
  // Object.fromEntries forgets which key has which schema; RowOf<F> is exactly that.
  const schema = v.object(entries) as unknown as Content<F>['schema'];
  return { name, fields, needs, schema };
}

/** A row of a table: its number as a person sees it in the file, from 1, and its cells. */
export interface TableRow {
  readonly number: number;
  readonly cells: readonly Cell[];
}

/** Where a file has which column. */
export interface Header {
  /** Index in the rows given of the first row below the header. */
  readonly firstDataRow: number;
  readonly columns: ReadonlyMap<string, { readonly index: number; readonly header: string }>;
  /** Headers that mean nothing here; their columns are not read. */
  readonly unused: readonly string[];
}

const HEADER_SEARCH_ROWS = 20;

function matchRow(content: ContentColumns, row: TableRow): Pick<Header, 'columns' | 'unused'> {
  const forms = row.cells.map((cell) => (typeof cell === 'string' ? foldHeader(cell) : []));
  const columns = new Map<string, { index: number; header: string }>();
  const taken = new Set<number>();
  // Whole headers first, so that 名称（英文） is not taken for 名称.
  for (const place of [0, 1]) {
    for (const [key, { headers }] of Object.entries(content.fields)) {
      if (columns.has(key)) continue;
      for (const alias of [key, ...headers].flatMap((header) => foldHeader(header).slice(0, 1))) {
        const index = forms.findIndex((form, at) => !taken.has(at) && form[place] === alias);
        if (index < 0) continue;
        taken.add(index);
        columns.set(key, { index, header: cellText(row.cells[index] ?? null) });
        break;
      }
    }
  }
  const unused = row.cells.flatMap((cell, at) => (taken.has(at) || isBlank(cell) ? [] : [cellText(cell)]));
  return { columns, unused };
}

/**
 * Finds the header among the first 20 rows: the row that names most columns and all that are needed (title
 * lines above it are skipped). Throws `InputError` `no_header` when there is none.
 */
export function findHeader(content: ContentColumns, rows: readonly TableRow[]): Header {
  let best: Header | null = null;
  for (const [at, row] of rows.slice(0, HEADER_SEARCH_ROWS).entries()) {
    const match = matchRow(content, row);
    if (!content.needs.every((group) => group.some((key) => match.columns.has(key)))) continue;
    if (best === null || match.columns.size > best.columns.size) best = { firstDataRow: at + 1, ...match };
  }
  if (best !== null) return best;
  const needed = content.needs.map((group) =>
    group.map((key) => [content.fields[key]?.headers[0] ?? key, key].join(' / ')).join(' or '),
  );
  const first = rows.find((row) => row.cells.some((cell) => !isBlank(cell)));
  const found = first ? first.cells.slice(0, 12).map(cellText).filter(Boolean).join(', ').slice(0, 200) : '';
  throw new InputError(
    'no_header',
    `No usable header in the first ${HEADER_SEARCH_ROWS} rows: a ${content.name} file needs the columns ` +
      `${needed.join('; ')}. The file begins with: ${found || 'nothing'}.`,
  );
}

/** One cell that cannot be taken. `column` is the header in the file. */
export interface CellReject {
  readonly row: number;
  readonly column: string;
  readonly value: string;
  readonly reason: string;
}

/** A row read: its values, or what is wrong with it and the values that could be read all the same. */
export type ReadRow<F extends Fields> =
  | { readonly ok: true; readonly number: number; readonly values: RowOf<F> }
  | {
      readonly ok: false;
      readonly number: number;
      readonly values: Partial<RowOf<F>>;
      readonly rejects: readonly CellReject[];
    };

/** True when no cell of the row holds anything. */
export function isBlankRow(row: TableRow): boolean {
  return row.cells.every((cell) => cell === null || (typeof cell === 'string' && cell.trim() === ''));
}

/** Reads one row by the columns found. */
export function readRow<F extends Fields>(content: Content<F>, header: Header, row: TableRow): ReadRow<F> {
  const raw: Record<string, Cell> = {};
  for (const key of Object.keys(content.fields)) {
    const column = header.columns.get(key);
    raw[key] = column === undefined ? null : (row.cells[column.index] ?? null);
  }
  const result = v.safeParse(content.schema, raw);
  if (result.success) return { ok: true, number: row.number, values: result.output };
  const rejects: CellReject[] = [];
  const values = { ...(result.output as Partial<RowOf<F>>) }; // valibot fills the fields that passed
  for (const issue of result.issues) {
    const key = String(issue.path?.[0]?.key ?? '');
    const column = header.columns.get(key);
    delete values[key as keyof F];
    rejects.push({
      row: row.number,
      column: column?.header ?? key,
      value: cellText(raw[key] ?? null).slice(0, 200),
      reason: issue.message,
    });
  }
  return { ok: false, number: row.number, values, rejects };
}
