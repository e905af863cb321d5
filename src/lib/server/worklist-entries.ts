/** Who is on a work list, before anything is known of them but their ids: those that the figures count as missing. */
import { type RegulatoryLines, SCOPES } from '$db/regulatory.ts';
import { type MissedHazards, missedHazards } from '$db/queries/worklist.ts';
import { termsBegun } from '$db/queries/terms.ts';
import { CITY_CODE } from '$geo/coverage/coverage.ts';
import { InputError } from '$geo/errors.ts';
import type { Day } from '$geo/kinds/day.ts';
import type { SchoolTerm, TermScope, WorklistName } from '$geo/regulatory/answers.ts';
import { ask } from './database.ts';
import { linesOf } from './regulatory.ts';
import type { Snapshot } from './snapshot.ts';

export interface WorklistEntry {
  readonly id: number;
  /** The district that the figures count it in; undefined = the declared one of the day. */
  readonly district: number | null | undefined;
  readonly missed: MissedHazards | null;
}

/** The list of a name and a term. */
export interface WorklistEntries {
  readonly entries: readonly WorklistEntry[];
  readonly term: SchoolTerm | null;
  readonly terms: readonly SchoolTerm[];
  /** First days of the two terms before, the latest first. */
  readonly daysBefore: readonly Day[];
  /** Purposes of the inspections that count; null = all. */
  readonly purposes: readonly string[] | null;
}

const isOfTerm = (name: WorklistName): name is TermScope => name === 'schools' || name === 'suppliers';
const NO_TERM = { term: null, terms: [], daysBefore: [], purposes: null };

/**
 * @param key of a term; null = the running one
 * @throws InputError `invalid_parameter` for a term that there is no list of
 */
export async function worklistEntries(
  snapshot: Snapshot,
  name: WorklistName,
  key: string | null,
): Promise<WorklistEntries> {
  if (isOfTerm(name)) return ofTerm(await linesOf(snapshot), name, key);
  if (key !== null)
    throw new InputError(
      'invalid_parameter',
      `term is "${key}"; it is allowed with schools and suppliers only.`,
    );
  if (name !== 'hazards') {
    const { elevators } = await linesOf(snapshot);
    return { ...NO_TERM, entries: entriesOf(elevators.map((line) => ({ ...line, ids: line[name] }))) };
  }
  const { version, asOf: day } = snapshot;
  const missed = await ask(({ sql }) => missedHazards(sql, { version, day }));
  return {
    ...NO_TERM,
    entries: missed.map((one) => ({ id: one.facility, district: undefined, missed: one })),
  };
}

async function ofTerm(
  { terms }: RegulatoryLines,
  name: TermScope,
  key: string | null,
): Promise<WorklistEntries> {
  const all = terms.map(({ term }) => term);
  const found = key === null ? terms[0] : terms.find(({ term }) => term.key === key);
  if (!found && key !== null)
    throw new InputError(
      'invalid_parameter',
      `term is "${key}"; allowed: ${all.map((term) => term.key).join(', ')}.`,
    );
  const { purposes } = SCOPES[name];
  if (!found) return { ...NO_TERM, purposes, entries: [] };
  // The term itself comes first.
  const [, ...before] = await ask(({ sql }) => termsBegun(sql, found.term.first_day, 3));
  return {
    entries: entriesOf(found.lines[name].map((line) => ({ ...line, ids: line.missing }))),
    term: found.term,
    terms: all,
    daysBefore: before.map(({ first_day }) => first_day),
    purposes,
  };
}

/** Everyone of the city, with the district whose line has them; null for those that are in none. */
function entriesOf(lines: readonly { district: number; ids: readonly number[] }[]): WorklistEntry[] {
  const districts = new Map(
    lines
      .filter(({ district }) => district !== CITY_CODE)
      .flatMap(({ district, ids }) => ids.map((id) => [id, district] as const)),
  );
  const city = lines.find(({ district }) => district === CITY_CODE);
  return (city?.ids ?? []).map((id) => ({ id, district: districts.get(id) ?? null, missed: null }));
}
