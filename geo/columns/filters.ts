/** Which facilities of a kind fit a filter; the same on the server and in the browser. */
import { InputError } from '../errors.ts';
import { type StarValue, type Status, STATUSES, TYPES_OF_KIND } from '../kinds/vocabulary.ts';
import { districtIndexOf } from '../place/districts.ts';
import { type FacilityColumns, NO_STARS } from './columns.ts';

/** Members that are left out do not narrow; an empty list fits nothing. */
export interface FacilityFilter {
  /** Codes of districts: the one that holds the point, else the declared one. */
  readonly districts?: readonly number[];
  /** Least stars, 1 to 5: facilities without stars do not fit. */
  readonly starsMin?: number;
  readonly stars?: readonly StarValue[];
  /** Default: open ones only. */
  readonly statuses?: readonly Status[] | 'any';
  readonly types?: readonly string[];
  /** True = with usable coordinates, false = without. */
  readonly located?: boolean;
}

/** The columns that filters look at. */
export type FilterableColumns = Pick<
  FacilityColumns,
  'kind' | 'count' | 'district' | 'status' | 'type' | 'stars' | 'locationQuality'
>;

/**
 * Indexes of the facilities that fit, ascending. No facilities give no indexes.
 * @throws InputError `unknown_type` for a type that the kind does not have
 */
export function selectFacilities(columns: FilterableColumns, filter: FacilityFilter = {}): Int32Array {
  const statuses = filter.statuses ?? ['open'];
  const allowed = {
    status: statuses === 'any' ? null : allow(statuses.map((status) => STATUSES.indexOf(status))),
    district: filter.districts ? allow(filter.districts.map(districtIndexOf)) : null,
    type: filter.types ? allow(filter.types.map((type) => typeCode(columns, type))) : null,
    stars: filter.stars
      ? allow(filter.stars.map((choice) => (choice === 'unrated' ? NO_STARS : choice)))
      : null,
  };
  const starsMin = filter.starsMin ?? 0;
  const selected = new Int32Array(columns.count);
  let count = 0;
  for (let i = 0; i < columns.count; i++) {
    if (allowed.status && !allowed.status[columns.status[i] as number]) continue; // columns have `count` values
    if (filter.located !== undefined && filter.located !== (columns.locationQuality[i] !== 0)) continue;
    if (allowed.district && !allowed.district[columns.district[i] as number]) continue;
    if (allowed.type && !allowed.type[columns.type[i] as number]) continue;
    if (allowed.stars && !allowed.stars[columns.stars[i] as number]) continue;
    if ((columns.stars[i] as number) < starsMin) continue;
    selected[count++] = i;
  }
  return selected.slice(0, count);
}

function allow(codes: readonly number[]): Uint8Array {
  const table = new Uint8Array(256);
  for (const code of codes) table[code] = 1;
  return table;
}

function typeCode(columns: FilterableColumns, type: string): number {
  const types = TYPES_OF_KIND[columns.kind];
  const code = types.indexOf(type);
  if (code >= 0) return code;
  const known = types.length ? `allowed are ${types.join(', ')}` : 'this kind has no types';
  throw new InputError('unknown_type', `Type "${type}" of ${columns.kind}: ${known}.`);
}
