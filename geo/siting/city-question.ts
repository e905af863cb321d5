/** What can be asked of siting over a population grid. */
import type { DrawnArea } from '../coverage/drawn-area.ts';
import type { Radius } from '../coverage/radius.ts';
import type { LngLat, PlanePoint } from '../place/crs.ts';
import type { Share } from './share.ts';

/**
 * `max_coverage`: so many sites that most people come within the radius. `target`: the fewest sites with which a
 * share of the people does. `median`: so many sites that the mean distance is short. `center`: so many that the
 * largest distance is short.
 */
export const OBJECTIVES = ['max_coverage', 'target', 'median', 'center'] as const;
export type Objective = (typeof OBJECTIVES)[number];

/** So many new sites, > 0. */
export interface NumberGoal<O extends Objective = Exclude<Objective, 'target'>> {
  readonly objective: O;
  readonly sites: number;
}

/** As many new sites as a share of all people asks for. */
export interface ShareGoal {
  readonly objective: 'target';
  readonly share: Share;
}

export type CityGoal = NumberGoal | ShareGoal;

/** A place that somebody names as a candidate: WGS 84 degrees, and the same in EPSG:4547. */
export interface NamedPlace extends Readonly<LngLat>, PlanePoint {
  /** May be empty. */
  readonly name: string;
}

/** Places between which a choice is to be made, instead of cells. */
export interface GivenCandidates {
  readonly places: readonly NamedPlace[];
  /** For each place the squared distance to the nearest existing supply, cm²; Infinity where there is none. */
  readonly d2: Float64Array;
}

export interface CityQuestion {
  readonly goal: CityGoal;
  /** District whose people count and in which sites may stand (code minus 440100); null = the whole city. */
  readonly district: number | null;
  /** 0 to 200,000 m, in a straight line or walked. Sites of `median` and `center` are told what they cover within it. */
  readonly radiusM: Radius;
  /** Least distance between two new sites, metres, 0 = none; `median` and `center` know none. */
  readonly spacingM?: number;
  /** Districts (code minus 440100) and an area in which no site may stand; the people there count all the same. */
  readonly forbiddenDistricts?: readonly number[];
  readonly forbiddenArea?: DrawnArea | null;
  /** By default one cell of each square of 500 m. */
  readonly candidates?: GivenCandidates | null;
}
