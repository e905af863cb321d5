/** What the steps of a scenario change on the map. */
import type { WireFacilities } from '$geo/columns/wire.ts';
import type { FacilityRef, ScenarioOperation } from '$geo/coverage/scenario.ts';
import { lngLatOfPoint } from '$geo/place/crs.ts';
import type { PlanDrawing } from '../layers/plan.ts';

type Position = readonly [lng: number, lat: number];

/** @param facilities the register of the supply kind; without it only new places are known */
export const planDrawing = (
  steps: readonly ScenarioOperation[],
  facilities: WireFacilities | undefined,
): PlanDrawing => {
  const closed = steps.flatMap((step) => (step.op === 'close' ? [step.facility] : []));
  const refOf = (step: ScenarioOperation) => (step.op === 'add' ? step.site : step.facility);
  const standing = (facility: FacilityRef): Position[] => {
    const row = typeof facility === 'number' ? (facilities?.id?.indexOf(facility) ?? -1) : -1;
    if (!facilities || row < 0) return [];
    const { lng, lat } = lngLatOfPoint({ xCm: facilities.xCm[row] ?? NaN, yCm: facilities.yCm[row] ?? NaN });
    return [[lng, lat]];
  };
  return {
    places: steps.flatMap((step): Position[] =>
      'place' in step && !closed.includes(refOf(step)) ? [[step.place.lng, step.place.lat]] : [],
    ),
    moves: steps.flatMap((step) =>
      step.op === 'move'
        ? standing(step.facility).map((from) => ({ from, to: [step.place.lng, step.place.lat] as const }))
        : [],
    ),
    closed: closed.flatMap(standing),
  };
};
