/** A list of candidates from a table: one place a row, with the rows that cannot be read named one by one. */
import { scenarioPlace } from '../coverage/scenario.ts';
import type { TableRow } from '../kinds/content.ts';
import { isInRegion } from '../place/region.ts';
import type { NamedPlace } from './city-question.ts';

/** Places that may be given at once. */
export const MAX_PLACES = 5_000;

/** What is wrong with a row, as numbered in the file. */
export type RowFault =
  | { readonly row: number; readonly code: 'number'; readonly column: 'lon' | 'lat'; readonly value: string }
  /** Outside the region; `swapped`: it would be inside with latitude and longitude exchanged. */
  | { readonly row: number; readonly code: 'far' | 'swapped'; readonly lng: number; readonly lat: number }
  /** The same place as an earlier row. */
  | { readonly row: number; readonly code: 'twice'; readonly first: number };

export type CandidateTable =
  | { readonly code: 'no_columns'; readonly head: readonly string[] }
  | { readonly code: 'no_rows' }
  | { readonly code: 'too_many'; readonly rows: number }
  | { readonly code: 'wrong_rows'; readonly faults: readonly RowFault[] }
  | { readonly code: 'read'; readonly places: readonly NamedPlace[] };

const HEADERS = {
  name: ['name', 'name_zh', 'label', '名称', '地点'],
  lon: ['lon', 'lng', 'longitude', 'x', '经度'],
  lat: ['lat', 'latitude', 'y', '纬度'],
} as const;

/**
 * Reads rows of a name (may be missing), a longitude and a latitude in WGS 84 degrees below a header. Empty rows are
 * passed over; one wrong row refuses the table.
 */
export function readCandidates(rows: readonly TableRow[]): CandidateTable {
  const [head, ...rest] = rows.filter(({ cells }) => cells.some((cell) => textOf(cell) !== ''));
  const names = (head?.cells ?? []).map((cell) => textOf(cell).toLowerCase());
  const columnOf = (known: readonly string[]) => names.findIndex((name) => known.includes(name));
  const [name, lon, lat] = [columnOf(HEADERS.name), columnOf(HEADERS.lon), columnOf(HEADERS.lat)];
  if (lon < 0 || lat < 0) return { code: 'no_columns', head: names };
  if (rest.length === 0) return { code: 'no_rows' };
  if (rest.length > MAX_PLACES) return { code: 'too_many', rows: rest.length };
  const faults: RowFault[] = [];
  const firstAt = new Map<string, number>();
  const places: NamedPlace[] = [];
  for (const { number: row, cells } of rest) {
    const read = readPlace(row, textOf(cells[lon]), textOf(cells[lat]));
    if ('code' in read) {
      faults.push(read);
      continue;
    }
    const place = scenarioPlace(read.lng, read.lat);
    const key = `${place.xCm},${place.yCm}`;
    const first = firstAt.get(key);
    if (first !== undefined) faults.push({ row, code: 'twice', first });
    else firstAt.set(key, row);
    places.push({ ...place, name: name < 0 ? '' : textOf(cells[name]) });
  }
  return faults.length > 0 ? { code: 'wrong_rows', faults } : { code: 'read', places };
}

function readPlace(row: number, lon: string, lat: string): RowFault | { lng: number; lat: number } {
  for (const [column, value] of [
    ['lon', lon],
    ['lat', lat],
  ] as const)
    if (!/^-?\d{1,3}(\.\d+)?$/.test(value)) return { row, code: 'number', column, value };
  const place = { lng: Number(lon), lat: Number(lat) };
  if (isInRegion(place.lng, place.lat)) return place;
  return { row, code: isInRegion(place.lat, place.lng) ? 'swapped' : 'far', ...place };
}

function textOf(cell: unknown): string {
  return cell === null || cell === undefined ? '' : String(cell).trim();
}
