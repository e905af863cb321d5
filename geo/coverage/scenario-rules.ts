/** What a question may ask, and what an operation may say about the question and the operations before it. */
import { InputError } from '../errors.ts';
import { TYPES_OF_KIND } from '../kinds/vocabulary.ts';
import {
  MAX_OPERATIONS,
  type ScenarioOperation,
  type ScenarioQuestion,
  type SupplyQuestion,
} from './scenario.ts';

/**
 * Checks that the parts of a question go together: stars only of markets, types of the supply kind, meals only of
 * canteens.
 * @throws InputError `bad_scenario`
 */
export function checkQuestion(question: ScenarioQuestion): void {
  const { supply, starsMin, types, ratings, demand, weight } = question;
  const unknown = types?.find((type) => !TYPES_OF_KIND[supply].includes(type));
  if (unknown !== undefined)
    refuse('The question', `type "${unknown}"`, [...TYPES_OF_KIND[supply], 'null'].join(', '));
  if (supply !== 'market' && starsMin !== null)
    refuse('The question', `starsMin ${starsMin}`, `null where the supply is ${supply}`);
  if (supply !== 'market' && ratings !== 'current')
    refuse('The question', `ratings "${ratings}"`, `current where the supply is ${supply}`);
  if (demand !== 'canteen' && weight !== 'count')
    refuse('The question', `weight "${weight}"`, `count where the demand is ${demand}`);
}

const AN_OPERATION = 'An operation';

/** Letters of the sites that operations have added so far. */
type Sites = Pick<ReadonlySet<string>, 'has'>;

/**
 * Checks one operation: new sites are of the supply kind, with stars and types only where that kind has them and
 * a letter of their own; letters named are those of sites added before. Ids are checked against the register when
 * the scenario is replayed.
 * @throws InputError `bad_scenario`
 */
export function checkOperation(question: SupplyQuestion, operation: ScenarioOperation, sites: Sites): void {
  const { supply } = question;
  if (operation.op === 'add') {
    if (sites.has(operation.site))
      refuse(AN_OPERATION, `site "${operation.site}"`, 'a letter that no site before has');
    if (operation.kind !== supply)
      refuse(AN_OPERATION, `kind "${operation.kind}"`, `${supply}, the supply of the question`);
    if (operation.type !== null && !TYPES_OF_KIND[supply].includes(operation.type))
      refuse(AN_OPERATION, `type "${operation.type}"`, [...TYPES_OF_KIND[supply], 'null'].join(', '));
  } else if (typeof operation.facility === 'string' && !sites.has(operation.facility))
    refuse(AN_OPERATION, `facility "${operation.facility}"`, 'ids, and letters of sites added before');
  if (supply === 'market') return;
  if (operation.op === 'restar')
    refuse(AN_OPERATION, 'op "restar"', `add, move and close where the supply is ${supply}`);
  if (operation.op === 'add' && operation.stars !== null)
    refuse(AN_OPERATION, `stars ${operation.stars}`, `null where the supply is ${supply}`);
}

/**
 * Checks a list of operations in their order.
 * @throws InputError `bad_scenario`, also for more than MAX_OPERATIONS
 */
export function checkOperations(question: SupplyQuestion, operations: readonly ScenarioOperation[]): void {
  requireRoom(operations.length);
  const sites = new Set<string>();
  for (const operation of operations) {
    checkOperation(question, operation, sites);
    if (operation.op === 'add') sites.add(operation.site);
  }
}

/** Throws InputError unless a scenario may have so many operations. */
export function requireRoom(operations: number): void {
  if (operations > MAX_OPERATIONS)
    throw new InputError(
      'bad_scenario',
      `The scenario has ${operations} operations; allowed are ${MAX_OPERATIONS}.`,
    );
}

function refuse(what: string, value: string, allowed: string): never {
  throw new InputError('bad_scenario', `${what} has ${value}; allowed are ${allowed}.`);
}
