/** What the page of targets and standards lists, and its counts. */
import type { IndicatorKey, TargetRow } from '$geo/regulatory/scorecard.ts';
import { type Split, splitsOf } from '$geo/regulatory/target-file-diff.ts';
import { ENTRY_KINDS, NO_FILTER, selectTargets } from '$geo/regulatory/target-filter.ts';
import { type Life, livesOf } from '$geo/regulatory/target-lives.ts';
import type { StandardRecord, TargetRecord, TargetsAnswer } from '$geo/regulatory/target-records.ts';
import { indicatorsOfRows } from '$geo/regulatory/target-row.ts';
import type { TargetsPlace } from './target-place.ts';

export interface TargetLine {
  readonly life: Life<TargetRecord>;
  /** The indicator whose figures are held against the row on the day, or quote it; null = none. */
  readonly indicator: IndicatorKey | null;
  /** Of a city's row that somebody entered for districts, too; else null. */
  readonly split: Split | null;
}

export interface TargetLines {
  /** The latest year first, targets before what was only reported; a district's own after the city's. */
  readonly targets: readonly TargetLine[];
  /** By kind of supply and radius. */
  readonly standards: readonly Life<StandardRecord>[];
  /** Retired, and nothing took their place. */
  readonly retired: readonly Life<TargetRecord | StandardRecord>[];
  /** In force on the day, before they are narrowed by kind, scope and district; both kinds. */
  readonly all: { readonly targets: number; readonly standards: number; readonly unverified: number };
  /** In force, for a later year than that of the day. */
  readonly later: number;
}

/**
 * @param whole all targets and standards with their history
 * @param year of the day of the page
 */
export function targetLines(whole: TargetsAnswer, place: TargetsPlace, year: number): TargetLines {
  const inForce = whole.targets.filter(isInForce);
  const current = selectTargets(whole, { ...NO_FILTER, year });
  const shown = selectTargets(whole, { ...place, year });
  const held = indicatorsOfRows(inForce, year, place.district);
  const splits = splitsOf(current.targets.filter(isInForce));
  const [targets, standards] = [livesOf(shown.targets), livesOf(shown.standards)];
  const now = [...current.targets, ...current.standards].filter(isInForce);
  return {
    targets: targets
      .filter(({ now: row }) => row !== null)
      .toSorted((a, b) => b.last.year - a.last.year || rankOf(a.last) - rankOf(b.last))
      .map((life) => ({ life, ...standingOf(life.last, held, splits) })),
    standards: standards
      .filter(({ now: row }) => row !== null)
      .toSorted((a, b) => a.last.supply.localeCompare(b.last.supply) || a.last.radius_m - b.last.radius_m),
    retired: [...targets, ...standards].filter(({ now: row }) => row === null),
    all: {
      targets: current.targets.filter(isInForce).length,
      standards: current.standards.filter(isInForce).length,
      unverified: now.filter(({ verified }) => !verified).length,
    },
    later: inForce.filter((row) => row.year > year).length,
  };
}

const rankOf = ({ kind }: TargetRow): number => ENTRY_KINDS.indexOf(kind);

const isInForce = ({ retired_at }: { readonly retired_at: string | null }): boolean => retired_at === null;

const standingOf = (
  row: TargetRow,
  held: ReadonlyMap<TargetRow, IndicatorKey>,
  splits: readonly Split[],
): Pick<TargetLine, 'indicator' | 'split'> => ({
  indicator: held.get(row) ?? null,
  split: splits.find(({ city }) => city === row) ?? null,
});
