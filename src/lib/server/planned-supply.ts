/** The supply of a coverage question after the steps of a scenario. */
import { InputError } from '$geo/errors.ts';
import type { CoverageSettings } from '$geo/answers.ts';
import type { FacilityColumns } from '$geo/columns/columns.ts';
import type { SupplyPoints } from '$geo/coverage/nearest.ts';
import type { FacilityRef, Scenario } from '$geo/coverage/scenario.ts';
import { readScenarioParam } from '$geo/coverage/scenario-param.ts';
import { ScenarioRoster } from '$geo/coverage/scenario-roster.ts';
import { checkOperations } from '$geo/coverage/scenario-rules.ts';
import { districtIndexOf, guangzhouDistricts } from '$geo/place/districts.ts';
import { planeToLngLat } from '$geo/place/crs.ts';
import { invalid } from './parameters.ts';

export interface PlannedSupply {
  readonly points: Required<SupplyPoints>;
  /** By position in the points: 1 = its stars rest on an expired rating. */
  readonly ratingState: Uint8Array;
  /** By position in the points: district that holds it (code minus 440100), 0 outside the city. */
  readonly district: Uint8Array;
  /** What stands at a position: a position in the columns of the kind, or the letters of a new site. */
  readonly facilityAt: (at: number) => FacilityRef;
}

type Question = Pick<CoverageSettings, 'supply' | 'stars_min' | 'type' | 'ratings' | 'plan'>;

/**
 * Makes the steps of a scenario on the register.
 * @throws InputError `bad_scenario`, `unknown_facility`; `invalid_parameter` when its supply is another kind
 */
export function plannedSupply(columns: FacilityColumns, settings: Question): PlannedSupply | null {
  if (settings.plan === null) return null;
  const scenario = scenarioFor(settings, settings.plan);
  const question = {
    supply: settings.supply,
    starsMin: settings.stars_min,
    types: settings.type,
    ratings: settings.ratings,
  };
  checkOperations(question, scenario.operations);
  const roster = new ScenarioRoster(columns, question);
  const changed = new Set<number>();
  for (const operation of scenario.operations) {
    const change = roster.changeBy(operation);
    roster.put(change, 'make');
    if ('place' in operation) changed.add(change.slot);
  }
  const slots = Int32Array.from({ length: roster.length }, (_, slot) => slot).filter(
    (slot) => roster.counts[slot],
  );
  const take = (column: Int32Array) => slots.map((slot) => column[slot] ?? 0);
  const { xCm, yCm, ratingState } = roster.columns;
  return {
    points: { count: slots.length, id: slots, xCm: take(xCm), yCm: take(yCm) },
    ratingState: Uint8Array.from(slots, (slot) => ratingState[slot] ?? 0),
    district: Uint8Array.from(slots, (slot) =>
      changed.has(slot)
        ? districtAt(xCm[slot] ?? 0, yCm[slot] ?? 0)
        : (columns.locatedDistrict[roster.registered[slot] ?? -1] ?? 0),
    ),
    facilityAt: (at) => {
      const slot = slots[at] ?? -1;
      return roster.registered[slot] ?? roster.sites[slot - roster.registered.length] ?? '';
    },
  };
}

function scenarioFor({ supply }: Question, plan: string): Scenario {
  try {
    const scenario = readScenarioParam(plan);
    if (scenario.question.supply === supply) return scenario;
    throw invalid(
      'plan',
      plan,
      `a scenario for supply=${supply} (this one is for ${scenario.question.supply})`,
    );
  } catch (error) {
    if (error instanceof InputError && error.code !== 'invalid_parameter')
      throw invalid('plan', plan, `a scenario as the map page writes it (${error.message})`);
    throw error;
  }
}

function districtAt(xCm: number, yCm: number): number {
  const { lng, lat } = planeToLngLat(xCm / 100, yCm / 100);
  return districtIndexOf(guangzhouDistricts().districtOf(lng, lat));
}
