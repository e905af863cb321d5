/** The attributes that tiles carry: what the map style and the filters need, nothing else. */
import type { FacilityColumns } from '../columns/columns.ts';
import { type Kind, RATING_STATES, STATUSES, TYPES_OF_KIND } from '../kinds/vocabulary.ts';
import type { TileAttribute } from './mvt.ts';

/** First code of the city's districts; columns hold the difference. */
const DISTRICT_BASE = 440_100;

/** Descriptions of the attributes for TileJSON, by kind; the same keys as in the tiles. */
export function attributeDescriptions(kind: Kind): Record<string, string> {
  const common = {
    district: 'Number: GB/T 2260 code; absent for none',
    status: 'String: planned, open, suspended, closed',
  };
  if (kind === 'market')
    return { ...common, stars: 'Number 1–5; absent while unrated', rating: 'String: state of the rating' };
  const type = { type: `String: ${TYPES_OF_KIND[kind].join(', ')}` };
  if (kind === 'elevator')
    return {
      ...common,
      ...type,
      install_year: 'Number; absent while unknown',
      residential: 'Boolean: in housing',
      ...COUNT,
    };
  return kind === 'canteen' ? { ...common, ...type, ...COUNT } : { ...common, ...type };
}

const COUNT = { count: 'Number: facilities in a cell; only in tiles that count instead of listing' };

function textAttribute(key: string, column: Uint8Array, words: readonly string[]): TileAttribute {
  return {
    key,
    codeOf: (item) => column[item] ?? -1,
    valueOf: (code) => words[code] ?? '',
  };
}

/** Absent where the column holds 0. */
function numberAttribute(key: string, column: Uint8Array | Uint16Array, base = 0): TileAttribute {
  return { key, codeOf: (item) => column[item] || -1, valueOf: (code) => base + code };
}

/** Attributes of facilities; items are indexes into the columns. */
export function facilityAttributes(columns: FacilityColumns): TileAttribute[] {
  const common = [
    numberAttribute('district', columns.district, DISTRICT_BASE),
    textAttribute('status', columns.status, STATUSES),
  ];
  if (columns.kind === 'market')
    return [
      ...common,
      numberAttribute('stars', columns.stars),
      textAttribute('rating', columns.ratingState, RATING_STATES),
    ];
  const type = textAttribute('type', columns.type, TYPES_OF_KIND[columns.kind]);
  if (columns.kind !== 'elevator') return [...common, type];
  const residential = { key: 'residential', codeOf: (item: number) => columns.residential[item] ?? -1 };
  return [
    ...common,
    type,
    numberAttribute('install_year', columns.installYear),
    { ...residential, valueOf: (code) => code === 1 },
  ];
}

/** Attributes of counting cells: the split by district and status that the filters offer at every zoom. */
export function countAttributes(cells: {
  district: Uint8Array;
  status: Uint8Array;
  count: Int32Array;
}): TileAttribute[] {
  return [
    numberAttribute('district', cells.district, DISTRICT_BASE),
    textAttribute('status', cells.status, STATUSES),
    { key: 'count', codeOf: (item) => cells.count[item] ?? -1, valueOf: (code) => code },
  ];
}
