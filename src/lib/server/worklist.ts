/** Work lists: what the figures of regulatory coverage miss, one by one. */
import type { RegulatoryLines } from '$db/regulatory.ts';
import { worklistItems } from '$db/queries/worklist.ts';
import { CITY_CODE } from '$geo/coverage/coverage.ts';
import { InputError } from '$geo/errors.ts';
import type { SchoolTerm, TermScope, WorklistAnswer, WorklistName } from '$geo/regulatory/answers.ts';
import { ask } from './database.ts';
import { DEFINITIONS, linesOf, provenanceOver } from './regulatory.ts';
import type { Snapshot } from './snapshot.ts';

export interface WorklistQuestion {
  readonly name: WorklistName;
  /** Null = the city. */
  readonly district: number | null;
  /** Key of a term, of schools and suppliers; null = the running one. */
  readonly term: string | null;
  readonly limit: number;
}

/**
 * What is missing, one by one.
 * @throws InputError `invalid_parameter` for a term that there is no list of
 */
export async function worklist(snapshot: Snapshot, question: WorklistQuestion): Promise<WorklistAnswer> {
  const { name, district, limit } = question;
  const all = await linesOf(snapshot);
  const { term, ids } = missingOf(all, question);
  const on = { version: snapshot.version, day: snapshot.asOf };
  const items = await ask(({ sql }) => worklistItems(sql, { ...on, ids }));
  const isOfTerm = name === 'schools' || name === 'suppliers';
  return {
    name,
    term,
    district,
    numberMatched: items.length,
    items: items.slice(0, limit),
    provenance: provenanceOver(snapshot, isOfTerm ? DEFINITIONS.term : DEFINITIONS.elevators, [
      isOfTerm ? 'canteen' : 'elevator',
    ]),
  };
}

function missingOf(
  { terms, elevators }: RegulatoryLines,
  { name, district, term: key }: WorklistQuestion,
): { term: SchoolTerm | null; ids: readonly number[] } {
  const of = <Line extends { district: number }>(lines: readonly Line[] = []) =>
    lines.find((line) => line.district === (district ?? CITY_CODE));
  if (name === 'overdue' || name === 'unknown') {
    if (key !== null)
      throw new InputError(
        'invalid_parameter',
        `term is "${key}"; it is allowed with schools and suppliers only.`,
      );
    return { term: null, ids: of(elevators)?.[name] ?? [] };
  }
  const found = key === null ? terms[0] : terms.find(({ term }) => term.key === key);
  if (!found && key !== null)
    throw new InputError(
      'invalid_parameter',
      `term is "${key}"; allowed: ${terms.map(({ term }) => term.key).join(', ')}.`,
    );
  return { term: found?.term ?? null, ids: of(found?.lines[name satisfies TermScope])?.missing ?? [] };
}
