/**
 * A scenario: what would be if sites were added, facilities moved or closed, markets given other stars. It is a
 * list of operations on one data version, asked one question, and gives the same numbers whenever it is replayed
 * (`scenario-state.ts`). Its file is in `scenario-file.ts`, its form in an address in `scenario-param.ts`.
 */
import type { Demand } from '../answers.ts';
import { InputError } from '../errors.ts';
import type { Kind } from '../kinds/vocabulary.ts';
import { type LngLat, type PlanePoint, planePoint, roundDegrees } from '../place/crs.ts';
import { isInRegion, REGION } from '../place/region.ts';

export const SCENARIO_FORMAT = 'suitu-scenario';
export const SCENARIO_VERSION = 1;
export const MAX_OPERATIONS = 500;
/** Characters of the name of a scenario and of a site. */
export const MAX_NAME_LENGTH = 100;

/** WGS 84 degrees with at most nine decimals, and the same place in EPSG:4547, which decides. */
export interface ScenarioPlace extends Readonly<LngLat>, PlanePoint {}

/** A facility of the register by its id, or a site of the scenario by its letter. */
export type FacilityRef = number | string;

/** A new site; its id is above all others, in the order of addition. */
export interface AddOperation {
  readonly op: 'add';
  /** One or two capital letters, once in a scenario. */
  readonly site: string;
  /** May be empty. */
  readonly name: string;
  readonly place: ScenarioPlace;
  /** The supply kind of the question. */
  readonly kind: Kind;
  /** Markets: 1–5; null = none, which passes only where no least stars are asked for. */
  readonly stars: number | null;
  /** One of TYPES_OF_KIND; null = none, which passes only where no types are asked for. */
  readonly type: string | null;
}

/** A facility goes to another place; one without coordinates gets them. */
export interface MoveOperation {
  readonly op: 'move';
  readonly facility: FacilityRef;
  readonly place: ScenarioPlace;
}

export interface CloseOperation {
  readonly op: 'close';
  readonly facility: FacilityRef;
}

/** A market has other stars, valid ones; null = none. */
export interface RestarOperation {
  readonly op: 'restar';
  readonly facility: FacilityRef;
  readonly stars: number | null;
}

export type ScenarioOperation = AddOperation | MoveOperation | CloseOperation | RestarOperation;

/** Which facilities count as supply. */
export interface SupplyQuestion {
  readonly supply: Kind;
  /** Null = no star filter, so unrated markets count too. */
  readonly starsMin: number | null;
  /** Null = all. */
  readonly types: readonly string[] | null;
  /** `valid`: stars of expired ratings do not count. */
  readonly ratings: 'current' | 'valid';
}

/** The question of coverage that is asked before and after. */
export interface ScenarioQuestion extends SupplyQuestion {
  readonly demand: Demand;
  readonly weight: 'count' | 'meals';
  /** 0 to 200,000 m, walked when `detour` is above 1. */
  readonly radiusM: number;
  /** How many times the straight line ways are long, as `readDetour` gives it; straight lines when absent. */
  readonly detour?: string | undefined;
}

export interface Scenario {
  readonly name: string;
  /** The data version that its ids and numbers belong to, and the day of its facts, YYYY-MM-DD. */
  readonly dataVersion: number;
  readonly asOf: string;
  readonly question: ScenarioQuestion;
  readonly operations: readonly ScenarioOperation[];
}

/**
 * The place at a WGS 84 position, rounded to nine decimals first, so that file and address give it back.
 * @throws InputError `scenario_place_out_of_range`
 */
export function scenarioPlace(lng: number, lat: number): ScenarioPlace {
  if (!isInRegion(lng, lat))
    throw new InputError(
      'scenario_place_out_of_range',
      `The place is ${lng}, ${lat}; allowed are longitudes from ${REGION.west} to ${REGION.east} and latitudes from ` +
        `${REGION.south} to ${REGION.north}.`,
    );
  const [x, y] = [roundDegrees(lng), roundDegrees(lat)];
  return { lng: x, lat: y, ...planePoint(x, y) };
}
