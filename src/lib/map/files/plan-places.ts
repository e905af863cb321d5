/** The steps of a scenario with their places before and after, and the people they gain. */
import type { WireFacilities } from '$geo/columns/wire.ts';
import { CITY_CODE } from '$geo/coverage/coverage.ts';
import type { FacilityRef, ScenarioOperation } from '$geo/coverage/scenario.ts';
import { lngLatOfPoint } from '$geo/place/crs.ts';
import { gainOfStep, type PlanFigures } from '../plan/plan-engine.ts';

/** WGS 84 degrees. */
type Position = readonly [lng: number, lat: number];

export interface PlanPlace {
  /** From 1. */
  readonly step: number;
  readonly operation: ScenarioOperation['op'];
  /** Id in the register, or the letters of a new site. */
  readonly facility: FacilityRef;
  readonly words: string;
  /** Stars given by the step; null where it gives none. */
  readonly stars: number | null;
  /** Where it stood before the step, and where it stands after; null for nowhere. */
  readonly from: Position | null;
  readonly to: Position | null;
  /** People covered more (negative: fewer), in the scope and in the city. */
  readonly gain: number;
  readonly cityGain: number;
}

/** Where a facility stands in the register; null for one without coordinates, or unknown. */
const standing = (facilities: WireFacilities | undefined, facility: FacilityRef): Position | null => {
  const row = typeof facility === 'number' ? (facilities?.id?.indexOf(facility) ?? -1) : -1;
  if (!facilities || row < 0) return null;
  const [xCm, yCm] = [facilities.xCm[row] ?? NaN, facilities.yCm[row] ?? NaN];
  const { lng, lat } = lngLatOfPoint({ xCm, yCm });
  return Number.isFinite(lng) && Number.isFinite(lat) ? [lng, lat] : null;
};

/**
 * @param facilities the register of the supply kind
 * @param district code of the scope; 440100 = the city
 * @param wordsOf one step in words
 */
export const planPlaces = (
  steps: readonly ScenarioOperation[],
  facilities: WireFacilities | undefined,
  figures: PlanFigures,
  district: number,
  wordsOf: (step: ScenarioOperation) => string,
): PlanPlace[] => {
  const places = new Map<FacilityRef, Position | null>();
  return steps.map((step, at) => {
    const facility = step.op === 'add' ? step.site : step.facility;
    const known = places.get(facility);
    const from = step.op === 'add' ? null : known === undefined ? standing(facilities, facility) : known;
    const to: Position | null =
      'place' in step ? [step.place.lng, step.place.lat] : step.op === 'close' ? null : from;
    places.set(facility, to);
    return {
      step: at + 1,
      operation: step.op,
      facility,
      words: wordsOf(step),
      stars: 'stars' in step ? step.stars : null,
      from,
      to,
      gain: gainOfStep(figures, at, district),
      cityGain: gainOfStep(figures, at, CITY_CODE),
    };
  });
};
