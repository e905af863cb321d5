/**
 * What a row of a file changes in what is known. Another attribute or position for the same time is a
 * correction: the row is superseded by one for the same days. Another status is an event: the row ends on the
 * day, and a new one begins. Pure: records in, records out.
 */
import type { Day } from '../../geo/kinds/day.ts';
import type { Kind, Origin, Status } from '../../geo/kinds/vocabulary.ts';
import { DETAILS, type Detail, type FacilityRow, type Place } from './facility-row.ts';

/** A row of `facility` with its details. `rowId` is null before it is stored. */
export interface FacilityRecord {
  readonly rowId: number | null;
  readonly code: string | null;
  readonly nameZh: string;
  readonly nameEn: string | null;
  readonly address: string | null;
  readonly town: string | null;
  readonly declaredDistrict: number | null;
  readonly place: Place | null;
  readonly status: Status;
  readonly validFrom: Day;
  readonly validTo: Day | null;
  readonly origin: Origin;
  readonly detail: Detail;
}

/** What holds for the whole import. */
export interface DiffContext {
  readonly kind: Kind;
  readonly asOf: Day;
  readonly mode: 'merge' | 'register';
  readonly origin: 'official' | 'open';
}

/** Rows to supersede (by number) and rows that take their place. Both empty: unchanged. */
export interface FacilityChange {
  readonly supersede: readonly number[];
  readonly insert: readonly FacilityRecord[];
}

const UNCHANGED: FacilityChange = { supersede: [], insert: [] };

/** The status on a day of a facility whose last row is `last`: a row that has ended leaves it closed. */
export function statusOn(last: FacilityRecord, day: Day): Status {
  return last.validTo !== null && last.validTo <= day ? 'closed' : last.status;
}

/** The status that a row states for the day of the file; one that will close is not closed yet. */
function statedStatus({ status, closedOn }: FacilityRow, asOf: Day): Status | null {
  if (status === 'closed' && closedOn !== null && closedOn > asOf) return null;
  return status ?? (closedOn !== null && closedOn <= asOf ? 'closed' : null);
}

/** The rows of a facility that was not known before. */
export function newFacility(row: FacilityRow, context: DiffContext): FacilityRecord[] {
  const { asOf, kind, origin } = context;
  const {
    number: _number,
    status: _status,
    openedOn,
    closedOn,
    rating: _rating,
    nextDueOn: _due,
    ...same
  } = row;
  const detail = Object.fromEntries(
    Object.keys(DETAILS[kind].columns).map((key) => [
      key,
      row.detail[key] ?? DETAILS[kind].defaults[key] ?? null,
    ]),
  );
  const record = { ...same, detail, origin, rowId: null, validTo: null };
  const status: Status = statedStatus(row, asOf) ?? 'open';
  if (status === 'closed') {
    if (openedOn !== null && closedOn !== null) {
      return [{ ...record, status: 'open', validFrom: openedOn, validTo: closedOn }];
    }
    return [{ ...record, status: 'closed', validFrom: closedOn ?? asOf }];
  }
  const ends = closedOn !== null && closedOn > asOf ? closedOn : null;
  if (status === 'planned') return [{ ...record, status, validFrom: asOf, validTo: ends }];
  if (status === 'suspended' && openedOn !== null && openedOn < asOf) {
    // Since when it is suspended is not stated: it was in use from its opening until now.
    return [
      { ...record, status: 'open', validFrom: openedOn, validTo: asOf },
      { ...record, status, validFrom: asOf, validTo: ends },
    ];
  }
  return [{ ...record, status, validFrom: openedOn ?? asOf, validTo: ends }];
}

function samePlace(a: Place | null, b: Place | null): boolean {
  if (a === null || b === null) return a === b;
  return a.xCm === b.xCm && a.yCm === b.yCm && a.locatedDistrict === b.locatedDistrict;
}

/** The last row with everything that the file states put in; null when nothing differs. */
function corrected(last: FacilityRecord, row: FacilityRow, context: DiffContext): FacilityRecord | null {
  const detail: Record<string, Detail[string]> = { ...last.detail };
  let differs = false;
  for (const [key, value] of Object.entries(row.detail)) {
    if (value === null || value === (last.detail[key] ?? null)) continue;
    detail[key] = value;
    differs = true;
  }
  const next = { ...last, detail };
  const text = ['code', 'nameZh', 'nameEn', 'address', 'town', 'declaredDistrict'] as const;
  for (const key of text) {
    if (row[key] === null || row[key] === last[key]) continue;
    Object.assign(next, { [key]: row[key] });
    differs = true;
  }
  if (row.place !== null && !samePlace(row.place, last.place)) {
    next.place = row.place;
    differs = true;
  }
  // An official file that confirms open data makes them official.
  if (last.origin === 'open' && context.origin === 'official') differs = true;
  return differs ? { ...next, origin: context.origin } : null;
}

/**
 * Compares a row with the history of its facility: rows known now, by `validFrom`, at least one. A status that
 * is not stated stays, except that mode `register` takes a listed facility for open again if it was closed.
 */
export function diffFacility(
  history: readonly FacilityRecord[],
  row: FacilityRow,
  context: DiffContext,
): FacilityChange {
  const last = history.at(-1);
  if (last === undefined || last.rowId === null) return UNCHANGED;
  const { asOf, mode, origin } = context;
  const correction = corrected(last, row, context);
  const base: FacilityRecord = correction ?? last;
  const now = statusOn(last, asOf);
  const wanted: Status = statedStatus(row, asOf) ?? (mode === 'register' && now === 'closed' ? 'open' : now);

  if (wanted === now) {
    let next = correction;
    const reopens = row.openedOn !== null && row.openedOn !== last.validFrom;
    if (
      reopens &&
      history.length === 1 &&
      last.status === 'open' &&
      (last.validTo === null || row.openedOn < last.validTo)
    ) {
      next = { ...(next ?? last), validFrom: row.openedOn, origin };
    }
    const ends = row.closedOn !== null && row.closedOn !== last.validTo && last.status !== 'closed';
    if (ends && row.closedOn > (next ?? last).validFrom)
      next = { ...(next ?? last), validTo: row.closedOn, origin };
    return next === null ? UNCHANGED : { supersede: [last.rowId], insert: [next] };
  }

  const opened = now === 'planned' && wanted === 'open' && row.openedOn !== null && row.openedOn <= asOf;
  const day =
    wanted === 'closed' ? (row.closedOn ?? asOf) : opened && row.openedOn !== null ? row.openedOn : asOf;
  const begun: FacilityRecord = { ...base, status: wanted, validFrom: day, validTo: null, origin };
  if (last.validTo !== null && last.validTo <= day) return { supersede: [], insert: [begun] };
  if (day > last.validFrom) {
    const ended: FacilityRecord = { ...base, validTo: day, origin };
    return { supersede: [last.rowId], insert: wanted === 'closed' ? [ended] : [ended, begun] };
  }
  // It never was what we held it to be: a correction for the same days.
  const from = wanted === 'closed' && history.length === 1 ? day : last.validFrom;
  return { supersede: [last.rowId], insert: [{ ...begun, validFrom: from }] };
}

/**
 * What closing a facility on a day changes, for registers that no longer list it. Null when its last row only
 * begins on that day or later: then the register is older than what is known.
 */
export function closeFacility(last: FacilityRecord, day: Day): FacilityChange | null {
  if (last.rowId === null || statusOn(last, day) === 'closed' || day <= last.validFrom) return null;
  return { supersede: [last.rowId], insert: [{ ...last, validTo: day }] };
}
