/**
 * Everything that one data version knows, read once, and the columns of any day derived from it: the one path
 * from the facts to what is served and to what `suitu verify` compares.
 */
import { NO_DAY, NO_STARS, type FacilityColumns } from '../geo/columns/columns.ts';
import { KINDS, RATING_STATES, STATUSES, type Kind } from '../geo/kinds/vocabulary.ts';
import { AppError, NotFoundError } from '../geo/errors.ts';
import type { Database } from './connect.ts';
import { type MarketCard, marketCards } from './queries/market-cards.ts';
import { type GridCells, snapshotCells } from './queries/snapshot-cells.ts';
import { type FacilityRows, snapshotFacilities, TEXT_FIELD } from './queries/snapshot-facilities.ts';
import { type DueRows, type RatingRows, snapshotDues, snapshotRatings } from './queries/snapshot-history.ts';
import { type VersionRow, versions } from './queries/versions.ts';

/** What a version knows, over all days. */
export interface SnapshotData {
  readonly version: VersionRow;
  readonly engine: Database['engine'];
  readonly rows: Readonly<Record<Kind, FacilityRows>>;
  readonly ratings: RatingRows;
  readonly dues: DueRows;
  /** Of the version's own day, by ascending id. */
  readonly marketCards: readonly MarketCard[];
  /** Null while no population is loaded. */
  readonly population: GridCells | null;
}

/** `current`: expired ratings keep their stars. `valid`: they lose them. */
export type RatingsMode = 'current' | 'valid';

/** The texts of one facility; null = none. */
export interface FacilityText {
  readonly code: string | null;
  readonly name_zh: string;
  readonly name_en: string | null;
  readonly address: string | null;
  readonly town: string | null;
}

const CLOSED = STATUSES.indexOf('closed');
const MILLISECONDS_A_DAY = 86_400_000;

/**
 * Reads all that a version knows, in one consistent view of the database.
 * @param version a published version
 * @throws NotFoundError `version_unknown`; AppError `texts_broken` when a text holds a separator
 */
export async function loadSnapshot(database: Database, version: number): Promise<SnapshotData> {
  return database.sql.begin('isolation level repeatable read read only', async (tx) => {
    const [row] = await versions(tx, { version });
    if (!row) throw new NotFoundError('version_unknown', `There is no data version ${version}.`);
    const rows: FacilityRows[] = [];
    for (const kind of KINDS) rows.push(await snapshotFacilities(tx, kind, version));
    for (const { kind, count, texts } of rows)
      if (texts.length !== count)
        throw new AppError(
          'texts_broken',
          `${texts.length} texts for ${count} rows of ${kind}: one holds a separator.`,
        );
    return {
      version: row,
      engine: database.engine,
      rows: Object.fromEntries(rows.map((one) => [one.kind, one])) as SnapshotData['rows'], // one per kind, just read
      ratings: await snapshotRatings(tx, version),
      dues: await snapshotDues(tx, version),
      marketCards: await marketCards(tx, version, row.as_of),
      population: row.population_grid === null ? null : await snapshotCells(tx, row.population_grid),
    };
  });
}

/** Whole days from 2000-01-01 to a calendar day, YYYY-MM-DD. */
export function dayNumber(day: string): number {
  return Math.round((Date.parse(`${day}T00:00:00Z`) - Date.UTC(2000, 0, 1)) / MILLISECONDS_A_DAY);
}

/**
 * Which row speaks for each facility of a kind on a day: the last one that had begun. Facilities that had not
 * begun yet are left out; one whose last row has ended is closed.
 * @param day YYYY-MM-DD
 * @returns positions in `data.rows[kind]`, ascending by facility id
 */
export function rowsOn(data: SnapshotData, kind: Kind, day: string): Int32Array {
  const { count, id, validFrom } = data.rows[kind];
  const on = dayNumber(day);
  const chosen = new Int32Array(count);
  let length = 0;
  for (let row = 0; row < count; row++) {
    if ((validFrom[row] ?? 0) > on) continue;
    const sameAsBefore = length > 0 && id[chosen[length - 1] ?? 0] === id[row];
    chosen[sameAsBefore ? length - 1 : length++] = row;
  }
  return chosen.slice(0, length);
}

/**
 * The facilities of a kind as they are on a day.
 * @param day YYYY-MM-DD
 * @param ratings whether expired ratings keep their stars
 */
export function columnsOn(
  data: SnapshotData,
  kind: Kind,
  day: string,
  ratings: RatingsMode = 'current',
): FacilityColumns {
  const rows = data.rows[kind];
  const chosen = rowsOn(data, kind, day);
  const on = dayNumber(day);
  const small = (column: ArrayLike<number>) => take(new Uint8Array(chosen.length), column, chosen);
  const whole = (column: Int32Array) => take(new Int32Array(chosen.length), column, chosen);
  const degrees = (column: Float64Array) => take(new Float64Array(chosen.length), column, chosen);
  const declaredDistrict = small(rows.declaredDistrict);
  const locatedDistrict = small(rows.locatedDistrict);
  const id = whole(rows.id);
  const rated = ratingsOn(kind === 'market' ? data.ratings : null, id, on, ratings);
  return {
    kind,
    count: chosen.length,
    id,
    xCm: whole(rows.xCm),
    yCm: whole(rows.yCm),
    lng: degrees(rows.lng),
    lat: degrees(rows.lat),
    district: locatedDistrict.map((located, index) => located || (declaredDistrict[index] ?? 0)),
    locatedDistrict,
    declaredDistrict,
    locationQuality: small(rows.locationQuality),
    status: small(rows.status).map((status, index) => {
      const end = rows.validTo[chosen[index] ?? 0] ?? NO_DAY;
      return end !== NO_DAY && end <= on ? CLOSED : status;
    }),
    type: small(rows.type),
    origin: small(rows.origin),
    stars: rated.stars,
    ratingState: rated.state,
    installYear: take(new Uint16Array(chosen.length), rows.installYear, chosen),
    residential: small(rows.residential),
    nextDueDay: duesOn(kind === 'elevator' ? data.dues : null, id, on),
    units: whole(rows.units),
  };
}

/** Values of a column at the rows chosen; a plain loop, several times as fast as `from` for 230,000 of them. */
function take<Column extends Uint8Array | Uint16Array | Int32Array | Float64Array>(
  into: Column,
  column: ArrayLike<number>,
  chosen: Int32Array,
): Column {
  for (let index = 0; index < chosen.length; index++) into[index] = column[chosen[index] as number] as number; // rows
  return into;
}

/**
 * The texts of the facilities of `columnsOn`, in the same order.
 * @param day YYYY-MM-DD
 */
export function* textsOn(data: SnapshotData, kind: Kind, day: string): Generator<FacilityText> {
  const { texts } = data.rows[kind];
  for (const row of rowsOn(data, kind, day)) {
    const [code, nameZh, nameEn, address, town] = (texts[row] ?? '').split(TEXT_FIELD);
    yield {
      code: code || null,
      name_zh: nameZh ?? '',
      name_en: nameEn || null,
      address: address || null,
      town: town || null,
    };
  }
}

/** Stars and state of each market: the newest granted rating decides, then an application (methods.md). */
function ratingsOn(ratings: RatingRows | null, id: Int32Array, on: number, mode: RatingsMode) {
  const stars = new Uint8Array(id.length).fill(NO_STARS);
  const state = new Uint8Array(id.length).fill(RATING_STATES.indexOf('unrated'));
  if (!ratings) return { stars, state: state.fill(0) };
  let next = 0;
  for (let index = 0; index < id.length; index++) {
    while (next < ratings.count && (ratings.facilityId[next] ?? 0) < (id[index] ?? 0)) next++;
    let granted = -1;
    let pending = false;
    for (; next < ratings.count && ratings.facilityId[next] === id[index]; next++) {
      if ((ratings.ratedOn[next] ?? 0) > on) continue;
      if ((ratings.stars[next] ?? 0) > 0) granted = next;
      else pending = true;
    }
    if (granted < 0) {
      if (pending) state[index] = RATING_STATES.indexOf('pending');
      continue;
    }
    const revokedOn = ratings.revokedOn[granted] ?? NO_DAY;
    const validUntil = ratings.validUntil[granted] ?? NO_DAY;
    const revoked = revokedOn !== NO_DAY && revokedOn <= on;
    const expired = validUntil !== NO_DAY && validUntil < on;
    state[index] = RATING_STATES.indexOf(revoked ? 'revoked' : expired ? 'expired' : 'rated');
    if (!revoked && !(expired && mode === 'valid')) stars[index] = ratings.stars[granted] ?? NO_STARS;
  }
  return { stars, state };
}

/** The due date that stood for each elevator on the day; NO_DAY where none is known. */
function duesOn(dues: DueRows | null, id: Int32Array, on: number): Int16Array {
  const due = new Int16Array(id.length).fill(NO_DAY);
  if (!dues) return due;
  let next = 0;
  for (let index = 0; index < id.length; index++) {
    while (next < dues.count && (dues.facilityId[next] ?? 0) < (id[index] ?? 0)) next++;
    for (; next < dues.count && dues.facilityId[next] === id[index]; next++) {
      const end = dues.validTo[next] ?? NO_DAY;
      if ((dues.validFrom[next] ?? 0) <= on && (end === NO_DAY || end > on))
        due[index] = dues.nextDueOn[next] ?? NO_DAY;
    }
  }
  return due;
}
