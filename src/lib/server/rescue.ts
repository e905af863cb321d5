/** The modelled rescue response: how soon rescuers from the nearest station stand at the elevators. */
import { CITY_CODE } from '$geo/coverage/coverage.ts';
import { metresOf } from '$geo/coverage/radius.ts';
import { DISTRICTS } from '$geo/kinds/vocabulary.ts';
import { districtIndexOf } from '$geo/place/districts.ts';
import type {
  RescueAnswer,
  RescueLimit,
  RescueLine,
  RescueParameters,
  RescueSettings,
} from '$geo/regulatory/elevator-answers.ts';
import {
  RESCUE_LIMITS_MIN,
  rescueByDistrict,
  rescueMinutes,
  type RescueRow,
  squaredCmWithin,
} from '$geo/regulatory/rescue.ts';
import { rescueModel, rescueParameters, type RescueQuery } from './elevator-parameters.ts';
import { countOrigins, provenanceOf } from './provenance.ts';
import { worstBuildings } from './rescue-buildings.ts';
import { type RescueGround, rescueGround } from './rescue-ground.ts';
import { type Snapshot, snapshotKey } from './snapshot.ts';
import { WeightedCache } from './weighted-cache.ts';

/** Goes with every figure. */
export const IS_A_MODEL = {
  model_zh: '这是按假定参数推算的模型值，不是实测的平均救援响应时间10.6分钟。',
  model_en: 'This is a model with assumed parameters, not the measured mean of 10.6 minutes.',
};

const CITY = { zh: '全市', en: 'Guangzhou' };
const KEPT = 200;
const answers = new WeightedCache<RescueAnswer>(KEPT);

/** Response times of the city and each district, and the worst-served buildings of the scope. */
export function rescue(snapshot: Snapshot, query: RescueQuery): RescueAnswer {
  const settings: RescueSettings = {
    ...rescueParameters(query),
    district: query.district?.[0] ?? null,
    as_of: snapshot.asOf,
  };
  const key = `${snapshotKey(snapshot)} ${snapshot.publishedAt} ${JSON.stringify(settings)}`;
  const known = answers.get(key);
  if (known) return known;
  const answer = compute(snapshot, settings);
  answers.set(key, answer);
  return answer;
}

function compute(snapshot: Snapshot, settings: RescueSettings): RescueAnswer {
  const ground = rescueGround(snapshot);
  const { supply, demand, d2 } = ground;
  const model = rescueModel(settings);
  const [city, ...districts] = rescueByDistrict(demand.columns, d2, model).map((row) => lineOf(row, ground));
  if (!city) throw new RangeError('The engine gave no line for the city.');
  const [mean, national] = RESCUE_LIMITS_MIN.map((minutes) => limitOf(settings, minutes)) as [
    RescueLimit,
    RescueLimit,
  ];
  return {
    ...IS_A_MODEL,
    settings,
    limits: { mean_2024: mean, national },
    stations: {
      located: supply.points.count,
      outside_city: supply.outsideCity,
      unlocated: supply.unlocated,
    },
    outside_city: demand.columns.count - city.elevators,
    city,
    districts,
    worst: worstBuildings(snapshot, ground, settings.district, (squared) =>
      rescueMinutes(model, Math.sqrt(squared) / 100),
    ),
    provenance: rescueProvenance(
      snapshot,
      ground,
      settings,
      'In minutes, for the nearest open, located station.',
    ),
  };
}

/** How far one drives within so many minutes. */
export function limitOf(parameters: RescueParameters, minutes: number): RescueLimit {
  const squared = squaredCmWithin(rescueModel(parameters), minutes);
  return { minutes, reach_m: squared < 0 ? null : metresOf(squared) };
}

function lineOf(row: RescueRow, { supply, demand }: RescueGround): RescueLine {
  const isCity = row.district === CITY_CODE;
  const name = isCity ? CITY : DISTRICTS.find(({ code }) => code === row.district);
  const countIn = (byDistrict: Uint32Array) =>
    isCity
      ? DISTRICTS.reduce((sum, { code }) => sum + (byDistrict[districtIndexOf(code)] ?? 0), 0)
      : (byDistrict[districtIndexOf(row.district)] ?? 0);
  const [within10, within30] = row.within as [number, number]; // one for each limit
  const share = (count: number) => (row.elevators === 0 ? null : count / row.elevators);
  return {
    district: row.district,
    name_zh: name?.zh ?? '',
    name_en: name?.en ?? '',
    elevators: row.elevators,
    within_10_6: within10,
    share_10_6: share(within10),
    within_30: within30,
    share_30: share(within30),
    low_10_6: row.low[0] ?? 0,
    high_10_6: row.high[0] ?? 0,
    p50_min: row.p50Min,
    p90_min: row.p90Min,
    worst_min: row.worstMin,
    edge: row.edge,
    unlocated: countIn(demand.unlocatedByDistrict),
    stations: countIn(supply.locatedByDistrict),
    stations_unlocated: countIn(supply.unlocatedByDistrict),
    by_minute: row.byMinute,
  };
}

/** Where figures of the model come from. */
export function rescueProvenance(
  snapshot: Snapshot,
  { supply, demand }: RescueGround,
  parameters: RescueParameters,
  what: string,
) {
  const { dispatch_min, readiness_min, speed_kmh, access_min, detour } = parameters;
  const origins = countOrigins(snapshot.kinds.station.columns, supply.selection, {});
  countOrigins(snapshot.kinds.elevator.columns, demand.selection, origins);
  const says =
    `${IS_A_MODEL.model_en} Dispatch ${dispatch_min} + readiness ${readiness_min} + straight line × ${detour} at ` +
    `${speed_kmh} km/h + access ${access_min} minutes, assumed and not verified. ${what} Elevators in use and located, ` +
    'by the district that holds them.';
  return provenanceOf(snapshot, { method: 'rescue', says }, origins);
}
