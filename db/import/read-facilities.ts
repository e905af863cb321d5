/** Rows of a facility file: read by the columns of the kind, judged, and put on the map in one datum. */
import { findHeader, isBlankRow, readRow, type CellReject, type Header } from '../../geo/kinds/content.ts';
import { canteenContent } from '../../geo/kinds/canteen.ts';
import { elevatorContent } from '../../geo/kinds/elevator.ts';
import { marketContent } from '../../geo/kinds/market.ts';
import type { Day } from '../../geo/kinds/day.ts';
import { givenPosition, type GivenPosition } from '../../geo/kinds/position.ts';
import { stationContent } from '../../geo/kinds/station.ts';
import { foldWord } from '../../geo/kinds/text.ts';
import type { Datum, DistrictCode, Kind } from '../../geo/kinds/vocabulary.ts';
import type { Table } from '../../geo/files/table.ts';
import type { RowOf } from '../../geo/kinds/content.ts';
import { placeOf, type Detail, type FacilityRow, type StatedRating } from './facility-row.ts';

type MarketValues = RowOf<typeof marketContent.fields>;
type CanteenValues = RowOf<typeof canteenContent.fields>;
type ElevatorValues = RowOf<typeof elevatorContent.fields>;
type StationValues = RowOf<typeof stationContent.fields>;
/** Any of the four; the shared columns are typed, the others are looked at by kind. */
type SharedValues = Omit<StationValues, 'type' | 'inspectors' | 'phone'>;

const FACILITY_CONTENTS = {
  market: marketContent,
  canteen: canteenContent,
  elevator: elevatorContent,
  station: stationContent,
} as const;

/** A good row before its datum is known. */
export interface GivenRow {
  readonly position: GivenPosition;
  readonly row: Omit<FacilityRow, 'place'>;
}

/** A bad row: what could be read of it, so that its facility is not taken for missing. */
export interface BadRow {
  readonly number: number;
  readonly code: string | null;
  readonly name: string | null;
  readonly district: DistrictCode | null;
}

export interface GivenRows {
  readonly rows: readonly GivenRow[];
  readonly bad: readonly BadRow[];
  readonly rejects: readonly CellReject[];
  readonly header: Header;
  readonly notes: readonly string[];
}

const TOTAL_LINE = /^(合计|总计|小计|共计|total|sum|注|备注|说明|填报人|制表人)/;

function ratingOf(values: MarketValues): StatedRating | null {
  if (values.stars === null || values.stars.state === 'unrated') return null;
  const { ratedOn, validUntil, issuer, scheme } = values;
  return { word: values.stars, ratedOn, validUntil, revokedOn: null, issuer, scheme };
}

function detailOf(kind: Kind, values: unknown): Detail {
  switch (kind) {
    case 'market': {
      const { areaM2, stalls, operator, hours, phone } = values as MarketValues; // read by this kind's content
      return { area_m2: areaM2, stalls, operator, hours, phone };
    }
    case 'canteen': {
      const { type, licence, mealsADay, brightKitchen } = values as CanteenValues; // as above
      return { type, licence, meals_a_day: mealsADay, bright_kitchen: brightKitchen };
    }
    case 'elevator': {
      const { code, installedOn, use, residential, maintainer } = values as ElevatorValues; // as above
      return { registration_code: code, installed_on: installedOn, use, residential, maintainer };
    }
    case 'station': {
      const { type, inspectors, phone } = values as StationValues; // as above
      return { type, inspectors, phone };
    }
  }
}

/** The name: as given; an elevator without one is called after its place, its number inside, or its code. */
function nameOf(kind: Kind, values: SharedValues): string | null {
  if (values.name !== null || kind !== 'elevator') return values.name;
  const { owner, inside, code } = values as ElevatorValues; // read by this kind's content
  if (owner !== null) return `${owner} ${inside ?? '电梯'}`.slice(0, 200);
  return code === null ? null : `电梯 ${code}`;
}

/** Contradictions between cells of a row: the column at fault and why. */
function contradiction(
  kind: Kind,
  values: SharedValues,
  asOf: Day,
): [keyof MarketValues & string, string] | null {
  const { openedOn, closedOn } = values;
  if (openedOn !== null && closedOn !== null && openedOn >= closedOn) {
    return ['closedOn', `is not after the opening day ${openedOn}`];
  }
  if (closedOn !== null && closedOn <= asOf && values.status !== null && values.status !== 'closed') {
    return ['closedOn', `is not after the day of the file, ${asOf}, although the status is ${values.status}`];
  }
  if (kind === 'market') {
    const { ratedOn, validUntil } = values as MarketValues; // read by this kind's content
    if (ratedOn !== null && validUntil !== null && validUntil < ratedOn) {
      return ['validUntil', `is before the day of the rating, ${ratedOn}`];
    }
  }
  return null;
}

/**
 * Reads the rows of a facility file. Blank rows are passed over; lines of totals, rows without a name, with a
 * bad cell, with contradicting days or with longitude and latitude swapped are rejected. `asOf` is the day of the file. Throws `InputError` `no_header`.
 */
export function readFacilities(kind: Kind, table: Table, asOf: Day): GivenRows {
  const content = FACILITY_CONTENTS[kind];
  const header = findHeader(content, table.rows);
  const rows: GivenRow[] = [];
  const bad: BadRow[] = [];
  const rejects: CellReject[] = [];
  for (const tableRow of table.rows.slice(header.firstDataRow)) {
    if (isBlankRow(tableRow)) continue;
    // The four contents share these columns; which kind the others belong to is known by `kind`.
    const read = readRow<typeof stationContent.fields>(
      content as unknown as typeof stationContent,
      header,
      tableRow,
    );
    const { number, values } = read;
    const reject = (key: string, value: string, reason: string) => {
      rejects.push({ row: number, column: header.columns.get(key)?.header ?? '', value, reason });
      bad.push({
        number,
        code: values.code ?? null,
        name: values.name ?? null,
        district: values.district ?? null,
      });
    };
    if (
      values.name &&
      TOTAL_LINE.test(foldWord(values.name)) &&
      (values.code ?? null) === null &&
      (values.lng ?? null) === null
    ) {
      reject('name', values.name, 'is a total or a remark, not a facility');
      continue;
    }
    if (!read.ok) {
      rejects.push(...read.rejects);
      bad.push({
        number,
        code: values.code ?? null,
        name: values.name ?? null,
        district: values.district ?? null,
      });
      continue;
    }
    const given = read.values;
    const name = nameOf(kind, given);
    if (name === null) {
      reject('name', '', 'is empty; a name is needed');
      continue;
    }
    const wrong = contradiction(kind, given, asOf);
    if (wrong) {
      const [key, reason] = wrong;
      reject(key, String((given as Record<string, unknown>)[key] ?? ''), reason);
      continue;
    }
    const position = givenPosition(
      given.lng ?? given.lngLat?.[0] ?? null,
      given.lat ?? given.lngLat?.[1] ?? null,
    );
    if (position.state === 'swapped') {
      const key = header.columns.has('lng') ? 'lng' : 'lngLat';
      reject(
        key,
        `${position.lng}, ${position.lat}`,
        'has longitude and latitude swapped: here the longitude is about 113 and the latitude about 23',
      );
      continue;
    }
    const elevator = kind === 'elevator' ? (read.values as unknown as ElevatorValues) : null; // read by its content
    rows.push({
      position,
      row: {
        number,
        code: given.code,
        nameZh: name,
        nameEn: given.nameEn,
        address: given.address,
        town: given.town,
        declaredDistrict: given.district,
        status: given.status,
        openedOn: given.openedOn ?? elevator?.installedOn ?? null,
        closedOn: given.closedOn,
        detail: detailOf(kind, given),
        rating: kind === 'market' ? ratingOf(read.values as unknown as MarketValues) : null, // as above
        nextDueOn: elevator?.nextDueOn ?? null,
      },
    });
  }
  const notes = header.unused.length > 0 ? [`Columns not used: ${header.unused.join(', ')}.`] : [];
  return { rows, bad, rejects, header, notes };
}

/** Puts the rows on the map: their coordinates are in `datum`. */
export function placeRows(rows: readonly GivenRow[], datum: Datum | null): FacilityRow[] {
  return rows.map(({ position, row }) => ({
    ...row,
    place: position.state === 'given' && datum !== null ? placeOf(position.lng, position.lat, datum) : null,
  }));
}
