/**
 * The file of a scenario: JSON, `{ format: 'suitu-scenario', version: 1, name, dataVersion, asOf, question,
 * operations }`. Places are written as WGS 84 `lng`, `lat` only; centimetres follow from them.
 */
import * as v from 'valibot';
import { InputError } from '../errors.ts';
import { type Scenario, SCENARIO_FORMAT, SCENARIO_VERSION, scenarioPlace } from './scenario.ts';
import { checkOperations, checkQuestion, requireRoom } from './scenario-rules.ts';
import { scenarioSchema } from './scenario-schema.ts';

/** Characters of a file: more than the largest scenario needs. */
const MAX_FILE_LENGTH = 500_000;
/** Characters of a wrong value that are repeated. */
const MAX_QUOTED = 80;

/**
 * Reads a file.
 * @throws InputError `bad_scenario` naming the member, its value and what is allowed; `unknown_type`;
 *   `scenario_place_out_of_range`
 */
export function readScenario(file: string): Scenario {
  if (file.length > MAX_FILE_LENGTH)
    throw new InputError(
      'bad_scenario',
      `The file has ${file.length} characters; allowed are ${MAX_FILE_LENGTH}.`,
    );
  let content: unknown;
  try {
    content = JSON.parse(file);
  } catch (cause) {
    throw new InputError('bad_scenario', 'The file is not JSON; a scenario saved here is needed.', { cause });
  }
  return scenarioOf(content);
}

/**
 * A scenario from the members of its file.
 * @throws as `readScenario`
 */
export function scenarioOf(content: unknown): Scenario {
  const result = v.safeParse(scenarioSchema, content, { abortEarly: true });
  if (!result.success) throw refusal(result.issues[0]);
  const { format: _format, version: _version, ...rest } = result.output;
  requireRoom(rest.operations.length);
  const operations = rest.operations.map((one) => {
    if (one.op !== 'add' && one.op !== 'move') return one;
    const { lng, lat, ...others } = one;
    return { ...others, place: scenarioPlace(lng, lat) };
  });
  checkQuestion(rest.question);
  checkOperations(rest.question, operations);
  return { ...rest, operations };
}

/** The first thing that is wrong, as a sentence. */
function refusal(issue: v.BaseIssue<unknown>): InputError {
  const member = v.getDotPath(issue) ?? 'The content';
  const given = (JSON.stringify(issue.input) ?? 'absent').slice(0, MAX_QUOTED);
  return new InputError('bad_scenario', `${member} is ${given}; allowed are ${issue.message}.`);
}

/** The file of a scenario; `readScenario` gives the scenario back. */
export function writeScenario(scenario: Scenario): string {
  const { operations, ...rest } = scenario;
  const content = {
    format: SCENARIO_FORMAT,
    version: SCENARIO_VERSION,
    ...rest,
    operations: operations.map((one) => {
      if (!('place' in one)) return one;
      const { place, ...others } = one;
      return { ...others, lng: place.lng, lat: place.lat };
    }),
  };
  return `${JSON.stringify(content, null, 1)}\n`;
}
