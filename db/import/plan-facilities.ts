/** From the rows of a file and what is known to the list of writes, and to the counts of the report. Pure. */
import type { CellReject } from '../../geo/kinds/content.ts';
import { DISTRICTS } from '../../geo/kinds/vocabulary.ts';
import {
  closeFacility,
  diffFacility,
  newFacility,
  statusOn,
  type DiffContext,
  type FacilityRecord,
} from './facility-diff.ts';
import { qualityOf, type FacilityRow } from './facility-row.ts';
import type { KnownDue, KnownFacility } from './known-facilities.ts';
import { FacilityRegister, identityOf } from './match.ts';
import { diffRating, type RatingRecord } from './rating-diff.ts';
import type { BadRow, GivenRow } from './read-facilities.ts';
import type { ImportCounts, RowFlag } from './report.ts';

/** The facility that a write belongs to: known by its id, or the nth new one. */
export type Target = { readonly id: number } | { readonly fresh: number };

/** Everything that an import writes. Lists of `row_id` to supersede, and rows to insert. */
export interface FacilityPlan {
  fresh: number;
  supersede: number[];
  insert: { target: Target; record: FacilityRecord }[];
  supersedeRatings: number[];
  insertRatings: { target: Target; record: RatingRecord }[];
  supersedeDues: number[];
  insertDues: { target: Target; nextDueOn: string | null; validFrom: string; validTo: string | null }[];
}

/** What is known, and the rows that are compared with it. */
export interface FacilityInput {
  readonly known: readonly KnownFacility[];
  readonly ratings: ReadonlyMap<number, readonly RatingRecord[]>;
  readonly dues: ReadonlyMap<number, KnownDue>;
  readonly rows: readonly FacilityRow[];
  readonly given: readonly GivenRow[];
  readonly bad: readonly BadRow[];
}

export interface PlannedImport {
  readonly plan: FacilityPlan;
  readonly counts: Omit<ImportCounts, 'rejected' | 'replacedSynthetic'>;
  readonly rejects: readonly CellReject[];
  readonly flags: readonly RowFlag[];
  readonly notes: readonly string[];
}

const nameOfDistrict = (code: number | null) =>
  DISTRICTS.find((one) => one.code === code)?.zh ?? String(code);

function flagOf(row: FacilityRow, last: FacilityRecord, reason: string | null): RowFlag | null {
  const quality = qualityOf(last.place, last.declaredDistrict);
  const { number, nameZh: name } = row;
  switch (quality) {
    case 'exact':
      return null;
    case 'none':
      return { row: number, name, quality, reason: `has no usable position: ${reason ?? 'no coordinates'}` };
    case 'outside_city':
      return { row: number, name, quality, reason: 'lies outside the eleven districts' };
    case 'other_district': {
      const declared = nameOfDistrict(last.declaredDistrict);
      return {
        row: number,
        name,
        quality,
        reason: `declares ${declared} but lies in ${nameOfDistrict(last.place?.locatedDistrict ?? null)}`,
      };
    }
  }
}

/**
 * Plans an import of facilities. A row that means the same facility as an earlier row of the file is rejected.
 * In mode `register` facilities that no row of the file mentions (not even a rejected one) are closed.
 */
export function planFacilities(input: FacilityInput, context: DiffContext): PlannedImport {
  const { kind, asOf, mode } = context;
  const plan: FacilityPlan = {
    fresh: 0,
    supersede: [],
    insert: [],
    supersedeRatings: [],
    insertRatings: [],
    supersedeDues: [],
    insertDues: [],
  };
  const counts = { added: 0, changed: 0, unchanged: 0, unlocated: 0, flagged: 0, closed: 0, missing: 0 };
  const rejects: CellReject[] = [];
  const flags: RowFlag[] = [];
  const tally = { far: 0, undated: 0, revoked_unknown: 0, housing: 0, older: 0 };

  const register = new FacilityRegister<KnownFacility>();
  for (const facility of input.known) {
    const last = facility.history.at(-1);
    if (last) register.add(identityOf(last), facility);
  }
  const inFile = new FacilityRegister<number>();
  const rowOfKnown = new Map<number, number>();

  for (const [at, row] of input.rows.entries()) {
    const identity = identityOf(row);
    const twin = inFile.find(identity);
    const match = register.find(identity);
    const earlier = twin.entry ?? (match.entry ? (rowOfKnown.get(match.entry.id) ?? null) : null);
    if (earlier !== null) {
      const how =
        twin.by === 'code'
          ? `has the same code ${row.code}`
          : 'has the same name, district and place (within 50 m)';
      rejects.push({
        row: row.number,
        column: '',
        value: row.code ?? row.nameZh,
        reason: `${how} as row ${earlier}: a duplicate`,
      });
      continue;
    }
    inFile.add(identity, row.number);
    if (match.entry) rowOfKnown.set(match.entry.id, row.number);
    else if (match.far) tally.far++;

    const target: Target = match.entry ? { id: match.entry.id } : { fresh: plan.fresh++ };
    const change = match.entry
      ? diffFacility(match.entry.history, row, context)
      : { supersede: [], insert: newFacility(row, context) };
    plan.supersede.push(...change.supersede);
    for (const record of change.insert) plan.insert.push({ target, record });
    let touched = change.insert.length > 0;

    if (row.rating) {
      const known = match.entry ? (input.ratings.get(match.entry.id) ?? []) : [];
      const rating = diffRating(known, row.rating, asOf);
      plan.supersedeRatings.push(...rating.supersede);
      for (const record of rating.insert) plan.insertRatings.push({ target, record });
      if (rating.note) tally[rating.note]++;
      touched ||= rating.insert.length > 0;
    }
    if (row.nextDueOn !== null) touched = planDue(plan, input.dues, target, row.nextDueOn, asOf) || touched;
    if (kind === 'elevator' && !match.entry && row.detail.residential === null) tally.housing++;

    if (!match.entry) counts.added++;
    else if (touched) counts.changed++;
    else counts.unchanged++;

    const last = change.insert.at(-1) ?? match.entry?.history.at(-1);
    const position = input.given[at]?.position;
    const flag = last ? flagOf(row, last, position?.state === 'none' ? position.reason : null) : null;
    if (flag) {
      flags.push(flag);
      if (flag.quality === 'none') counts.unlocated++;
      else counts.flagged++;
    }
  }

  const mentioned = new Set<number>();
  for (const row of input.bad) {
    for (const facility of register.mentions(row.code, row.name, row.district)) mentioned.add(facility.id);
  }
  for (const facility of input.known) {
    const last = facility.history.at(-1);
    if (
      !last ||
      rowOfKnown.has(facility.id) ||
      mentioned.has(facility.id) ||
      statusOn(last, asOf) === 'closed'
    )
      continue;
    counts.missing++;
    if (mode !== 'register') continue;
    const change = closeFacility(last, asOf);
    if (change === null) {
      tally.older++;
      continue;
    }
    counts.closed++;
    plan.supersede.push(...change.supersede);
    for (const record of change.insert) plan.insert.push({ target: { id: facility.id }, record });
  }
  return { plan, counts, rejects, flags, notes: notesOf(tally, asOf) };
}

/** A due date that differs from the one that stands: a new one from `asOf` on; true when something is written. */
function planDue(
  plan: FacilityPlan,
  dues: FacilityInput['dues'],
  target: Target,
  nextDueOn: string,
  asOf: string,
): boolean {
  const known = 'id' in target ? dues.get(target.id) : undefined;
  if (known?.nextDueOn === nextDueOn) return false;
  if (known) {
    plan.supersedeDues.push(known.rowId);
    if (known.validFrom < asOf) {
      plan.insertDues.push({ target, nextDueOn: known.nextDueOn, validFrom: known.validFrom, validTo: asOf });
    }
  }
  const validFrom = known && known.validFrom > asOf ? known.validFrom : asOf;
  plan.insertDues.push({ target, nextDueOn, validFrom, validTo: null });
  return true;
}

function notesOf(
  tally: Readonly<Record<'far' | 'undated' | 'revoked_unknown' | 'housing' | 'older', number>>,
  asOf: string,
): string[] {
  const notes: string[] = [];
  if (tally.far > 0)
    notes.push(
      `${tally.far} rows share name and district with a known facility but lie more than 50 m from it: taken as new.`,
    );
  if (tally.undated > 0)
    notes.push(
      `${tally.undated} ratings have no day: recorded from ${asOf}, or from their last valid day if earlier.`,
    );
  if (tally.revoked_unknown > 0)
    notes.push(
      `${tally.revoked_unknown} revoked ratings are of ratings that are not known: not recorded; import them as a rating file.`,
    );
  if (tally.housing > 0)
    notes.push(`${tally.housing} elevators do not say whether they are in housing: taken as not.`);
  if (tally.older > 0)
    notes.push(`${tally.older} facilities missing from the file begin on ${asOf} or later: left open.`);
  return notes;
}
