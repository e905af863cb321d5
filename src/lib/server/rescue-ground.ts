/** What the rescue model stands on: elevators in use, and the nearest open rescue station of each. */
import type { CoverageSettings } from '$geo/answers.ts';
import { STRAIGHT } from '$geo/coverage/radius.ts';
import { type Demanded, demandOf, nearestOf, type Supplied, supplyOf } from './nearest.ts';
import type { Snapshot } from './snapshot.ts';

export interface RescueGround {
  readonly supply: Supplied;
  readonly demand: Demanded;
  readonly d2: Float64Array;
  /** Position of the nearest station in the points of the supply. */
  readonly nearest: Int32Array;
}

export function rescueGround(snapshot: Snapshot): RescueGround {
  const settings = coverageQuestion(snapshot);
  const supply = supplyOf(snapshot, settings);
  const demand = demandOf(snapshot, settings);
  const { d2, index } = nearestOf(snapshot, settings, supply, demand);
  return { supply, demand, d2, nearest: index };
}

/** Who has which rescue station nearest, as the coverage API asks it. */
function coverageQuestion({ asOf }: Snapshot): CoverageSettings {
  return {
    supply: 'station',
    demand: 'elevator',
    radius_m: 0,
    stars_min: null,
    type: ['elevator_rescue'],
    ratings: 'current',
    weight: 'count',
    detour: STRAIGHT,
    as_of: asOf,
    plan: null,
  };
}
