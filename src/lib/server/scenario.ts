import type { ScenarioAnswer } from '$geo/answers.ts';
import { STRAIGHT } from '$geo/coverage/radius.ts';
import type { Scenario } from '$geo/coverage/scenario.ts';
import { writeScenarioParam } from '$geo/coverage/scenario-param.ts';
import { coverage } from './coverage.ts';
import { DEFAULT_MIN_DENSITY, DEFAULT_MIN_PEOPLE, type CoverageParameters } from './coverage-parameters.ts';
import { gaps } from './gaps.ts';
import type { Snapshot } from './snapshot.ts';

/**
 * Coverage as things are and under a scenario, and the gap areas that it leaves.
 * @throws InputError for steps that this data version does not allow
 */
export function scenarioAnswer(snapshot: Snapshot, scenario: Scenario): ScenarioAnswer {
  const { supply, demand, weight, starsMin, types, ratings, radiusM, detour = STRAIGHT } = scenario.question;
  const question: CoverageParameters = {
    supply,
    demand,
    weight,
    ratings,
    radius_m: radiusM,
    detour,
    ...(starsMin === null ? {} : { stars_min: starsMin }),
    ...(types === null ? {} : { type: [...types] }),
  };
  const planned = { ...question, plan: writeScenarioParam(scenario) };
  const areas = { ...planned, min_density: DEFAULT_MIN_DENSITY, min_people: DEFAULT_MIN_PEOPLE };
  return {
    name: scenario.name,
    steps: scenario.operations.length,
    before: coverage(snapshot, question),
    after: coverage(snapshot, planned),
    gaps: demand === 'people' ? gaps(snapshot, areas) : null,
  };
}
