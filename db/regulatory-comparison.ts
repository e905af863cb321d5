/** Holds regulatory coverage in SQL against the engine in geo/. */
import { CITY_CODE } from '../geo/coverage/coverage.ts';
import { TERM_SCOPES } from '../geo/regulatory/answers.ts';
import { inspectedShare } from '../geo/regulatory/inspected-share.ts';
import { overdueOn } from '../geo/regulatory/overdue.ts';
import type { Comparison } from './comparison.ts';
import type { Sql } from './connect.ts';
import { fillElevatorsDue, regulated, visits } from './queries/regulatory.ts';
import { prepareTerm, regulatoryLines } from './regulatory.ts';

/** Compares the counts of the city and its districts, and the lists of what is missing. */
export async function compareRegulatory(
  tx: Sql,
  on: { readonly version: number; readonly day: string },
  comparison: Comparison,
): Promise<void> {
  const { terms, elevators } = await regulatoryLines(tx, on);
  for (const { term, lines } of terms)
    for (const scope of TERM_SCOPES) {
      const days = await prepareTerm(tx, on, term, scope);
      const register = await regulated(tx);
      const visited = await visits(tx);
      for (const line of lines[scope]) {
        const own = register.filter(
          ({ district }) => line.district === CITY_CODE || district === line.district,
        );
        const engine = inspectedShare(own, visited, days);
        const name = `Inspected ${scope}, ${term.key}, ${line.district}`;
        comparison.same(`${name}: in scope`, line.in_scope, engine.inScope);
        comparison.same(`${name}: inspected`, line.inspected, engine.inspected.length);
        comparison.same(`${name}: closed`, line.closed.length, engine.closed.length);
        comparison.same(`${name}: missing, ids that differ`, differing(line.missing, engine.missing), 0);
      }
    }
  await fillElevatorsDue(tx, on);
  const equipment = await regulated(tx);
  for (const line of elevators) {
    const own = equipment.filter(({ district }) => line.district === CITY_CODE || district === line.district);
    const engine = overdueOn(own, on.day);
    const name = `Elevators, ${line.district}`;
    comparison.same(`${name}: in use`, line.in_use, engine.inUse);
    comparison.same(`${name}: on time`, line.on_time, engine.onTime);
    comparison.same(`${name}: overdue, ids that differ`, differing(line.overdue, engine.overdue), 0);
    comparison.same(`${name}: unknown, ids that differ`, differing(line.unknown, engine.unknown), 0);
  }
}

/** How many ids are in one list only. */
function differing(a: readonly number[], b: readonly number[]): number {
  const shared = new Set(a).size + new Set(b).size - new Set([...a, ...b]).size;
  return new Set([...a, ...b]).size - shared;
}
