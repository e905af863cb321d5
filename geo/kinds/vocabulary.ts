/**
 * The words that every other folder uses for facilities: kinds, states, origins and districts.
 * Codes are stored and sent; the words shown to people live with the interface.
 */

/** The facility kinds, in the order in which they are listed everywhere. */
export const KINDS = ['market', 'canteen', 'elevator', 'station'] as const;
export type Kind = (typeof KINDS)[number];

/** What a facility is doing on a date; "in use" means `open`. Position = code in the columns. */
export const STATUSES = ['planned', 'open', 'suspended', 'closed'] as const;
export type Status = (typeof STATUSES)[number];

/** Where a record comes from. `synthetic` records are invented and always labelled so. */
export const ORIGINS = ['official', 'open', 'synthetic'] as const;
export type Origin = (typeof ORIGINS)[number];
/** Origin of a figure over several records. */
export type OriginMix = Origin | 'mixed';

/**
 * How good a position is. `none` = no usable coordinates (the facility is unlocated); the other three are
 * located and count as supply. Position = code in the columns.
 */
export const LOCATION_QUALITIES = ['none', 'exact', 'outside_city', 'other_district'] as const;
export type LocationQuality = (typeof LOCATION_QUALITIES)[number];

export const DATUMS = ['wgs84', 'gcj02', 'bd09', 'cgcs2000'] as const;
export type Datum = (typeof DATUMS)[number];

/** Where a market stands with its rating on a date. Only `rated` and `expired` carry stars. */
export const RATING_STATES = ['unrated', 'rated', 'expired', 'pending', 'revoked'] as const;
export type RatingState = (typeof RATING_STATES)[number];

/** What a filter by stars offers; `unrated` stands for every market without stars. */
export const STAR_VALUES = [5, 4, 3, 2, 1, 'unrated'] as const;
export type StarValue = (typeof STAR_VALUES)[number];

export const CANTEEN_TYPES = ['school', 'offsite_supplier', 'staff', 'elderly', 'other'] as const;
export type CanteenType = (typeof CANTEEN_TYPES)[number];

export const ELEVATOR_USES = ['passenger', 'freight', 'hospital', 'escalator', 'other'] as const;
export type ElevatorUse = (typeof ELEVATOR_USES)[number];

export const STATION_TYPES = [
  'supervision_office',
  'laboratory',
  'quick_test_room',
  'elevator_rescue',
  'equipment_inspection',
] as const;
export type StationType = (typeof STATION_TYPES)[number];

/** The values of `type=` for a kind: empty where the kind has none. */
export const TYPES_OF_KIND: Record<Kind, readonly string[]> = {
  market: [],
  canteen: CANTEEN_TYPES,
  elevator: ELEVATOR_USES,
  station: STATION_TYPES,
};

/** The eleven districts by GB/T 2260 code, in code order. */
export const DISTRICTS = [
  { code: 440103, zh: '荔湾区', en: 'Liwan', population2020: 1_238_305 },
  { code: 440104, zh: '越秀区', en: 'Yuexiu', population2020: 1_038_643 },
  { code: 440105, zh: '海珠区', en: 'Haizhu', population2020: 1_819_037 },
  { code: 440106, zh: '天河区', en: 'Tianhe', population2020: 2_241_826 },
  { code: 440111, zh: '白云区', en: 'Baiyun', population2020: 3_742_991 },
  { code: 440112, zh: '黄埔区', en: 'Huangpu', population2020: 1_264_447 },
  { code: 440113, zh: '番禺区', en: 'Panyu', population2020: 2_658_397 },
  { code: 440114, zh: '花都区', en: 'Huadu', population2020: 1_642_360 },
  { code: 440115, zh: '南沙区', en: 'Nansha', population2020: 846_584 },
  { code: 440117, zh: '从化区', en: 'Conghua', population2020: 717_684 },
  { code: 440118, zh: '增城区', en: 'Zengcheng', population2020: 1_466_331 },
] as const;
export type DistrictCode = (typeof DISTRICTS)[number]['code'];

/** Codes that are no longer in use, and the district that took over. */
export const OLD_DISTRICT_CODES: Readonly<Record<number, DistrictCode>> = {
  440116: 440112,
  440183: 440118,
  440184: 440117,
};
