/** What a scorecard counts, of any published version on any day. */
import { DISTRICTS } from '../geo/kinds/vocabulary.ts';
import { CITY_CODE } from '../geo/coverage/coverage.ts';
import type { SchoolTerm } from '../geo/regulatory/answers.ts';
import type { DistrictCounts, ScopeCounts } from '../geo/regulatory/district-counts.ts';
import type { Sql } from './connect.ts';
import type { InspectedLine } from './queries/regulatory.ts';
import {
  grantedByDistrict,
  type On,
  registerByDistrict,
  type RegisterLine,
  starsByDistrict,
} from './queries/scorecard-register.ts';
import { hazardsByDistrict, samplesByDistrict } from './queries/scorecard-results.ts';
import { termLines } from './regulatory.ts';

export interface ScorecardCounts {
  /** The newest term that has begun; null where none has. `countedTo` = last day counted. */
  readonly term: { readonly term: SchoolTerm; readonly countedTo: string } | null;
  /** The city first, then the eleven districts in code order. */
  readonly lines: readonly DistrictCounts[];
}

/**
 * Counts everything of the city and of each district, in plain SQL.
 * @param tx a transaction: some relations are temporary
 * @param on a published version, and a day as YYYY-MM-DD
 */
export async function scorecardCounts(tx: Sql, on: On): Promise<ScorecardCounts> {
  const register = await registerByDistrict(tx, on);
  const stars = byDistrict(await starsByDistrict(tx, on));
  const granted = await grantedByDistrict(tx, on);
  const hazards = byDistrict(await hazardsByDistrict(tx, on));
  const samples = byDistrict(await samplesByDistrict(tx, on));
  const [running = null] = await termLines(tx, on, 1);
  const lines = [CITY_CODE, ...DISTRICTS.map(({ code }) => code)].map((district): DistrictCounts => {
    const { valid = 0, expired = 0 } = stars.get(district) ?? {};
    const { done = 0, pending = 0, missed = 0 } = hazards.get(district) ?? {};
    const { sampled = 0, passed = 0 } = samples.get(district) ?? {};
    const years = granted.filter((line) => line.district === district);
    return {
      district,
      ...registered(register.filter((line) => line.district === district)),
      markets: {
        valid,
        expired,
        granted: Object.fromEntries(years.map(({ year, markets }) => [year, markets])),
      },
      schools: scopeOf(running?.lines.schools, district),
      suppliers: scopeOf(running?.lines.suppliers, district),
      hazards: { done, pending, missed },
      samples: { sampled, passed },
    };
  });
  return { term: running && { term: running.term, countedTo: running.countedTo }, lines };
}

function byDistrict<Line extends { district: number | null }>(lines: readonly Line[]) {
  return new Map(lines.map((line) => [line.district, line]));
}

function registered(
  lines: readonly RegisterLine[],
): Pick<DistrictCounts, 'facilities' | 'elevators' | 'canteens'> {
  const of = (kind: RegisterLine['kind']) => lines.find((line) => line.kind === kind);
  const counted = (kind: RegisterLine['kind']) => {
    const { open = 0, located = 0 } = of(kind) ?? {};
    return { open, located };
  };
  const elevators = of('elevator');
  const canteens = of('canteen');
  const { open = 0, overdue = 0, unknown = 0, residential = 0, old = 0, undated = 0 } = elevators ?? {};
  const { bright = 0, not_bright = 0 } = canteens ?? {};
  return {
    facilities: {
      market: counted('market'),
      canteen: counted('canteen'),
      elevator: counted('elevator'),
      station: counted('station'),
    },
    elevators: { overdue, on_time: open - overdue - unknown, unknown, residential, old, undated },
    canteens: { bright, not_bright, unknown: (canteens?.open ?? 0) - bright - not_bright },
  };
}

const NOBODY: ScopeCounts = { in_scope: 0, inspected: 0, closed: 0, missing: 0 };

function scopeOf(lines: readonly InspectedLine[] = [], district: number): ScopeCounts {
  const line = lines.find((one) => one.district === district);
  if (!line) return NOBODY;
  const { in_scope, inspected, closed, missing } = line;
  return { in_scope, inspected, closed: closed.length, missing: missing.length };
}
