/**
 * How the overview of the districts is arranged, as its address says it: `sort=uncovered` (rising) or
 * `sort=-uncovered` (falling), `by=` the indicator on the map, `group=band`. What an address says wrongly is left out.
 */
import {
  DENSITY_BANDS,
  INDICATORS,
  type DensityBand,
  type IndicatorKey,
  type Scorecard,
} from '$geo/regulatory/scorecard.ts';
import { isLessBetter } from '$geo/regulatory/better.ts';
import { figureOf } from '../figure-of.ts';

export const COLUMNS = ['district', ...INDICATORS] as const;
export type Column = (typeof COLUMNS)[number];

export interface Arrangement {
  readonly column: Column;
  readonly isFalling: boolean;
  /** The indicator on the map, and in the list of phones. */
  readonly by: IndicatorKey;
  /** Apart by density band. */
  readonly isGrouped: boolean;
}

export const DEFAULT_ARRANGEMENT: Arrangement = {
  column: 'coverage',
  isFalling: true,
  by: 'uncovered',
  isGrouped: false,
};

export const readArrangement = (search: URLSearchParams): Arrangement => {
  const sort = search.get('sort') ?? '';
  const column = COLUMNS.find((one) => one === sort.replace(/^-/, ''));
  return {
    ...(column
      ? { column, isFalling: sort.startsWith('-') }
      : { column: DEFAULT_ARRANGEMENT.column, isFalling: DEFAULT_ARRANGEMENT.isFalling }),
    by: INDICATORS.find((one) => one === search.get('by')) ?? DEFAULT_ARRANGEMENT.by,
    isGrouped: search.get('group') === 'band',
  };
};

/** The same question in another arrangement: path and query. */
export const arrangedHref = (url: URL, change: Partial<Arrangement>): string => {
  const search = new URLSearchParams(url.search);
  const { column, isFalling, by, isGrouped } = { ...readArrangement(search), ...change };
  const put = (key: string, value: string, isDefault: boolean) =>
    isDefault ? search.delete(key) : search.set(key, value);
  const isFirst = column === DEFAULT_ARRANGEMENT.column && isFalling === DEFAULT_ARRANGEMENT.isFalling;
  put('sort', `${isFalling ? '-' : ''}${column}`, isFirst);
  put('by', by, by === DEFAULT_ARRANGEMENT.by);
  put('group', 'band', !isGrouped);
  return search.size > 0 ? `${url.pathname}?${search}` : url.pathname;
};

/** What a press on the head of a column asks for: the best first, and the other way round when it is so already. */
export const sortedBy = (column: Column, now: Arrangement): Pick<Arrangement, 'column' | 'isFalling'> => {
  const bestFirst = column !== 'district' && !isLessBetter(column);
  return { column, isFalling: now.column === column ? !now.isFalling : bestFirst };
};

/** The indicator whose ranks stand beside the names: the sorted one; where the names are sorted, that of the map. */
export const rankedIndicator = ({ column, by }: Arrangement): IndicatorKey =>
  column === 'district' ? by : column;

export interface DistrictGroup {
  /** Null where the districts are not grouped. */
  readonly band: DensityBand | null;
  readonly rows: readonly Scorecard[];
}

/** Districts in the order asked for: those without a value last either way, equal ones by code. */
const inOrder = (districts: readonly Scorecard[], { column, isFalling }: Arrangement): Scorecard[] => {
  const sign = isFalling ? -1 : 1;
  const valueOf = (row: Scorecard) => (column === 'district' ? row.district : figureOf(row, column).value);
  return [...districts].sort((a, b) => {
    const [left, right] = [valueOf(a), valueOf(b)];
    if (left === right) return a.district - b.district;
    if (left === null) return 1;
    if (right === null) return -1;
    return sign * (left - right);
  });
};

/** The rows of the table, in one group or, densest first, in one for each band that has a district. */
export const arranged = (districts: readonly Scorecard[], arrangement: Arrangement): DistrictGroup[] => {
  const rows = inOrder(districts, arrangement);
  if (!arrangement.isGrouped) return [{ band: null, rows }];
  return DENSITY_BANDS.map((band) => ({ band, rows: rows.filter((row) => row.band === band) })).filter(
    (group) => group.rows.length > 0,
  );
};
