/** What a scorecard counts, of any published version on any day. */
import { DISTRICTS } from '../geo/kinds/vocabulary.ts';
import { CITY_CODE } from '../geo/coverage/coverage.ts';
import type { SchoolTerm } from '../geo/regulatory/answers.ts';
import {
  type DistrictCounts,
  districtCounts,
  type RecordCounts,
  type RegisterCounts,
  type ScopeCounts,
} from '../geo/regulatory/district-counts.ts';
import type { Sql } from './connect.ts';
import type { InspectedLine } from './queries/regulatory.ts';
import {
  type ElevatorLine,
  elevatorsByDistrict,
  grantedByDistrict,
  type On,
  registerByDistrict,
  type RegisterLine,
  starsByDistrict,
} from './queries/scorecard-register.ts';
import { hazardsByDistrict, kitchensByDistrict, samplesByDistrict } from './queries/scorecard-results.ts';
import { termLines } from './regulatory.ts';

/** Who was to be inspected in a term, by district; 440100 = the city. */
export interface TermCounts {
  readonly term: SchoolTerm;
  /** Last day counted. */
  readonly countedTo: string;
  readonly schools: ReadonlyMap<number, ScopeCounts>;
  readonly suppliers: ReadonlyMap<number, ScopeCounts>;
}

export interface Counted<Line> {
  /** The newest term that has begun; null where none has. */
  readonly term: TermCounts | null;
  /** The city first, then the eleven districts in code order. */
  readonly lines: readonly Line[];
}

const PLACES = [CITY_CODE, ...DISTRICTS.map(({ code }) => code)];

/**
 * Counts everything of the city and of each district, in plain SQL.
 * @param tx a transaction: some relations are temporary
 * @param on a published version, and a day as YYYY-MM-DD
 */
export async function scorecardCounts(tx: Sql, on: On): Promise<Counted<DistrictCounts>> {
  const register = await registerByDistrict(tx, on);
  const elevators = byDistrict(await elevatorsByDistrict(tx, on));
  const stars = byDistrict(await starsByDistrict(tx, on));
  const { term, lines } = await recordCounts(tx, on);
  return {
    term,
    lines: lines.map((records) => {
      const { valid = 0, expired = 0 } = stars.get(records.district) ?? {};
      const own = register.filter(({ district }) => district === records.district);
      return districtCounts(
        { ...registered(own, elevators.get(records.district)), stars: { valid, expired } },
        records,
      );
    }),
  };
}

/**
 * The part of it that the columns of a snapshot do not hold.
 * @param tx a transaction: some relations are temporary
 */
export async function recordCounts(tx: Sql, on: On): Promise<Counted<RecordCounts>> {
  const granted = await grantedByDistrict(tx, on);
  const hazards = byDistrict(await hazardsByDistrict(tx, on));
  const samples = byDistrict(await samplesByDistrict(tx, on));
  const kitchens = byDistrict(await kitchensByDistrict(tx, on));
  const [running = null] = await termCounts(tx, on, 1);
  const lines = PLACES.map((district): RecordCounts => {
    const { done = 0, pending = 0, missed = 0 } = hazards.get(district) ?? {};
    const { sampled = 0, passed = 0 } = samples.get(district) ?? {};
    const { bright = 0, not_bright = 0, unknown = 0 } = kitchens.get(district) ?? {};
    const years = granted.filter((line) => line.district === district);
    return {
      district,
      granted: Object.fromEntries(years.map(({ year, markets }) => [year, markets])),
      schools: running?.schools.get(district) ?? NOBODY,
      suppliers: running?.suppliers.get(district) ?? NOBODY,
      hazards: { done, pending, missed },
      canteens: { bright, not_bright, unknown },
      samples: { sampled, passed },
    };
  });
  return { term: running, lines };
}

/**
 * The newest terms that have begun by a day, newest first, as far as they are counted.
 * @param tx a transaction: some relations are temporary
 */
export async function termCounts(tx: Sql, on: On, most: number): Promise<readonly TermCounts[]> {
  const terms = await termLines(tx, on, most);
  return terms.map(({ term, countedTo, lines }) => ({
    term,
    countedTo,
    schools: new Map(lines.schools.map((line) => [line.district, scopeOf(line)])),
    suppliers: new Map(lines.suppliers.map((line) => [line.district, scopeOf(line)])),
  }));
}

function byDistrict<Line extends { district: number | null }>(lines: readonly Line[]) {
  return new Map(lines.map((line) => [line.district, line]));
}

function registered(
  others: readonly RegisterLine[],
  elevators: ElevatorLine | undefined,
): Pick<RegisterCounts, 'facilities' | 'elevators'> {
  const counted = (kind: RegisterLine['kind']) => {
    const { open = 0, located = 0 } = others.find((line) => line.kind === kind) ?? {};
    return { open, located };
  };
  const { open = 0, located = 0, overdue = 0, unknown = 0 } = elevators ?? {};
  const { residential = 0, old = 0, undated = 0 } = elevators ?? {};
  return {
    facilities: {
      market: counted('market'),
      canteen: counted('canteen'),
      elevator: { open, located },
      station: counted('station'),
    },
    elevators: { overdue, on_time: open - overdue - unknown, unknown, residential, old, undated },
  };
}

const NOBODY: ScopeCounts = { in_scope: 0, inspected: 0, closed: 0, missing: 0 };

function scopeOf({ in_scope, inspected, closed, missing }: InspectedLine): ScopeCounts {
  return { in_scope, inspected, closed: closed.length, missing: missing.length };
}
