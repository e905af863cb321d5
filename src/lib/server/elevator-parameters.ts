/** The parameters of `/api/clusters`, `/api/rescue` and `/api/rescue/sites`. */
import * as v from 'valibot';
import { CLUSTER_MIN_POINTS, CLUSTER_RADIUS_M } from '$geo/regulatory/clusters.ts';
import { CLUSTER_RANGES, type RescueParameters } from '$geo/regulatory/elevator-answers.ts';
import { OLD_FROM_YEARS } from '$geo/regulatory/old-elevators.ts';
import { RESCUE_LIMITS_MIN } from '$geo/regulatory/rescue.ts';
import { RESCUE_DEFAULTS, RESCUE_RANGES, type RescueModel } from '$geo/regulatory/rescue-model.ts';
import { MAX_SITES } from '$geo/siting/limits.ts';
import { detourFactor } from './coverage-parameters.ts';
import { oneDistrict } from './facility-parameters.ts';
import { fileSchema } from './file-parameters.ts';
import { about, inJson, knownSchema, oneOf, wholeNumber } from './parameters.ts';

const scope = v.optional(about('Only this district; the city without it.', oneDistrict));
export const clustersSchema = v.object({
  district: scope,
  eps_m: v.optional(
    about('Neighbours are at most so far apart.', wholeNumber(...CLUSTER_RANGES.eps_m, 'metres')),
    String(CLUSTER_RADIUS_M),
  ),
  min_elevators: v.optional(
    about(
      'Elevators within that distance, the one itself counted, that make a core of a cluster.',
      wholeNumber(...CLUSTER_RANGES.min_elevators, 'elevators'),
    ),
    String(CLUSTER_MIN_POINTS),
  ),
  min_age: v.optional(
    about('Years from which an elevator is old.', wholeNumber(...CLUSTER_RANGES.min_age, 'years')),
    String(OLD_FROM_YEARS),
  ),
  ...fileSchema.entries,
  ...knownSchema.entries,
});
export type ClustersParameters = v.InferOutput<typeof clustersSchema>;

/** A decimal number with at most two places, as the rescue model takes them. */
function decimal([min, max]: readonly [number, number], unit: string) {
  const message = `${unit} from ${min} to ${max}, with at most two decimals`;
  return v.pipe(
    v.string(message),
    v.regex(/^\d{1,3}(\.\d{1,2})?$/, message),
    inJson({ type: 'number', minimum: min, maximum: max }),
    v.transform(Number),
    v.minValue(min, message),
    v.maxValue(max, message),
  );
}

const model = {
  dispatch_min: v.optional(
    about('From the alarm to the order.', decimal(RESCUE_RANGES.dispatchMin, 'minutes')),
    String(RESCUE_DEFAULTS.dispatchMin),
  ),
  readiness_min: v.optional(
    about('From the order to driving off.', decimal(RESCUE_RANGES.readinessMin, 'minutes')),
    String(RESCUE_DEFAULTS.readinessMin),
  ),
  speed_kmh: v.optional(
    about('Mean speed on the way.', decimal(RESCUE_RANGES.speedKmh, 'km/h')),
    String(RESCUE_DEFAULTS.speedKmh),
  ),
  access_min: v.optional(
    about('From the kerb to the car.', decimal(RESCUE_RANGES.accessMin, 'minutes')),
    String(RESCUE_DEFAULTS.accessMin),
  ),
  detour: v.optional(
    about('How many times the straight line ways are long.', detourFactor),
    RESCUE_DEFAULTS.detour,
  ),
};

export const rescueSchema = v.object({
  district: scope,
  ...model,
  ...fileSchema.entries,
  table: v.optional(
    about('Of a file: the districts, or the worst-served buildings.', oneOf(['districts', 'buildings'])),
    'districts',
  ),
  ...knownSchema.entries,
});
export type RescueQuery = v.InferOutput<typeof rescueSchema>;

const [FIRST_LIMIT] = RESCUE_LIMITS_MIN;
/** New stations unless asked otherwise. */
const DEFAULT_SITES = 3;

export const rescueSitesSchema = v.object({
  district: scope,
  ...model,
  sites: v.optional(
    about('New rescue stations.', wholeNumber(1, MAX_SITES, 'new stations')),
    String(DEFAULT_SITES),
  ),
  within_min: v.optional(
    about('Minutes that they are to bring elevators within.', oneOf(RESCUE_LIMITS_MIN.map(String))),
    String(FIRST_LIMIT),
  ),
  ...fileSchema.entries,
  ...knownSchema.entries,
});
export type RescueSitesQuery = v.InferOutput<typeof rescueSitesSchema>;

/** The parameters of an answer, and the model that the engine takes. */
export function rescueParameters(query: RescueParameters): RescueParameters {
  const { dispatch_min, readiness_min, speed_kmh, access_min, detour } = query;
  return { dispatch_min, readiness_min, speed_kmh, access_min, detour };
}

export function rescueModel(parameters: RescueParameters): RescueModel {
  const { dispatch_min, readiness_min, speed_kmh, access_min, detour } = parameters;
  return {
    dispatchMin: dispatch_min,
    readinessMin: readiness_min,
    speedKmh: speed_kmh,
    accessMin: access_min,
    detour,
  };
}
