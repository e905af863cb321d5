/** Which row of the targets speaks of an indicator, in a district and a year. */
import { CITY_CODE } from '../coverage/coverage.ts';
import { DISTRICTS } from '../kinds/vocabulary.ts';
import { INDICATORS, type IndicatorKey, type TargetRow } from './scorecard.ts';

/** "star_markets_2025" and "star_markets" are about the same, of one year and of any. */
const themeOf = (key: string) => key.replace(/_\d{4}$/, '');

/**
 * Of the rows about an indicator that are of the year or an earlier one, the newest; of one year, that of the
 * district before that of the city. What was reported as a result is a target only where nothing else is. Null
 * without any.
 * @param district a code, 440100 = the city
 */
export function targetRow(
  targets: readonly TargetRow[],
  indicator: IndicatorKey,
  district: number,
  year: number,
): TargetRow | null {
  const theme = themeOf(indicator);
  const candidates = targets.filter(
    (row) =>
      themeOf(row.key) === theme && row.year <= year && (row.district === null || row.district === district),
  );
  return candidates.reduce<TargetRow | null>(
    (best, row) => (best === null || isNearer(row, best) ? row : best),
    null,
  );
}

function isNearer(row: TargetRow, best: TargetRow): boolean {
  if ((row.kind === 'result') !== (best.kind === 'result')) return best.kind === 'result';
  if (row.year !== best.year) return row.year > best.year;
  return row.district !== null && best.district === null;
}

/**
 * The rows that speak of an indicator in a year, each with its indicator.
 * @param district a code, 440100 = the city; null = the city and all
 */
export function indicatorsOfRows<Row extends TargetRow>(
  targets: readonly Row[],
  year: number,
  district: number | null = null,
): ReadonlyMap<TargetRow, IndicatorKey> {
  const places = district === null ? [CITY_CODE, ...DISTRICTS.map(({ code }) => code)] : [district];
  return new Map(
    places.flatMap((place) =>
      INDICATORS.flatMap((key) => {
        const row = targetRow(targets, key, place, year);
        return row ? [[row, key] as const] : [];
      }),
    ),
  );
}

/** The rows that speak of an indicator somewhere in a year, in their order. */
export function targetRows(targets: readonly TargetRow[], year: number): TargetRow[] {
  const cited = indicatorsOfRows(targets, year);
  return targets.filter((row) => cited.has(row));
}

/** The row that a figure of a district names, among those of an answer; null where it names none. */
export function targetOf(
  targets: readonly TargetRow[],
  key: string | null,
  district: number,
): TargetRow | null {
  const named = targets.filter((row) => row.key === key);
  return named.find((row) => row.district === district) ?? named.find((row) => row.district === null) ?? null;
}
