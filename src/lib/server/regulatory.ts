import { type RegulatoryLines, regulatoryLines } from '$db/regulatory.ts';
import type { InspectedLine, OverdueLine } from '$db/queries/regulatory.ts';
import { worklistItems } from '$db/queries/worklist.ts';
import { CITY_CODE } from '$geo/coverage/coverage.ts';
import { InputError } from '$geo/errors.ts';
import type { Kind } from '$geo/kinds/vocabulary.ts';
import type {
  InspectedFigure,
  OverdueFigure,
  RegulatoryAnswer,
  SchoolTerm,
  TermScope,
  WorklistAnswer,
  WorklistName,
} from '$geo/regulatory/answers.ts';
import { ask } from './database.ts';
import { countOrigins, type OriginCounts, provenanceOf } from './provenance.ts';
import { type Snapshot, snapshotKey } from './snapshot.ts';
import { WeightedCache } from './weighted-cache.ts';

const KEPT_DAYS = 8;
const kept = new WeightedCache<RegulatoryLines>(KEPT_DAYS);

const DEFINITIONS = {
  term:
    'Facilities in the register on the first day of the term, open or suspended, with at least one completed ' +
    'inspection within the term; suppliers: evaluation by a third party. Closed without one: listed apart, in the ' +
    'denominator. By declared district.',
  elevators:
    'Elevators in use whose next inspection was due before the day; without a known date apart, never on time. ' +
    'By declared district.',
};

/** Who was to be inspected and was, and what is overdue: for the city and each district. */
export async function regulatory(snapshot: Snapshot): Promise<RegulatoryAnswer> {
  const { terms, elevators } = await linesOf(snapshot);
  return {
    terms: terms.map(({ term, countedTo, lines }) => ({
      ...term,
      counted_to: countedTo,
      schools: lines.schools.map(inspectedFigure),
      suppliers: lines.suppliers.map(inspectedFigure),
    })),
    elevators: elevators.map(overdueFigure),
    provenance: provenance(snapshot, `${DEFINITIONS.term} ${DEFINITIONS.elevators}`, ['canteen', 'elevator']),
  };
}

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
    provenance: provenance(snapshot, isOfTerm ? DEFINITIONS.term : DEFINITIONS.elevators, [
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

function linesOf(snapshot: Snapshot): Promise<RegulatoryLines> {
  return kept.getOrCompute(`${snapshotKey(snapshot)} ${snapshot.publishedAt}`, () =>
    ask(({ sql }) =>
      sql.begin((tx) => regulatoryLines(tx, { version: snapshot.version, day: snapshot.asOf })),
    ),
  );
}

const inspectedFigure = ({
  district,
  in_scope,
  inspected,
  closed,
  missing,
}: InspectedLine): InspectedFigure => ({
  district,
  in_scope,
  inspected,
  closed: closed.length,
  missing: missing.length,
  share: in_scope === 0 ? null : inspected / in_scope,
});

const overdueFigure = ({ district, in_use, on_time, overdue, unknown }: OverdueLine): OverdueFigure => ({
  district,
  in_use,
  overdue: overdue.length,
  on_time,
  unknown: unknown.length,
});

function provenance(snapshot: Snapshot, definition: string, kinds: readonly Kind[]) {
  const origins: OriginCounts = {};
  for (const kind of kinds) {
    const { columns } = snapshot.kinds[kind];
    countOrigins(columns, columns.id.keys(), origins);
  }
  return provenanceOf(snapshot, definition, origins);
}
