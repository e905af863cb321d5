/**
 * The siting problem: existing facilities stay, what they cover leaves the problem, and new sites are chosen among
 * candidates. Everything here is decided on whole centimetres of EPSG:4547; a distance equal to the radius covers.
 */
import type { DemandColumns } from '../columns/columns.ts';
import type { PlanePoints } from '../coverage/nearest.ts';
import { type Radius, radiusCm, squaredCmLimit } from '../coverage/radius.ts';
import { type CoverInstance, listAt, type Lists, transposed } from './cover-instance.ts';
import { pairsWithin } from './pairs-within.ts';

export interface SitingProblem {
  /** Number of candidates; results name them by their position. */
  readonly candidates: number;
  /** Demand beyond every existing facility and within reach of a candidate: its positions in the columns. */
  readonly demand: Int32Array;
  /** Its weights, whole, > 0. */
  readonly weight: Float64Array;
  /** For each candidate the demand it covers (positions in `demand`), and the other way round; ascending. */
  readonly covers: Lists;
  readonly coveredBy: Lists;
  /** For each candidate those that stand nearer to it than the spacing; null without a spacing. */
  readonly conflicts: Lists | null;
  /** Weight that counts, and the part of it that existing facilities cover. */
  readonly total: number;
  readonly coveredBefore: number;
  /** Demand that neither an existing facility nor any candidate covers: positions in the columns. */
  readonly unreachable: Int32Array;
  /** Weight covered when every candidate is built; with a spacing no set need reach it. */
  readonly maxReachable: number;
}

export interface SitingInput {
  /** Demand in EPSG:4547, whole centimetres, with whole weights ≥ 0. */
  readonly demand: Pick<DemandColumns, 'count' | 'xCm' | 'yCm' | 'weight'>;
  /** Squared distance of each demand point to the nearest existing facility, cm²; Infinity where there is none. */
  readonly d2: Float64Array;
  /** The candidates; their order is the order that breaks ties. */
  readonly sites: PlanePoints;
  /** 0 to 200,000 m, in a straight line or walked. */
  readonly radiusM: Radius;
  /** Least distance between two new sites in metres, 0 to 200,000; equal to it is allowed. */
  readonly spacingM?: number;
  /** Positions of the demand that counts; by default all of it. */
  readonly scope?: Iterable<number>;
}

/**
 * Builds the problem. Without demand, or without candidates, its lists are empty.
 * @throws InputError `radius_out_of_range`
 */
export function sitingProblem({
  demand,
  d2,
  sites,
  radiusM,
  spacingM = 0,
  scope,
}: SitingInput): SitingProblem {
  const limit = squaredCmLimit(radiusM);
  const counts = inScope(demand.count, scope);
  const open: number[] = [];
  let total = 0;
  let coveredBefore = 0;
  for (let i = 0; i < demand.count; i++) {
    const weight = demand.weight[i] as number; // i < count
    if (!counts[i] || weight <= 0) continue;
    total += weight;
    if ((d2[i] as number) <= limit) coveredBefore += weight;
    else open.push(i);
  }
  const near = pairsWithin(pointsAt(demand, open), sites, limit);
  const isReached = (_: number, at: number) => near.starts[at] !== near.starts[at + 1];
  const reached = Int32Array.from(open.filter(isReached));
  const coveredBy = {
    starts: near.starts.filter((start, at) => at === 0 || start !== near.starts[at - 1]),
    members: near.members,
  };
  const weight = Float64Array.from(reached, (i) => demand.weight[i] as number);
  return {
    candidates: sites.count,
    demand: reached,
    weight,
    covers: transposed(coveredBy, sites.count),
    coveredBy,
    conflicts: spacingM > 0 ? conflictsWithin(sites, spacingM) : null,
    total,
    coveredBefore,
    unreachable: Int32Array.from(open.filter((i, at) => !isReached(i, at))),
    maxReachable: coveredBefore + weight.reduce((sum, one) => sum + one, 0),
  };
}

/** The problem as an instance, with nothing left out. */
export function wholeInstance({
  weight,
  covers,
  coveredBy,
  conflicts,
  candidates,
}: SitingProblem): CoverInstance {
  const site = Int32Array.from({ length: candidates }, (_, i) => i);
  return { weight, site, covers, coveredBy, conflicts, base: 0 };
}

/** 1 for the positions that count. */
function inScope(count: number, scope: Iterable<number> | undefined): Uint8Array {
  if (!scope) return new Uint8Array(count).fill(1);
  const counts = new Uint8Array(count);
  for (const position of scope) counts[position] = 1;
  return counts;
}

function pointsAt({ xCm, yCm }: Pick<PlanePoints, 'xCm' | 'yCm'>, positions: readonly number[]): PlanePoints {
  return {
    count: positions.length,
    xCm: Int32Array.from(positions, (i) => xCm[i] as number), // positions are inside the columns
    yCm: Int32Array.from(positions, (i) => yCm[i] as number),
  };
}

/** For each site the others that are nearer than the spacing. */
function conflictsWithin(sites: PlanePoints, spacingM: number): Lists {
  const square = squaredCmLimit(spacingM);
  // Equality is allowed; the square of a spacing that is not in whole centimetres is no whole number itself.
  const near = pairsWithin(sites, sites, Number.isInteger(radiusCm(spacingM)) ? square - 1 : square);
  const starts = new Int32Array(sites.count + 1);
  const members: number[] = [];
  for (let site = 0; site < sites.count; site++) {
    for (const other of listAt(near, site)) if (other !== site) members.push(other);
    starts[site + 1] = members.length;
  }
  return { starts, members: Int32Array.from(members) };
}
