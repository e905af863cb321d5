/** The two sides of a coverage question, and the distance between them: what tables and gap areas share. */
import type { CoverageSettings } from '$geo/answers.ts';
import type { DemandColumns } from '$geo/columns/columns.ts';
import { selectFacilities } from '$geo/columns/filters.ts';
import { facilityDemand } from '$geo/coverage/facility-demand.ts';
import { nearestSupply, type Nearest, type SupplyPoints } from '$geo/coverage/nearest.ts';
import type { FacilityRef } from '$geo/coverage/scenario.ts';
import { questionSupply } from '$geo/coverage/scenario-supply.ts';
import { RATING_STATES } from '$geo/kinds/vocabulary.ts';
import { standingSupply, supplyQuestion } from './standing-supply.ts';
import { derived, type Snapshot } from './snapshot.ts';
import { WeightedCache } from './weighted-cache.ts';

const EXPIRED = RATING_STATES.indexOf('expired');
/** Positions of districts are below 100 (code minus 440100). */
const DISTRICT_POSITIONS = 100;

/** The facilities that count as supply, and those that would if they had coordinates. */
export interface Supplied {
  /** Facilities of the register among it: indexes into the columns of the kind. */
  selection: Int32Array;
  points: Required<SupplyPoints>;
  /** What stands at a position of the points: an index into the columns, or the letters of a new site. */
  facilityAt: (at: number) => FacilityRef;
  expired: number;
  outsideCity: number;
  unlocated: number;
  /** Counts by position of the district: the one that holds the point; the declared one. */
  locatedByDistrict: Uint32Array;
  unlocatedByDistrict: Uint32Array;
}

/** The demand that is weighed. */
export interface Demanded {
  columns: DemandColumns;
  /** Facilities as demand: indexes into the columns of their kind. Empty for people. */
  selection: Int32Array;
  unlocatedByDistrict: Uint32Array;
}

type SupplySettings = Pick<CoverageSettings, 'supply' | 'stars_min' | 'type' | 'ratings' | 'plan'>;

/**
 * Open facilities of the supply kind that pass the filters, located and not, after the steps of a scenario.
 * @throws InputError `invalid_parameter`, `unknown_facility` for steps that cannot be made
 */
export function supplyOf(snapshot: Snapshot, settings: SupplySettings): Supplied {
  const { columns } = snapshot.kinds[settings.supply];
  const unlocated = questionSupply(columns, supplyQuestion(settings), false);
  const { points, facilityAt, district, ratingState } = standingSupply(columns, settings);
  const locatedByDistrict = tally(district, Int32Array.from(district.keys()));
  const refs = Array.from({ length: points.count }, (_, at) => facilityAt(at));
  return {
    selection: Int32Array.from(refs.filter((ref) => typeof ref === 'number')),
    points,
    facilityAt,
    expired: ratingState.filter((state) => state === EXPIRED).length,
    outsideCity: locatedByDistrict[0] ?? 0,
    unlocated: unlocated.length,
    locatedByDistrict,
    unlocatedByDistrict: tally(columns.declaredDistrict, unlocated),
  };
}

function tally(districts: Uint8Array, indexes: Int32Array): Uint32Array {
  const counts = new Uint32Array(DISTRICT_POSITIONS);
  for (const index of indexes) {
    const district = districts[index] ?? 0;
    counts[district] = (counts[district] ?? 0) + 1;
  }
  return counts;
}

const NO_DEMAND: Demanded = {
  columns: {
    count: 0,
    xCm: new Int32Array(),
    yCm: new Int32Array(),
    district: new Uint8Array(),
    weight: new Int32Array(),
  },
  selection: new Int32Array(),
  unlocatedByDistrict: new Uint32Array(DISTRICT_POSITIONS),
};

/** The cells of the population, or the open, located facilities of the demand kind with their weights. */
export function demandOf(
  snapshot: Snapshot,
  { demand, weight }: Pick<CoverageSettings, 'demand' | 'weight'>,
): Demanded {
  if (demand === 'people') {
    return snapshot.population ? { ...NO_DEMAND, columns: snapshot.population.cells } : NO_DEMAND;
  }
  return derived(snapshot, `demand ${demand} ${weight}`, () => {
    const { columns } = snapshot.kinds[demand];
    const unlocated = selectFacilities(columns, { statuses: ['open'], located: false });
    return {
      ...facilityDemand(columns, weight),
      unlocatedByDistrict: tally(columns.declaredDistrict, unlocated),
    };
  });
}

const NEAREST_BYTES = 64 * 2 ** 20;
const kept = new WeightedCache<Nearest>(NEAREST_BYTES, ({ d2 }) => d2.length * 12);

/** The nearest supply of each demand point; the limit plays no part, so that moving it costs nothing. */
export function nearestOf(
  snapshot: Snapshot,
  settings: CoverageSettings,
  supply: Supplied,
  demand: Demanded,
): Nearest {
  const { radius_m: _radius, detour: _detour, ...rest } = settings;
  const key = `${snapshot.version} ${snapshot.publishedAt} ${JSON.stringify(rest)}`;
  const known = kept.get(key);
  if (known) return known;
  const nearest = nearestSupply(demand.columns, supply.points);
  kept.set(key, nearest);
  return nearest;
}
