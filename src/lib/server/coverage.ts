import type { CoverageAnswer, CoverageLine, CoverageSettings } from '$geo/answers.ts';
import { landCoverage } from '$geo/coverage/area-coverage.ts';
import { coverageByDistrict, type CoverageRow } from '$geo/coverage/coverage.ts';
import { STRAIGHT, walkedRadius } from '$geo/coverage/radius.ts';
import { unlocatedBand } from '$geo/coverage/unlocated-band.ts';
import { codeOfIndex } from '$geo/place/districts.ts';
import { DISTRICTS } from '$geo/kinds/vocabulary.ts';
import { coverageSettings, type CoverageParameters } from './coverage-parameters.ts';
import { demandOf, nearestOf, supplyOf, type Demanded, type Supplied } from './nearest.ts';
import { countOrigins, provenanceOf } from './provenance.ts';
import { snapshotKey, type Snapshot } from './snapshot.ts';
import { WeightedCache } from './weighted-cache.ts';

const CITY = { code: 440100, zh: '全市', en: 'Guangzhou' };
const KEPT_ANSWERS = 400;
const answers = new WeightedCache<CoverageAnswer>(KEPT_ANSWERS);

/**
 * How much of the demand lies within the radius of the supply: for the city and each district, with where it
 * comes from. Remembered per snapshot and settings.
 * @throws InputError `invalid_parameter` for combinations that mean nothing
 */
export function coverage(snapshot: Snapshot, parameters: CoverageParameters): CoverageAnswer {
  const settings = coverageSettings(parameters, snapshot.asOf);
  const key = `${snapshotKey(snapshot)} ${snapshot.publishedAt} ${JSON.stringify(settings)}`;
  const known = answers.get(key);
  if (known) return known;
  const answer = compute(snapshot, settings);
  answers.set(key, answer);
  return answer;
}

function compute(snapshot: Snapshot, settings: CoverageSettings): CoverageAnswer {
  const supply = supplyOf(snapshot, settings);
  const demand = demandOf(snapshot, settings);
  const { d2 } = nearestOf(snapshot, settings, supply, demand);
  const radius = walkedRadius(settings.radius_m, settings.detour);
  const bands = unlocatedBand(demand.columns, d2, radius, supply.unlocated);
  const cells = settings.demand === 'people' ? snapshot.population?.cells : undefined;
  const land = cells && landCoverage(cells, d2, radius);
  const lines = coverageByDistrict(demand.columns, d2, radius).map((row, at): CoverageLine => ({
    ...lineOf(row, supply, demand),
    unlocated_best: bands[at]?.best ?? null,
    land_covered_m2: land?.[at]?.coveredM2 ?? null,
    land_m2: land?.[at]?.totalM2 ?? null,
  }));
  const [city, ...districts] = lines;
  if (!city) throw new RangeError('The engine gave no line for the city.');
  return {
    settings,
    supply: {
      kind: settings.supply,
      located: supply.points.count,
      outside_city: supply.outsideCity,
      unlocated: supply.unlocated,
      expired: supply.expired,
    },
    city,
    districts,
    provenance: coverageProvenance(snapshot, settings, supply, demand),
  };
}

/** What stands beside the table of people: each from its own part of the engine, in the same order of lines. */
type Besides = Pick<CoverageLine, 'unlocated_best' | 'land_covered_m2' | 'land_m2'>;

function lineOf(row: CoverageRow, supply: Supplied, demand: Demanded): Omit<CoverageLine, keyof Besides> {
  const isCity = row.district === CITY.code;
  const name = isCity ? CITY : DISTRICTS.find(({ code }) => code === row.district);
  const countIn = (byDistrict: Uint32Array) =>
    byDistrict.reduce((sum, count, index) => {
      const code = codeOfIndex(index);
      return code !== null && (isCity || code === row.district) ? sum + count : sum;
    }, 0);
  return {
    district: row.district,
    name_zh: name?.zh ?? '',
    name_en: name?.en ?? '',
    covered: row.covered,
    total: row.total,
    share: row.share,
    low: row.low,
    high: row.high,
    p50_m: row.p50M,
    p90_m: row.p90M,
    p95_m: row.p95M,
    worst_m: row.worstM,
    edge_people: row.edgePeople,
    supply_located: countIn(supply.locatedByDistrict),
    supply_unlocated: countIn(supply.unlocatedByDistrict),
    demand_unlocated: countIn(demand.unlocatedByDistrict),
  };
}

const DEMAND_WORDS = { people: 'people', elevator: 'elevators in use', canteen: 'canteens in use' } as const;

/** What is held against the radius. */
export function distanceWords(detour: string): string {
  return detour === STRAIGHT ? 'straight-line distance' : `way walked (${detour} times the straight line)`;
}

/** One sentence: what a coverage figure is. */
export function coverageDefinition(settings: CoverageSettings): string {
  const { supply, demand, radius_m, stars_min, type, ratings, weight, detour, plan } = settings;
  const what = weight === 'meals' ? 'meals a day of canteens in use' : DEMAND_WORDS[demand];
  const stars = stars_min === null ? '' : ` with ${stars_min} or more stars`;
  const valid = stars_min !== null && ratings === 'valid' ? ' (expired ratings not counted)' : '';
  const types = type ? ` of type ${type.join(' or ')}` : '';
  return (
    `Share of ${what} whose ${distanceWords(detour)} to the nearest open, located ${supply}${types}${stars}${valid}, ` +
    `in whichever district, is at most ${radius_m} m.${plan === null ? '' : ' Under a scenario, not as things are.'}`
  );
}

/** Where figures over this supply and demand come from. */
export function coverageProvenance(
  snapshot: Snapshot,
  settings: CoverageSettings,
  supply: Supplied,
  demand: Demanded,
) {
  const origins = countOrigins(snapshot.kinds[settings.supply].columns, supply.selection, {});
  if (settings.demand !== 'people') {
    countOrigins(snapshot.kinds[settings.demand].columns, demand.selection, origins);
  }
  return provenanceOf(snapshot, { method: 'coverage', says: coverageDefinition(settings) }, origins, {
    radius_m: settings.radius_m,
    ratings: settings.supply === 'market' ? settings.ratings : null,
    expired: supply.expired,
    withPopulation: settings.demand === 'people',
  });
}
