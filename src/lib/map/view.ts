/** Everything that one sees and asks on the map page, as one value. */
import type { Demand } from '$geo/answers.ts';
import type { Kind, StarValue, StationType, Status } from '$geo/kinds/vocabulary.ts';
import type { LngLat } from '$geo/place/crs.ts';
import type { DemandWeight } from '$geo/coverage/facility-demand.ts';
import { STRAIGHT, walkedRadius, type Radius } from '$geo/coverage/radius.ts';
import type { DrawnArea } from '$geo/coverage/drawn-area.ts';
import type { Scenario } from '$geo/coverage/scenario.ts';
import type { Camera } from './camera.ts';

export const PANELS = ['coverage', 'layers', 'list'] as const;
export type Panel = (typeof PANELS)[number];

export const SUPPLY_KINDS = ['market', 'canteen', 'station'] as const;
export type SupplyKind = (typeof SUPPLY_KINDS)[number];

/** Longest radius of the slider, metres. */
export const RADIUS_MAX_M = 3000;

export const DRAWER_TABS = ['gaps', 'siting', 'plan', 'area'] as const;
export type DrawerTab = (typeof DRAWER_TABS)[number];

export const SITING_AIMS = ['max_coverage', 'median', 'center'] as const;
export type SitingAim = (typeof SITING_AIMS)[number];

/** Largest spacing that the page offers, metres. */
export const SPACING_MAX_M = 20_000;
/** What the cells of the map show while a scenario is in force; `swipe` has before and after side by side. */
export const COMPARISONS = ['before', 'plan', 'diff', 'swipe'] as const;
export type Comparison = (typeof COMPARISONS)[number];

/** What is tried; its question is that of the view. */
export type Plan = Pick<Scenario, 'name' | 'dataVersion' | 'asOf' | 'operations'>;

export interface View {
  /** Null = the whole city, fitted to the window. */
  readonly camera: Camera | null;
  readonly layers: readonly Kind[];
  /** Cells, gap outlines and gap numbers on the map. */
  readonly coverage: boolean;
  /** Empty = every market. */
  readonly stars: readonly StarValue[];
  /** Scope of figures, lists and emphasis; null = the whole city. */
  readonly district: number | null;
  readonly status: Status | 'any';
  readonly stationType: StationType | null;
  readonly supply: SupplyKind;
  /** Least stars of the supply; null = any market, unrated ones too. Only with markets. */
  readonly starsMin: number | null;
  /** Who is to be in reach of the supply; gap areas and siting are about people only. */
  readonly demand: Demand;
  /** Meals only of canteens. */
  readonly weight: DemandWeight;
  readonly radiusM: number;
  /** How many times the straight line ways are long (`readDetour`); STRAIGHT = the radius is a straight line. */
  readonly detour: string;
  /** The day of which figures and facilities speak, YYYY-MM-DD; null = that of the data version. */
  readonly asOf: string | null;
  /** Selected facility (id) and selected gap area (rank). At most one of them and of `why`. */
  readonly facility: number | null;
  readonly gap: number | null;
  /** A place asked about: why is it (not) covered? Only when neither a facility nor a gap area is selected. */
  readonly why: LngLat | null;
  readonly panel: Panel;
  /** The kind in the list. */
  readonly listKind: Kind;
  readonly query: string;
  /** Phones show one of them at a time. */
  readonly surface: 'panel' | 'map';
  /** The drawer at the right; only wide windows have room to show it unasked. */
  readonly drawer: boolean;
  readonly tab: DrawerTab;
  /** Siting: how many new sites, 1 to MAX_SITES; or, when `target` is set, the percent to reach, a decimal text. */
  readonly siteCount: number;
  readonly target: string | null;
  /** What so many sites are chosen for; a target is always one of coverage. */
  readonly aim: SitingAim;
  /** Least distance between two new sites, metres; 0 = none. */
  readonly spacingM: number;
  /** Districts (codes) in which no new site may stand. */
  readonly forbidden: readonly number[];
  /** The scenario in force; null = things as they are. */
  readonly plan: Plan | null;
  /** Only with a scenario. */
  readonly compare: Comparison;
  /** Drawn on the map, as `keptArea` keeps it. */
  readonly area: DrawnArea | null;
  /** Siting: no new site may stand in the drawn area. Only with one. */
  readonly avoidsArea: boolean;
}

export const DEFAULT_VIEW: View = {
  camera: null,
  layers: ['market'],
  coverage: true,
  stars: [],
  district: null,
  status: 'open',
  stationType: null,
  supply: 'market',
  starsMin: 3,
  demand: 'people',
  weight: 'count',
  radiusM: 1000,
  detour: STRAIGHT,
  asOf: null,
  facility: null,
  gap: null,
  why: null,
  panel: 'coverage',
  listKind: 'market',
  query: '',
  surface: 'panel',
  drawer: true,
  tab: 'gaps',
  siteCount: 5,
  target: null,
  aim: 'max_coverage',
  spacingM: 0,
  forbidden: [],
  plan: null,
  compare: 'plan',
  area: null,
  avoidsArea: false,
};

/** The limit of a view, metres of straight line or walked. */
export const radiusOf = ({ radiusM, detour }: Pick<View, 'radiusM' | 'detour'>): Radius =>
  walkedRadius(radiusM, detour);
