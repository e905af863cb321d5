/** A table as CSV: its columns, then what it rests on, the same in every row. */
import { toCsv } from '$lib/ui/csv.ts';
import type { Grid, Source } from './table.ts';

export const tableCsv = ({ columns, rows }: Grid, { settings }: Pick<Source, 'settings'>): string => {
  const constants = Object.values(settings);
  return toCsv(
    [...columns.map(({ key }) => key), ...Object.keys(settings)],
    rows.map((row) => [...row, ...constants]),
  );
};
