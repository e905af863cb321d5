/**
 * The shapes of what the server answers: JSON of `/api/*`, the same objects that pages get from their load
 * functions. Types (and the list of demands), so that the interface may import them; the server's services
 * produce them.
 *
 * Members of envelopes are camelCase as in OGC API Features; quantities and attributes of a record are
 * snake_case with their unit (`worst_m`, `edge_people`). Days are `YYYY-MM-DD`. Positions are WGS 84
 * (EPSG:4326), longitude first. Distances are straight-line metres in EPSG:4547.
 */
import type { Feature, FeatureCollection, MultiPolygon, Point, Polygon } from 'geojson';
import type {
  CanteenType,
  ElevatorUse,
  Kind,
  LocationQuality,
  Origin,
  OriginMix,
  RatingState,
  StationType,
  Status,
} from './kinds/vocabulary.ts';
import type { Objective } from './siting/city-question.ts';

/** What a client gets instead of an answer: a stable code and a sentence. */
export interface ErrorAnswer {
  code: string;
  message: string;
  /** Only with `version_gone`: the data version to ask for instead. */
  currentVersion?: number;
}

/** What can be served as demand. */
export const DEMANDS = ['people', 'elevator', 'canteen'] as const;
export type Demand = (typeof DEMANDS)[number];

/** Where a figure comes from; goes with every figure. */
export interface Provenance {
  /** One sentence: what the figure is. */
  definition: string;
  /** Address of what explains it, with formula and SQL: `/methods#coverage`. */
  method: string;
  dataVersion: number;
  asOf: string;
  /** Metres; null where the figure has no radius. */
  radius_m: number | null;
  /** What computed it: the engine in geo/, over facts from which database. */
  engine: string;
  database: 'embedded' | 'server';
  /** Where the facts come from, one sentence. */
  source: string;
  /** Over everything that the figure rests on, supply and demand; null when it rests on no record. */
  origin: OriginMix | null;
  /** Number of records by origin, facilities only. */
  origins: Partial<Record<Origin, number>>;
  /** `current` counts stars of expired ratings, `valid` does not; null where ratings play no part. */
  ratings: 'current' | 'valid' | null;
  /** How many of the counted supply carry stars whose validity has ended on the as-of day. */
  expired: number;
}

export interface KindStatus {
  /** Facilities in the register, whatever their status. */
  total: number;
  located: number;
  unlocated: number;
  /** Located, but outside the city, or in another district than declared. */
  flagged: number;
  /** By status on the as-of day; they add up to `total`. */
  status: Record<Status, number>;
  /** Open ones with and without usable coordinates: the supply and demand of figures, and what is left out. */
  openLocated: number;
  openUnlocated: number;
  origin: OriginMix | null;
}

/** `GET /api/status` */
export interface StatusAnswer {
  dataVersion: number;
  asOf: string;
  publishedAt: string;
  /** What made the version: demo, import or rollback, and a sentence about it. */
  cause: string;
  note: string;
  /** Older versions that `v=` still reaches. */
  previousVersion: number | null;
  engine: 'embedded' | 'server';
  origin: OriginMix | null;
  kinds: Record<Kind, KindStatus>;
  /** Null while no population is loaded. */
  population: {
    cells: number;
    people: number;
    cell_m: number;
    origin: Origin;
    source: string;
  } | null;
}

/** A service radius that coverage can be held against. */
export interface Standard {
  key: string;
  name_zh: string;
  name_en: string;
  /** The kind of supply it speaks of. */
  supply: Kind;
  /** Metres. */
  radius_m: number;
  source: string;
  /** False: nobody has compared it with the text of the standard yet. */
  verified: boolean;
}

/** `GET /api/standards` */
export interface StandardsAnswer {
  dataVersion: number;
  /** By kind of supply, then by radius. */
  standards: Standard[];
}

/** Attributes of a facility that lists carry. Absent members do not apply to the kind. */
export interface FacilityProperties {
  kind: Kind;
  /** Code given by the owner of the data. */
  code: string | null;
  name_zh: string;
  name_en: string | null;
  address: string | null;
  town: string | null;
  /** Code of the district for lists: the declared one, else the one that holds the point. */
  district: number | null;
  declared_district: number | null;
  located_district: number | null;
  located: boolean;
  location_quality: LocationQuality;
  status: Status;
  data_origin: Origin;
  /** Canteens, elevators (their use) and stations. */
  type?: CanteenType | ElevatorUse | StationType;
  /** Markets: 1–5, null when unrated, pending or revoked; never 0. */
  stars?: number | null;
  rating_state?: RatingState;
  /** Elevators. */
  install_year?: number | null;
  residential?: boolean;
  next_due_on?: string | null;
  overdue?: boolean | null;
  /** Canteens: meals a day. Stations: inspectors. Markets: stalls. Null when unknown. */
  meals_a_day?: number | null;
  inspectors?: number | null;
  stalls?: number | null;
  /** Only with `near`: metres, to the centimetre. */
  distance_m?: number;
}

export type FacilityFeature = Feature<Point | null, FacilityProperties> & { id: number };

/** What a list rests on. */
export type ListProvenance = Omit<Provenance, 'radius_m' | 'ratings' | 'expired'>;

/** `GET /api/facilities` */
export type FacilitiesAnswer = Omit<FeatureCollection, 'features'> & {
  features: FacilityFeature[];
  /** How many facilities fit, over all pages; how many are on this page. */
  numberMatched: number;
  numberReturned: number;
  /** Of those that fit: without usable coordinates. */
  numberUnlocated: number;
  /** Hand it back as `cursor` for the next page; null on the last. */
  nextCursor: string | null;
  links: { rel: 'self' | 'next'; href: string; type: string }[];
  provenance: ListProvenance;
};

export interface RatingRecord {
  state: 'granted' | 'pending';
  stars: number | null;
  rated_on: string;
  valid_until: string | null;
  revoked_on: string | null;
  issuer: string;
  scheme: string;
  data_origin: Origin;
}

export interface StatusRecord {
  status: Status;
  valid_from: string;
  /** First day on which it no longer held; null = still holds. */
  valid_to: string | null;
}

export interface DueRecord {
  next_due_on: string | null;
  valid_from: string;
  valid_to: string | null;
}

export interface InspectionRecord {
  inspected_on: string;
  purpose: 'term' | 'routine' | 'third_party' | 'equipment';
  completed: boolean;
  result: 'pass' | 'hazard' | 'fail' | null;
  hazards: number;
  inspector: string | null;
  data_origin: Origin;
}

/** What only the page of one facility shows. */
export interface FacilityDetail extends FacilityProperties {
  /** Kind-specific attributes, by the column names of the database; null = unknown. */
  details: Record<string, string | number | boolean | null>;
  original: { x: number; y: number; datum: string } | null;
  /** Oldest first. */
  history: StatusRecord[];
  /** Markets, newest first: the first granted one on or before the as-of day is the one in force. */
  ratings: RatingRecord[];
  /** Elevators, newest first. */
  dues: DueRecord[];
  /** Newest first, at most 200. */
  inspections: InspectionRecord[];
  import: { file_name: string; loaded_on: string; version: number } | null;
}

/** `GET /api/facilities/{id}` */
export type FacilityAnswer = Feature<Point | null, FacilityDetail> & {
  id: number;
  provenance: ListProvenance;
};

/** One line of a coverage table. */
export interface CoverageLine {
  /** District code; 440100 is the whole city. */
  district: number;
  name_zh: string;
  name_en: string;
  /** Demand within the radius, and all demand: whole people, elevators, canteens or meals. */
  covered: number;
  total: number;
  /** covered / total, 0–1; null when there is no demand: "no data", neither 0 % nor 100 %. */
  share: number | null;
  /** Demand covered with the radius 10 % shorter and 10 % longer: the band around `covered`. */
  low: number;
  high: number;
  /**
   * No more than this would be covered if all supply without coordinates stood in its best place (`covered` is what
   * there is if it is of no use); null while it is not known: the page computes it only through the API.
   */
  unlocated_best: number | null;
  /** Populated land within the radius, and all of it, m²: a second figure; null where the demand is not people. */
  land_covered_m2: number | null;
  land_m2: number | null;
  /** Weighted percentiles of the distance to the nearest supply, metres; null without demand or supply. */
  p50_m: number | null;
  p90_m: number | null;
  p95_m: number | null;
  worst_m: number | null;
  /** Demand within the radius of the city's border, where neighbours' supply is unknown. */
  edge_people: number;
  /** Supply in the district: counted, and left out for want of coordinates (by declared district). */
  supply_located: number;
  supply_unlocated: number;
  /** Demand left out for want of coordinates (facilities as demand; by declared district). */
  demand_unlocated: number;
}

/** The settings of a coverage question, as understood (defaults filled in). */
export interface CoverageSettings {
  supply: Kind;
  demand: Demand;
  radius_m: number;
  /** Null = no star filter, so unrated markets count too. */
  stars_min: number | null;
  /** Types of the supply; null = all. */
  type: string[] | null;
  ratings: 'current' | 'valid';
  weight: 'count' | 'meals';
  /** How many times the straight line ways are taken to be: `radius_m` metres walked. "1" = a straight line. */
  detour: string;
  as_of: string;
  /** The steps of a scenario, as the map page writes them; null = things as they are. */
  plan: string | null;
}

/** `GET /api/coverage` */
export interface CoverageAnswer {
  settings: CoverageSettings;
  /** The whole supply, also what lies outside the city and so in no line below. */
  supply: { kind: Kind; located: number; outside_city: number; unlocated: number; expired: number };
  city: CoverageLine;
  /** The eleven districts in code order. */
  districts: CoverageLine[];
  provenance: Provenance;
}

/** A facility of the register, or (id null) a new site of a scenario by its letters. */
export interface NearestSupply {
  id: number | null;
  name_zh: string;
  name_en: string | null;
  distance_m: number;
}

export interface GapProperties {
  /** 1 = most people; complete ties share a rank. */
  rank: number;
  district: number;
  label_zh: string;
  label_en: string;
  /** Uncovered demand in the area, whole people. */
  people: number;
  cells: number;
  area_km2: number;
  worst_m: number | null;
  /** A point inside the area, [longitude, latitude]. */
  point: [number, number];
  /** The supply nearest to the worst-served cell; null when there is no supply. */
  nearest: NearestSupply | null;
  /** The one new site that brings most people within the radius, optimal among candidates at 500 m. */
  best_site: { point: [number, number]; people: number; candidates: number } | null;
}

/** `GET /api/gaps`: areas, scattered and covered people add up to everyone. */
export type GapsAnswer = Omit<FeatureCollection, 'features'> & {
  features: (Feature<Polygon | MultiPolygon, GapProperties> & { id: number })[];
  numberMatched: number;
  numberReturned: number;
  settings: CoverageSettings & { min_density: number; min_people: number; district: number | null };
  totals: {
    people: number;
    covered: number;
    uncovered: number;
    /** Uncovered people in the areas listed. */
    in_areas: number;
    /** Uncovered, but under the density or in areas under the least size. */
    scattered: { people: number; cells: number; area_km2: number };
  };
  provenance: Provenance;
};

/** The question of `POST /api/siting` as understood. */
export interface SitingSettings extends CoverageSettings {
  objective: Objective;
  /** New sites asked for; null with a target, which asks for a share instead: `tau`, percent as a decimal text. */
  sites: number | null;
  tau: string | null;
  spacing_m: number;
  district: number | null;
  /** Where no site may stand: codes of districts, and an area as it was given. */
  forbidden_districts: number[] | null;
  forbidden_area: Polygon | MultiPolygon | { lng: number; lat: number; radius_m: number } | null;
}

/** `POST /api/siting`: sites in order of gain, and how sure it is that no better ones exist. */
export interface SitingResponse {
  settings: SitingSettings;
  /** People of the scope: all, and within the radius as things are and with the sites. */
  total: number;
  covered_before: number;
  covered: number;
  /** `max_coverage`: the most people that any choice could cover; `covered` is proved to be it when they are equal. */
  bound: number | null;
  /** `target`; null otherwise. */
  target: {
    /** People that the target asks for. */
    needed: number;
    /** Null when neither a set that meets it nor a proof that there is none was found in time. */
    feasible: boolean | null;
    /** No fewer sites meet it; null when none do. */
    at_least: number | null;
    /** People covered with every candidate, and those whom not even they cover. */
    max_reachable: number;
    unreachable: number;
  } | null;
  /** `median`: the mean distance of all people; `center`: that of the worst-served; metres. Null otherwise. */
  distance: {
    /** As things are and with the sites; null where there is none to measure. */
    before_m: number | null;
    m: number | null;
    /** No choice gets below it; and (m − bound) / m. */
    bound_m: number;
    gap: number;
  } | null;
  status: 'proved' | 'bounded';
  /** `heuristic`: the method ended without a proof. */
  stopped_by: 'proof' | 'time' | 'cancelled' | 'heuristic';
  /** Why the answer is trivial, or there is none, with the number that explains it. */
  reason: { readonly code: string; readonly value: number } | null;
  /** No other set as good comes before it in the order of candidates; null where that is not looked at. */
  is_smallest_set: boolean | null;
  candidates: number;
  candidate_spacing_m: number;
  /** People of other districts who would be covered too. */
  elsewhere: number;
  sites: {
    point: [number, number];
    district: number;
    label_zh: string;
    label_en: string;
    /** People of the scope whom it brings within the radius, beyond those of the sites before it. */
    gain: number;
    /** Metres to the nearest existing supply; null where there is none. */
    nearest_m: number | null;
  }[];
  provenance: Provenance;
}

/** `POST /api/scenario` */
export interface ScenarioAnswer {
  name: string;
  steps: number;
  before: CoverageAnswer;
  after: CoverageAnswer;
  /** What stays beyond the radius; null where the demand is not people. */
  gaps: GapsAnswer | null;
}
