/** The supply of a coverage question: of the register, or after the steps of a scenario. */
import { InputError } from '$geo/errors.ts';
import type { CoverageSettings } from '$geo/answers.ts';
import type { FacilityColumns } from '$geo/columns/columns.ts';
import { supplyPoints, type SupplyPoints } from '$geo/coverage/nearest.ts';
import type { FacilityRef, Scenario, SupplyQuestion } from '$geo/coverage/scenario.ts';
import { readScenarioParam } from '$geo/coverage/scenario-param.ts';
import { ScenarioRoster } from '$geo/coverage/scenario-roster.ts';
import { questionSupply } from '$geo/coverage/scenario-supply.ts';
import { checkOperations } from '$geo/coverage/scenario-rules.ts';
import { districtIndexOf, guangzhouDistricts } from '$geo/place/districts.ts';
import { lngLatOfPoint } from '$geo/place/crs.ts';
import { invalid } from './parameters.ts';

export interface StandingSupply {
  readonly points: Required<SupplyPoints>;
  /** By position in the points: 1 = its stars rest on an expired rating. */
  readonly ratingState: Uint8Array;
  /** By position in the points: district that holds it (code minus 440100), 0 outside the city. */
  readonly district: Uint8Array;
  /** What stands at a position: a position in the columns of the kind, or the letters of a new site. */
  readonly facilityAt: (at: number) => FacilityRef;
}

type Question = Pick<CoverageSettings, 'supply' | 'stars_min' | 'type' | 'ratings' | 'plan'>;

/** Which facilities the settings of a question count. */
export function supplyQuestion({ supply, stars_min, type, ratings }: Omit<Question, 'plan'>): SupplyQuestion {
  return { supply, starsMin: stars_min, types: type, ratings };
}

/**
 * What counts, where it stands.
 * @throws InputError `bad_scenario`, `unknown_facility` for steps that cannot be made; `invalid_parameter` when
 *   the scenario is about another kind
 */
export function standingSupply(columns: FacilityColumns, settings: Question): StandingSupply {
  const question = supplyQuestion(settings);
  return settings.plan === null
    ? registered(columns, question)
    : planned(columns, question, scenarioFor(settings, settings.plan));
}

function registered(columns: FacilityColumns, question: SupplyQuestion): StandingSupply {
  const selection = questionSupply(columns, question);
  return {
    points: supplyPoints(columns, selection),
    ratingState: Uint8Array.from(selection, (at) => columns.ratingState[at] ?? 0),
    district: Uint8Array.from(selection, (at) => columns.locatedDistrict[at] ?? 0),
    facilityAt: (at) => selection[at] ?? -1,
  };
}

function planned(columns: FacilityColumns, question: SupplyQuestion, scenario: Scenario): StandingSupply {
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
  const { lng, lat } = lngLatOfPoint({ xCm, yCm });
  return districtIndexOf(guangzhouDistricts().districtOf(lng, lat));
}
