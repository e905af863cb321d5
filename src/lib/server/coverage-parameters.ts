import * as v from 'valibot';
import { DEMANDS, type CoverageSettings } from '$geo/answers.ts';
import { DETOURS, readDetour, STRAIGHT } from '$geo/coverage/radius.ts';
import { MAX_PARAM_LENGTH } from '$geo/coverage/scenario-param.ts';
import { DISTRICTS, KINDS, TYPES_OF_KIND } from '$geo/kinds/vocabulary.ts';
import { checkTypes, districtList, MAX_RADIUS_M } from './facility-parameters.ts';
import { dataVersion, day, invalid, listOf, metres, oneOf, wholeNumber } from './parameters.ts';

export const DEFAULT_RADIUS_M = 1_000;
export const DEFAULT_MIN_DENSITY = 4_000;
export const DEFAULT_MIN_PEOPLE = 1_000;

const allTypes = [...new Set(Object.values(TYPES_OF_KIND).flat())];

const PLAN = `a scenario as the map page writes it, at most ${MAX_PARAM_LENGTH} characters`;

/** In its shortest form, so that equal questions are one. */
const detourFactor = v.pipe(
  v.string(DETOURS),
  v.check((text) => readDetour(text) !== null, DETOURS),
  v.transform((text) => readDetour(text) ?? STRAIGHT),
);

const shared = {
  supply: oneOf(KINDS),
  demand: v.optional(oneOf(DEMANDS), 'people'),
  radius_m: v.optional(metres(0, MAX_RADIUS_M), String(DEFAULT_RADIUS_M)),
  detour: v.optional(detourFactor, STRAIGHT),
  stars_min: v.optional(wholeNumber(1, 5, 'stars')),
  type: v.optional(listOf(allTypes)),
  ratings: v.optional(oneOf(['current', 'valid']), 'current'),
  weight: v.optional(oneOf(['count', 'meals']), 'count'),
  as_of: v.optional(day()),
  v: v.optional(dataVersion),
  plan: v.optional(v.pipe(v.string(), v.nonEmpty(PLAN), v.maxLength(MAX_PARAM_LENGTH, PLAN))),
};

/** The parameters of `GET /api/coverage`. */
export const coverageSchema = v.object(shared);
export type CoverageParameters = v.InferOutput<typeof coverageSchema>;

/** The parameters of `GET /api/gaps`: the same, and what makes an area. */
export const gapsSchema = v.object({
  ...shared,
  min_density: v.optional(wholeNumber(0, 1_000_000, 'people per km²'), String(DEFAULT_MIN_DENSITY)),
  min_people: v.optional(wholeNumber(0, 100_000_000, 'people'), String(DEFAULT_MIN_PEOPLE)),
  district: v.optional(
    v.pipe(districtList, v.maxLength(1, `one of ${DISTRICTS.map(({ code }) => code).join(', ')}`)),
  ),
});
export type GapsParameters = v.InferOutput<typeof gapsSchema>;

/**
 * The settings as understood, with the day filled in.
 * @throws InputError `invalid_parameter` for combinations that would silently mean nothing
 */
export function coverageSettings(parameters: CoverageParameters, asOf: string): CoverageSettings {
  const { supply, demand, radius_m, stars_min, type, ratings, weight, detour, plan } = parameters;
  const marketOnly = `only with supply=market (supply is ${supply})`;
  if (supply !== 'market' && stars_min !== undefined)
    throw invalid('stars_min', String(stars_min), marketOnly);
  if (supply !== 'market' && ratings !== 'current') throw invalid('ratings', ratings, marketOnly);
  if (weight === 'meals' && demand !== 'canteen') {
    throw invalid('weight', weight, `meals only with demand=canteen (demand is ${demand})`);
  }
  if (type) checkTypes(supply, type);
  return {
    supply,
    demand,
    radius_m,
    stars_min: stars_min ?? null,
    type: type ? [...type].sort() : null,
    ratings,
    weight,
    detour,
    as_of: asOf,
    plan: plan ?? null,
  };
}
