/** What a scenario stands on: the demand, the register of the supply kind, and the distance between them. */
import type { DemandColumns } from '../columns/columns.ts';
import { AppError } from '../errors.ts';
import { type Nearest, nearestSupply, supplyPoints } from './nearest.ts';
import type { SupplyQuestion } from './scenario.ts';
import type { ScenarioFacilities, ScenarioRoster } from './scenario-roster.ts';
import { questionSupply } from './scenario-supply.ts';

/** None of it is changed. */
export interface ScenarioGround {
  readonly demand: DemandColumns;
  /** All facilities of the supply kind, also those that do not count. */
  readonly facilities: ScenarioFacilities;
  /** From the demand to `supplyPoints(facilities, questionSupply(…))`, without a limit; computed when absent. */
  readonly nearest?: Nearest;
}

/**
 * Distances without the scenario, as copies: squared cm, and slots of the roster in place of positions in the
 * supply.
 * @throws AppError `bad_nearest` when those given are of another demand
 */
export function distancesBefore(
  { demand, facilities, nearest }: ScenarioGround,
  question: SupplyQuestion,
  { registered }: Pick<ScenarioRoster, 'registered'>,
): Nearest {
  const supply = questionSupply(facilities, question);
  const { d2, index } = nearest ?? nearestSupply(demand, supplyPoints(facilities, supply));
  if (d2.length !== demand.count)
    throw new AppError(
      'bad_nearest',
      `There are distances for ${d2.length} points; the demand has ${demand.count}.`,
    );
  const slotAt = new Int32Array(facilities.count);
  registered.forEach((position, slot) => (slotAt[position] = slot));
  const slotOfSupply = supply.map((position) => slotAt[position] as number); // positions in the register
  return { d2: d2.slice(), index: index.map((at) => slotOfSupply[at] ?? -1) };
}
