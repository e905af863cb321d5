/**
 * A table on its way into a file: columns, rows, and where the figures come from. The same columns and values go
 * into CSV and XLSX, so that both say what the screen says, to the last digit. Same data, same bytes: no clock.
 */
import type { files } from '$lib/i18n/zh/files.ts';

/** Head of a column in CSV, snake_case with its unit, the same in every language; its words are in i18n. */
export type ColumnKey = keyof (typeof files)['files']['column'];

export type Cell = string | number | boolean | null | undefined;

/** How a spreadsheet shows the values of a column; the value itself keeps every digit. */
export type CellType =
  /** Codes and numbers of records are `number`: whole, without thousands commas. */
  | 'text'
  | 'number'
  /** Quantities of several units. */
  | 'general'
  | 'whole'
  /** With one decimal: so many of one for each of another, minutes, years. */
  | 'ratio'
  /** A difference, with its sign. */
  | 'change'
  /** 0–1. */
  | 'share'
  | 'metres'
  | 'km2'
  | 'degrees';

export interface FileColumn {
  readonly key: ColumnKey;
  readonly type: CellType;
}

/** What a table says, before anybody asks where it comes from. */
export interface Grid {
  readonly columns: readonly FileColumn[];
  readonly rows: readonly (readonly Cell[])[];
}

/** Where a table comes from, once for programs and once for people. */
export interface Source {
  readonly dataVersion: number;
  /** Settings by their name in the API: constant columns at the end of a CSV. */
  readonly settings: Readonly<Record<string, Cell>>;
  /** Rows of the sheet "来源 Source", in the language of the page. */
  readonly facts: readonly (readonly [term: string, value: string | number])[];
}

export interface FileTable extends Grid {
  /** What the file holds, for its name: lower case, hyphens. */
  readonly name: string;
  /** Title in the language of the page. */
  readonly title: string;
  readonly source: Source;
}

/** One value of a record. */
type Field<Row> = readonly [key: ColumnKey, type: CellType, valueOf: (row: Row) => Cell];

/** Records as a grid, column by column. */
export const gridOf = <Row>(rows: readonly Row[], fields: readonly Field<Row>[]): Grid => ({
  columns: fields.map(([key, type]) => ({ key, type })),
  rows: rows.map((row) => fields.map(([, , valueOf]) => valueOf(row))),
});

/** "suitu-gaps-v12.csv": what it holds, of which data version. */
export const fileName = (name: string, dataVersion: number, ending: string): string =>
  `suitu-${name}-v${dataVersion}.${ending}`;
