/** Regulatory coverage of a version on a day: what the server answers from. */
import { type SchoolTerm, TERM_SCOPES, type TermScope } from '../geo/regulatory/answers.ts';
import type { Sql } from './connect.ts';
import {
  createRegulatoryRelations,
  fillElevatorsDue,
  fillTerm,
  inspectedByDistrict,
  type InspectedLine,
  overdueByDistrict,
  type OverdueLine,
} from './queries/regulatory.ts';
import { termsBegun } from './queries/terms.ts';

/** The running term, and the one before it. */
const TERMS = 2;

/** Who is in scope, and which inspections count; null = any. */
export const SCOPES: Record<TermScope, { types: readonly string[]; purposes: readonly string[] | null }> = {
  schools: { types: ['school'], purposes: null },
  suppliers: { types: ['offsite_supplier'], purposes: ['third_party'] },
};

export interface TermLines {
  readonly term: SchoolTerm;
  /** Last day that is counted. */
  readonly countedTo: string;
  readonly lines: Readonly<Record<TermScope, readonly InspectedLine[]>>;
}

export interface RegulatoryLines {
  readonly terms: readonly TermLines[];
  readonly elevators: readonly OverdueLine[];
}

interface On {
  readonly version: number;
  readonly day: string;
}

/**
 * Fills the relations for a scope of a term.
 * @returns the days of the term that are counted: those to come are not
 */
export async function prepareTerm(tx: Sql, { version, day }: On, term: SchoolTerm, scope: TermScope) {
  const days = { firstDay: term.first_day, lastDay: day < term.last_day ? day : term.last_day };
  await fillTerm(tx, { version, ...days, ...SCOPES[scope] });
  return days;
}

/**
 * The newest terms that have begun, newest first, as far as they are counted.
 * @param tx a transaction: the relations are temporary
 */
export async function termLines(tx: Sql, on: On, most: number): Promise<readonly TermLines[]> {
  await createRegulatoryRelations(tx);
  const terms: TermLines[] = [];
  for (const term of await termsBegun(tx, on.day, most)) {
    const lines: Partial<Record<TermScope, readonly InspectedLine[]>> = {};
    let countedTo = term.last_day;
    for (const scope of TERM_SCOPES) {
      const days = await prepareTerm(tx, on, term, scope);
      lines[scope] = await inspectedByDistrict(tx, days);
      countedTo = days.lastDay;
    }
    const { schools = [], suppliers = [] } = lines;
    terms.push({ term, countedTo, lines: { schools, suppliers } });
  }
  return terms;
}

/** @param tx a transaction: the relations are temporary */
export async function regulatoryLines(tx: Sql, on: On): Promise<RegulatoryLines> {
  const terms = await termLines(tx, on, TERMS);
  await fillElevatorsDue(tx, on);
  return { terms, elevators: await overdueByDistrict(tx, on.day) };
}
