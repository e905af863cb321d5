import type { MultiPolygon, Polygon } from 'geojson';
import * as v from 'valibot';
import type { SitingSettings } from '$geo/answers.ts';
import type { DrawnArea } from '$geo/coverage/drawn-area.ts';
import { walkedRadius } from '$geo/coverage/radius.ts';
import { districtIndexOf } from '$geo/place/districts.ts';
import { type CityQuestion, OBJECTIVES } from '$geo/siting/city-question.ts';
import { MAX_SITES } from '$geo/siting/limits.ts';
import { readPercent, shareOfPercent } from '$geo/siting/share.ts';
import { coverageSchema, coverageSettings } from './coverage-parameters.ts';
import { districtList, MAX_RADIUS_M, oneDistrict } from './facility-parameters.ts';
import { jsonOf } from './openapi/from-valibot.ts';
import { about, inJson, invalid, metres, oneOf, wholeNumber } from './parameters.ts';

const AREA =
  'a GeoJSON Polygon or MultiPolygon in WGS 84 degrees, or a circle as {"lng":113.3,"lat":23.1,"radius_m":800}';
const TAU = 'a percentage above 0 and up to 100 with at most two decimals';

const position = v.pipe(
  v.array(v.number()),
  v.minLength(2),
  v.maxLength(3),
  v.transform(([lng = NaN, lat = NaN]) => [lng, lat]),
);
const rings = v.array(v.array(position));
const areaShape = v.union([
  v.object({ type: v.literal('Polygon'), coordinates: rings }),
  v.object({ type: v.literal('MultiPolygon'), coordinates: v.array(rings) }),
  v.strictObject({ lng: v.number(), lat: v.number(), radius_m: v.number() }),
]);

const area = v.pipe(
  v.string(AREA),
  inJson({ ...jsonOf(areaShape), type: 'object' }),
  v.rawTransform<string, NonNullable<SitingSettings['forbidden_area']>>(({ dataset, addIssue, NEVER }) => {
    const read = v.safeParse(areaShape, parsed(dataset.value));
    if (read.success) return read.output;
    addIssue({ message: AREA });
    return NEVER;
  }),
);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // no JSON is no area
  }
}

/** Members of the body that are objects. */
export const NESTED = ['forbidden_area'];

/** The members of the body of `POST /api/siting`. */
export const sitingSchema = v.object({
  ...coverageSchema.entries,
  objective: v.optional(
    about(
      'So many sites that most people come within the radius, the fewest with which `tau` percent do, or so many that ' +
        'the mean (`median`) or the largest (`center`) distance is short.',
      oneOf(OBJECTIVES),
    ),
    'max_coverage',
  ),
  sites: v.optional(
    about('New sites; with every objective but `target`.', wholeNumber(1, MAX_SITES, 'new sites')),
  ),
  tau: v.optional(
    about(
      'Percent of all people who are to be covered, those covered already included; only with `objective=target`.',
      v.pipe(
        v.string(TAU),
        v.check((text) => readPercent(text) !== null, TAU),
        inJson({ type: 'number', exclusiveMinimum: 0, maximum: 100 }),
      ),
    ),
  ),
  spacing_m: v.optional(
    about(
      'New sites stay at least so many metres apart; 0 with `median` and `center`.',
      metres(0, MAX_RADIUS_M),
    ),
    '0',
  ),
  district: v.optional(
    about('Sites inside this district, for its people; the city without it.', oneDistrict),
  ),
  forbidden_districts: v.optional(about('Districts in which no site may stand.', districtList)),
  forbidden_area: v.optional(about('Where no site may stand: a GeoJSON area, or a circle.', area)),
});
export type SitingParameters = v.InferOutput<typeof sitingSchema>;

/**
 * The settings as understood, with the day filled in.
 * @throws InputError `invalid_parameter` for combinations that mean nothing
 */
export function sitingSettings(parameters: SitingParameters, asOf: string): SitingSettings {
  const { demand, objective, sites, tau, spacing_m } = parameters;
  if (demand !== 'people')
    throw invalid('demand', demand, 'people, as sites are chosen among cells of the population');
  if (objective === 'target') {
    if (sites !== undefined)
      throw invalid('sites', String(sites), 'none with objective=target, which asks for the fewest');
    if (tau === undefined) throw invalid('tau', '', `${TAU}, with objective=target`);
  } else {
    if (tau !== undefined)
      throw invalid('tau', tau, `only with objective=target (objective is ${objective})`);
    if (sites === undefined)
      throw invalid('sites', '', `a whole number from 1 to ${MAX_SITES} with objective=${objective}`);
    if (objective !== 'max_coverage' && spacing_m > 0)
      throw invalid('spacing_m', String(spacing_m), `0 with objective=${objective}, which knows no spacing`);
  }
  return {
    ...coverageSettings(parameters, asOf),
    objective,
    sites: sites ?? null,
    tau: tau ?? null,
    spacing_m,
    district: parameters.district?.[0] ?? null,
    forbidden_districts: parameters.forbidden_districts ?? null,
    forbidden_area: parameters.forbidden_area ?? null,
  };
}

/** The settings as a question to the engine. */
export function cityQuestion(settings: SitingSettings): CityQuestion {
  const { objective, sites, tau, district, forbidden_districts, forbidden_area } = settings;
  return {
    goal:
      objective === 'target'
        ? { objective, share: shareOfPercent(tau ?? '') }
        : { objective, sites: sites ?? 0 },
    district: district === null ? null : districtIndexOf(district),
    radiusM: walkedRadius(settings.radius_m, settings.detour),
    spacingM: settings.spacing_m,
    forbiddenDistricts: forbidden_districts?.map(districtIndexOf) ?? [],
    forbiddenArea: forbidden_area && drawnAreaOf(forbidden_area),
  };
}

function drawnAreaOf(given: NonNullable<SitingSettings['forbidden_area']>): DrawnArea {
  if (!('type' in given)) return { shape: 'circle', lng: given.lng, lat: given.lat, radiusM: given.radius_m };
  return { shape: 'polygon', rings: ringsOf(given) };
}

/** Rings of all parts; what lies in an odd number of them is inside. */
function ringsOf(given: Polygon | MultiPolygon): (readonly [number, number])[][] {
  const parts = given.type === 'Polygon' ? [given.coordinates] : given.coordinates;
  return parts.flatMap((part) =>
    part.map((ring) => ring.map(([lng = NaN, lat = NaN]) => [lng, lat] as const)),
  );
}
