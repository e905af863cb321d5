import * as v from 'valibot';
import {
  DISTRICTS,
  KINDS,
  OLD_DISTRICT_CODES,
  STAR_VALUES,
  STATUSES,
  TYPES_OF_KIND,
} from '$geo/kinds/vocabulary.ts';
import { dataVersion, day, invalid, listOf, metres, numbers, oneOf, wholeNumber } from './parameters.ts';

export const DEFAULT_LIMIT = 100;
export const MAX_LIMIT = 1_000;
export const MAX_SEARCH_LENGTH = 100;
export const MAX_RADIUS_M = 200_000;

const STAR_WORDS = STAR_VALUES.map(String);

const codes = DISTRICTS.map(({ code }) => String(code));
const districtMessage = `one or more of ${codes.join(', ')} (or a code that one of them replaced), separated by commas`;

/** District codes in force; codes no longer in use are taken as the district that took over. */
export const districtList = v.pipe(
  v.string(districtMessage),
  v.regex(/^44\d{4}(,44\d{4}){0,10}$/, districtMessage),
  v.transform((text) => text.split(',').map((word) => OLD_DISTRICT_CODES[Number(word)] ?? Number(word))),
  v.check((list) => list.every((code) => codes.includes(String(code))), districtMessage),
  v.transform((list) => [...new Set(list)].sort((a, b) => a - b)),
);

const nearMessage =
  'longitude,latitude in WGS 84 degrees, longitude (108 to 120) first, then latitude (15 to 30)';
const near = v.pipe(
  numbers(2, nearMessage),
  v.transform(([lng = NaN, lat = NaN]) => ({ lng, lat })),
  v.check(({ lng, lat }) => lng >= 108 && lng <= 120 && lat >= 15 && lat <= 30, nearMessage),
);

const bboxMessage = 'west,south,east,north in WGS 84 degrees, west ≤ east and south ≤ north';
const bbox = v.pipe(
  numbers(4, bboxMessage),
  v.transform(([west = NaN, south = NaN, east = NaN, north = NaN]) => ({ west, south, east, north })),
  v.check(
    ({ west, south, east, north }) =>
      west >= -180 && west <= east && east <= 180 && south >= -90 && south <= north && north <= 90,
    bboxMessage,
  ),
);

const searchMessage = `text of at most ${MAX_SEARCH_LENGTH} characters`;
const cursorMessage = 'the nextCursor of an answer';
const statusMessage = `any, or one or more of ${STATUSES.join(', ')}, separated by commas, each once`;
const allTypes = [...new Set(Object.values(TYPES_OF_KIND).flat())];

/** The parameters of `GET /api/facilities`. */
export const facilitiesSchema = v.object({
  kind: v.optional(oneOf(KINDS)),
  district: v.optional(districtList),
  status: v.optional(v.union([v.literal('any'), listOf(STATUSES)], statusMessage)),
  stars_min: v.optional(wholeNumber(1, 5, 'stars')),
  stars: v.optional(
    v.pipe(
      listOf(STAR_WORDS),
      v.transform((words) => STAR_VALUES.filter((value) => words.includes(String(value)))),
    ),
  ),
  type: v.optional(listOf(allTypes)),
  located: v.optional(
    v.pipe(
      oneOf(['true', 'false']),
      v.transform((word) => word === 'true'),
    ),
  ),
  q: v.optional(v.pipe(v.string(searchMessage), v.maxLength(MAX_SEARCH_LENGTH, searchMessage))),
  near: v.optional(near),
  radius_m: v.optional(metres(0, MAX_RADIUS_M)),
  bbox: v.optional(bbox),
  limit: v.optional(wholeNumber(1, MAX_LIMIT)),
  cursor: v.optional(v.pipe(v.string(cursorMessage), v.maxLength(60, cursorMessage))),
  as_of: v.optional(day()),
  v: v.optional(dataVersion),
});
export type FacilitiesParameters = v.InferOutput<typeof facilitiesSchema>;

/** The parameters of `GET /api/facilities/{id}`. */
export const facilitySchema = v.object({ as_of: v.optional(day()), v: v.optional(dataVersion) });

/**
 * Refuses combinations that would silently mean nothing.
 * @throws InputError `invalid_parameter`
 */
export function checkFacilitiesParameters(parameters: FacilitiesParameters): void {
  const { kind, near, radius_m, stars, stars_min, type, located, bbox } = parameters;
  if (kind !== 'market') {
    const allowed = `only with kind=market (kind is ${kind ?? 'missing'})`;
    if (stars_min !== undefined) throw invalid('stars_min', String(stars_min), allowed);
    if (stars) throw invalid('stars', stars.join(','), allowed);
  }
  if (type) checkTypes(kind, type);
  if (radius_m !== undefined && !near) {
    throw invalid('radius_m', String(radius_m), 'only together with near=longitude,latitude');
  }
  if (located === false && (near || bbox)) {
    const allowed = 'only true together with near or bbox, as facilities without coordinates are nowhere';
    throw invalid('located', 'false', allowed);
  }
}

/** @throws InputError `invalid_parameter` when the kind has no such type */
export function checkTypes(
  kind: (typeof KINDS)[number] | undefined,
  types: readonly string[],
  name = 'type',
): void {
  const allowed = kind ? TYPES_OF_KIND[kind] : [];
  const wrong = types.find((word) => !allowed.includes(word));
  if (wrong === undefined) return;
  if (!kind) throw invalid(name, types.join(','), 'only together with kind');
  const list = allowed.length > 0 ? allowed.join(', ') : `none, as ${kind}s have no types`;
  throw invalid(name, wrong, list);
}
