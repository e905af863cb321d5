/** The indicators of a district from its counts, before they are held against targets and other districts. */
import type { CoverageLine } from '../answers.ts';
import type { DistrictCounts, ScopeCounts } from './district-counts.ts';
import { INDICATORS, type IndicatorFigure, type IndicatorKey, type ScorecardSettings } from './scorecard.ts';

/** What a coverage table says of a district. */
export type CoverageFacts = Pick<
  CoverageLine,
  'district' | 'covered' | 'total' | 'share' | 'low' | 'high' | 'p90_m' | 'supply_unlocated'
>;

/** A figure by itself. */
export type PlainFigure = Omit<IndicatorFigure, 'rank' | 'peer_rank' | 'target' | 'verdict' | 'trend'>;
type Value = Omit<PlainFigure, 'key'>;

/**
 * Every indicator, in their order. Nothing to count among (no one in scope, nothing in use, no month ended) is no
 * data, never 0.
 * @param coverage null where it is not asked for: its three indicators then have no data
 */
export function indicatorFigures(
  counts: DistrictCounts,
  coverage: CoverageFacts | null,
  ratings: ScorecardSettings['ratings'],
): PlainFigure[] {
  const { elevators, facilities, hazards, canteens, samples, markets } = counts;
  const dated = elevators.overdue + elevators.on_time;
  const values: Readonly<Record<IndicatorKey, Value>> = {
    ...coverageFigures(coverage),
    star_markets: {
      ...count(markets.valid + (ratings === 'current' ? markets.expired : 0), facilities.market.open),
      apart: markets.expired,
    },
    school_canteens: scope(counts.schools, 'schools'),
    offsite_suppliers: scope(counts.suppliers, 'suppliers'),
    overdue_equipment: {
      // Where no date is known at all, nobody knows that nothing is overdue.
      ...count(elevators.overdue, dated === 0 ? 0 : dated + elevators.unknown),
      apart: elevators.unknown,
      worklist: 'overdue',
    },
    hazard_followup: {
      ...share(hazards.done, hazards.done + hazards.missed),
      apart: hazards.pending,
      worklist: 'hazards',
    },
    old_elevators: {
      ...count(elevators.old, elevators.residential === elevators.undated ? 0 : elevators.residential),
      apart: elevators.undated,
    },
    bright_kitchen: {
      ...share(canteens.bright, canteens.bright + canteens.not_bright),
      apart: canteens.unknown,
    },
    rescue_2024: NO_VALUE,
    food_pass: share(samples.passed, samples.sampled),
  };
  return INDICATORS.map((key) => ({ key, ...values[key] }));
}

const NO_VALUE: Value = {
  unit: 'minutes',
  value: null,
  numerator: null,
  denominator: null,
  low: null,
  high: null,
  apart: null,
  worklist: null,
};

function coverageFigures(line: CoverageFacts | null): Record<'coverage' | 'uncovered' | 'p90', Value> {
  const { covered = 0, total = 0, low = 0, high = 0 } = line ?? {};
  const part = (people: number) => (total === 0 ? null : people / total);
  const people = (within: number) => (total === 0 ? null : total - within);
  const apart = line?.supply_unlocated ?? null;
  return {
    coverage: { ...share(covered, total), low: part(low), high: part(high), apart },
    // A larger radius leaves fewer people beyond it.
    uncovered: {
      ...count(total - covered, total),
      unit: 'people',
      low: people(high),
      high: people(low),
      apart,
    },
    p90: { ...NO_VALUE, unit: 'metres', value: line?.p90_m ?? null, apart },
  };
}

function scope({ inspected, in_scope, closed }: ScopeCounts, worklist: 'schools' | 'suppliers'): Value {
  return { ...share(inspected, in_scope), apart: closed, worklist };
}

function share(numerator: number, denominator: number): Value {
  const value = denominator === 0 ? null : numerator / denominator;
  return { ...NO_VALUE, unit: 'share', value, numerator, denominator };
}

function count(numerator: number, denominator: number): Value {
  const value = denominator === 0 ? null : numerator;
  return { ...NO_VALUE, unit: 'facilities', value, numerator, denominator };
}
