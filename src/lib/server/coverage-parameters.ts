import * as v from 'valibot';
import { DEMANDS, type CoverageSettings } from '$geo/answers.ts';
import { DETOURS, readDetour, STRAIGHT } from '$geo/coverage/radius.ts';
import { MAX_PARAM_LENGTH } from '$geo/coverage/scenario-param.ts';
import { KINDS, TYPES_OF_KIND } from '$geo/kinds/vocabulary.ts';
import { checkTypes, MAX_RADIUS_M, oneDistrict } from './facility-parameters.ts';
import { about, datedSchema, inJson, invalid, listOf, metres, oneOf, wholeNumber } from './parameters.ts';

export const DEFAULT_RADIUS_M = 1_000;
export const DEFAULT_MIN_DENSITY = 4_000;
export const DEFAULT_MIN_PEOPLE = 1_000;

const allTypes = [...new Set(Object.values(TYPES_OF_KIND).flat())];

const PLAN = `a scenario as the map page writes it, at most ${MAX_PARAM_LENGTH} characters`;

/** In its shortest form, so that equal questions are one. */
export const detourFactor = v.pipe(
  v.string(DETOURS),
  v.check((text) => readDetour(text) !== null, DETOURS),
  inJson({ type: 'number', minimum: 1, maximum: 2 }),
  v.transform((text) => readDetour(text) ?? STRAIGHT),
);

const shared = {
  supply: about('The kind that is to be near.', oneOf(KINDS)),
  demand: v.optional(about('Whom it is to be near.', oneOf(DEMANDS)), 'people'),
  radius_m: v.optional(
    about('Metres within which demand is covered; exactly so many still count.', metres(0, MAX_RADIUS_M)),
    String(DEFAULT_RADIUS_M),
  ),
  detour: v.optional(
    about(
      'Ways are so many times the straight line, with at most two decimals: an assumption.',
      detourFactor,
    ),
    STRAIGHT,
  ),
  stars_min: v.optional(
    about('Supply with at least so many stars; only with `supply=market`.', wholeNumber(1, 5, 'stars')),
  ),
  type: v.optional(about('Types of the supply; all without it.', listOf(allTypes))),
  ratings: v.optional(
    about(
      'Whether stars of expired ratings count (`current`) or not (`valid`).',
      oneOf(['current', 'valid']),
    ),
    'current',
  ),
  weight: v.optional(
    about('Canteens as demand: one each, or their meals a day.', oneOf(['count', 'meals'])),
    'count',
  ),
  plan: v.optional(
    about(
      'A scenario of the map page: figures as they would be with it.',
      v.pipe(v.string(), v.nonEmpty(PLAN), v.maxLength(MAX_PARAM_LENGTH, PLAN)),
    ),
  ),
  ...datedSchema.entries,
};

/** The parameters of `GET /api/coverage`. */
export const coverageSchema = v.object(shared);
export type CoverageParameters = v.InferOutput<typeof coverageSchema>;

/** The parameters of `GET /api/gaps`: the same, and what makes an area. */
export const gapsSchema = v.object({
  ...shared,
  min_density: v.optional(
    about(
      'People per km² that a cell must have; 0 = every populated cell.',
      wholeNumber(0, 1_000_000, 'people per km²'),
    ),
    String(DEFAULT_MIN_DENSITY),
  ),
  min_people: v.optional(
    about(
      'People that an area must have; smaller ones are summed as scattered.',
      wholeNumber(0, 100_000_000, 'people'),
    ),
    String(DEFAULT_MIN_PEOPLE),
  ),
  district: v.optional(about('Only this district.', oneDistrict)),
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
