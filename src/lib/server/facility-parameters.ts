import * as v from 'valibot';
import {
  DISTRICTS,
  KINDS,
  OLD_DISTRICT_CODES,
  STAR_VALUES,
  STATUSES,
  TYPES_OF_KIND,
} from '$geo/kinds/vocabulary.ts';
import type { JsonSchema } from './openapi/json-schema.ts';
import {
  about,
  datedSchema,
  inJson,
  invalid,
  listOf,
  metres,
  numbers,
  oneOf,
  trueOrFalse,
  wholeNumber,
} from './parameters.ts';

export const DEFAULT_LIMIT = 100;
export const MAX_LIMIT = 1_000;
export const MAX_SEARCH_LENGTH = 100;
export const MAX_RADIUS_M = 200_000;

const STAR_WORDS = STAR_VALUES.map(String);

const codes = DISTRICTS.map(({ code }) => String(code));
const districtMessage = `one or more of ${codes.join(', ')} (or a code that one of them replaced), separated by commas`;

const districtCode = {
  type: 'integer',
  enum: [...codes, ...Object.keys(OLD_DISTRICT_CODES)].map(Number),
};
const districtsAs = (json: JsonSchema) =>
  v.pipe(
    v.string(districtMessage),
    v.regex(/^44\d{4}(,44\d{4}){0,10}$/, districtMessage),
    inJson(json),
    v.transform((text) => text.split(',').map((word) => OLD_DISTRICT_CODES[Number(word)] ?? Number(word))),
    v.check((list) => list.every((code) => codes.includes(String(code))), districtMessage),
    v.transform((list) => [...new Set(list)].sort((a, b) => a - b)),
  );

/** District codes in force; codes no longer in use are taken as the district that took over. */
export const districtList = districtsAs({ type: 'array', items: districtCode, minItems: 1, maxItems: 11 });

/** One of them, as a list. */
export const oneDistrict = v.pipe(districtsAs(districtCode), v.maxLength(1, `one of ${codes.join(', ')}`));

const nearMessage =
  'longitude,latitude in WGS 84 degrees, longitude (108 to 120) first, then latitude (15 to 30)';
const near = v.pipe(
  numbers(
    [
      [108, 120],
      [15, 30],
    ],
    nearMessage,
  ),
  v.transform(([lng = NaN, lat = NaN]) => ({ lng, lat })),
  v.check(({ lng, lat }) => lng >= 108 && lng <= 120 && lat >= 15 && lat <= 30, nearMessage),
);

const bboxMessage = 'west,south,east,north in WGS 84 degrees, west ≤ east and south ≤ north';
const bbox = v.pipe(
  numbers(
    [
      [-180, 180],
      [-90, 90],
      [-180, 180],
      [-90, 90],
    ],
    bboxMessage,
  ),
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
const status = v.union([v.literal('any'), listOf(STATUSES)], statusMessage);
const allTypes = [...new Set(Object.values(TYPES_OF_KIND).flat())];

/** The parameters of `GET /api/facilities`. */
export const facilitiesSchema = v.object({
  kind: v.optional(about('Kind of facility; all kinds without it.', oneOf(KINDS))),
  district: v.optional(
    about('By the district for lists: the declared one, else the one that holds the point.', districtList),
  ),
  status: v.optional(about('On the day; open without it.', status)),
  stars_min: v.optional(about('Markets with at least so many stars in force.', wholeNumber(1, 5, 'stars'))),
  stars: v.optional(
    about(
      'Markets with these stars in force; `unrated` are those without any.',
      v.pipe(
        listOf(STAR_WORDS),
        v.transform((words) => STAR_VALUES.filter((value) => words.includes(String(value)))),
      ),
    ),
  ),
  type: v.optional(about('Types of the kind; only with `kind`.', listOf(allTypes))),
  located: v.optional(about('With, or without, usable coordinates.', trueOrFalse())),
  q: v.optional(
    about(
      'Words sought in names, addresses and codes.',
      v.pipe(v.string(searchMessage), v.maxLength(MAX_SEARCH_LENGTH, searchMessage)),
    ),
  ),
  near: v.optional(about('Nearest first to this longitude, latitude (WGS 84).', near)),
  radius_m: v.optional(
    about('At most so many metres of straight line from `near`.', metres(0, MAX_RADIUS_M)),
  ),
  bbox: v.optional(about('West, south, east, north (WGS 84); a point on the edge is inside.', bbox)),
  limit: v.optional(about(`Facilities on a page; ${DEFAULT_LIMIT} without it.`, wholeNumber(1, MAX_LIMIT))),
  cursor: v.optional(
    about(
      'The `nextCursor` of the page before, with the parameters of that page; it keeps its data version.',
      v.pipe(v.string(cursorMessage), v.maxLength(60, cursorMessage)),
    ),
  ),
  ...datedSchema.entries,
});
export type FacilitiesParameters = v.InferOutput<typeof facilitiesSchema>;

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
