/** Work lists as rows of words, and how many of them one page holds. */
import { daysBetween } from '$geo/kinds/day.ts';
import type { WorklistItem } from '$geo/regulatory/answers.ts';
import type { Text } from '$lib/i18n/index.ts';
import type { ReportContent, ReportList } from './content.ts';
import { type RowShape, shareHeight } from './fit-rows.ts';

export interface WorkColumn {
  readonly key: 'name' | 'address' | 'last' | 'code' | 'dueOn' | 'late';
  /** Of the table, percent. */
  readonly width: number;
  readonly isNumber?: boolean;
}

export const WORK_COLUMNS: Readonly<Record<'schools' | 'overdue', readonly WorkColumn[]>> = {
  schools: [
    { key: 'name', width: 46 },
    { key: 'address', width: 38 },
    { key: 'last', width: 16, isNumber: true },
  ],
  overdue: [
    { key: 'code', width: 19 },
    { key: 'name', width: 53 },
    { key: 'dueOn', width: 14, isNumber: true },
    { key: 'late', width: 14, isNumber: true },
  ],
};

/** The words of an item, column by column. */
export const workCells = (
  item: WorklistItem,
  columns: readonly WorkColumn[],
  asOf: string,
  text: Text,
): string[] => {
  const words: Record<WorkColumn['key'], () => string> = {
    name: () => text.name(item),
    address: () => item.address ?? item.town ?? '',
    last: () => item.inspected_on ?? text.t('districtReport.lists.never'),
    code: () => item.external_code ?? String(item.id),
    dueOn: () => item.next_due_on ?? '',
    late: () =>
      item.next_due_on === null
        ? ''
        : text.t('districtReport.lists.days', { count: daysBetween(item.next_due_on, asOf) }),
  };
  return columns.map(({ key }) => words[key]());
};

/** Width of the page between its margins, padding of a cell, and the type of a row. */
const PAGE_PX = 665;
const CELL_PX = 12;
const ROW = { fontPx: 12, linePx: 18, besidePx: 9 };
/** What the page has for the rows of both tables, after heads, notes and the suppliers. */
const ROWS_PX = 600;
const MOST_ROWS = 14;

const shapeOf = (columns: readonly WorkColumn[]): RowShape => ({
  ...ROW,
  widths: columns.map(({ width }) => (PAGE_PX * width) / 100 - CELL_PX),
});

/** How many items of each list the page shows. */
export const shownItems = (
  lists: ReportContent['lists'],
  asOf: string,
  text: Text,
): Readonly<Record<'schools' | 'overdue', number>> => {
  const toFit = (list: Extract<ReportList, 'schools' | 'overdue'>) => ({
    rows: lists[list].items.map((item) => workCells(item, WORK_COLUMNS[list], asOf, text)),
    shape: shapeOf(WORK_COLUMNS[list]),
  });
  const [schools, overdue] = shareHeight([toFit('schools'), toFit('overdue')], ROWS_PX, MOST_ROWS);
  return { schools, overdue };
};
