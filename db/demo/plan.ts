/**
 * What the demonstration city is made of: sizes, days, versions. Everything here is invented except the census
 * totals per district; every record carries `data_origin = 'synthetic'` and 示例 in its name.
 */
import type { DistrictCode } from '../../geo/kinds/vocabulary.ts';

/** `city` is the normal size, `small` the same in 1/50 for tests: cells, people and facilities alike. */
export type DemoSize = 'city' | 'small';

/** The three published states. The day of the last is "today" of the demonstration; no clock is read. */
export const DEMO_VERSIONS = [
  { version: 1, asOf: '2026-09-30', note: '示例：建立演示数据 (demonstration: first state)' },
  {
    version: 2,
    asOf: '2026-10-31',
    note: '示例：十月新增、关闭与评星 (demonstration: openings, closings and ratings of October)',
  },
  {
    version: 3,
    asOf: '2026-11-20',
    note: '示例：十一月更新与坐标、星级更正 (demonstration: November, corrected positions and stars)',
  },
] as const;
export const DEMO_AS_OF = '2026-11-20';

/** The grid of the population cells: EPSG:4547 metres; cell (0, 0) has its south-west corner at the origin. */
export const DEMO_GRID = { grid: 'demo-100m', originX: 390_000, originY: 2_490_000, stepM: 100 } as const;

/**
 * Populated cells per district in the full city, and the share of them in hamlets and villages of the open
 * country. Their people are the census totals of the vocabulary.
 */
export const CELLS_OF_DISTRICT: Readonly<
  Record<DistrictCode, { readonly cells: number; readonly rural: number }>
> = {
  440103: { cells: 3_150, rural: 0.02 },
  440104: { cells: 2_400, rural: 0 },
  440105: { cells: 4_250, rural: 0.02 },
  440106: { cells: 5_500, rural: 0.02 },
  440111: { cells: 10_400, rural: 0.12 },
  440112: { cells: 4_900, rural: 0.2 },
  440113: { cells: 8_700, rural: 0.12 },
  440114: { cells: 6_400, rural: 0.28 },
  440115: { cells: 4_300, rural: 0.32 },
  440117: { cells: 4_900, rural: 0.46 },
  440118: { cells: 6_600, rural: 0.34 },
};

/** How many of everything, for a size. */
export interface DemoCounts {
  /** Divides everything. */
  readonly scale: 1 | 50;
  readonly markets: number;
  /** Open markets with that many stars on the as-of day, from one star to five. */
  readonly marketsByStars: readonly [number, number, number, number, number];
  readonly schools: number;
  readonly offsiteSuppliers: number;
  readonly staffCanteens: number;
  readonly elderlyCanteens: number;
  readonly otherCanteens: number;
  readonly elevators: number;
  readonly supervisionOffices: number;
  readonly laboratories: number;
  readonly quickTestRooms: number;
  readonly rescueStations: number;
  readonly equipmentStations: number;
  /** Elevators with a recorded equipment inspection in the last year. */
  readonly equipmentInspections: number;
}

/** 548 markets have three stars or more, 16 have five; `small` has 11 and 1. */
export function demoCounts(size: DemoSize): DemoCounts {
  if (size === 'small')
    return {
      scale: 50,
      markets: 24,
      marketsByStars: [2, 3, 7, 3, 1],
      schools: 80,
      offsiteSuppliers: 4,
      staffCanteens: 236,
      elderlyCanteens: 56,
      otherCanteens: 24,
      elevators: 4_600,
      supervisionOffices: 6,
      laboratories: 7,
      quickTestRooms: 7,
      rescueStations: 2,
      equipmentStations: 2,
      equipmentInspections: 400,
    };
  return {
    scale: 1,
    markets: 1_200,
    marketsByStars: [70, 150, 382, 150, 16],
    schools: 4_000,
    offsiteSuppliers: 120,
    staffCanteens: 11_880,
    elderlyCanteens: 2_800,
    otherCanteens: 1_200,
    elevators: 230_000,
    supervisionOffices: 170,
    laboratories: 380,
    quickTestRooms: 480,
    rescueStations: 110,
    equipmentStations: 60,
    equipmentInspections: 20_000,
  };
}
