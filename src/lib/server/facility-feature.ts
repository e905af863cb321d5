/** A facility as GeoJSON, from its columns and texts. */
import type { FacilityFeature, FacilityProperties } from '$geo/answers.ts';
import { NO_DAY } from '$geo/columns/columns.ts';
import { codeOfIndex } from '$geo/place/districts.ts';
import {
  LOCATION_QUALITIES,
  ORIGINS,
  RATING_STATES,
  STATUSES,
  TYPES_OF_KIND,
  type Kind,
} from '$geo/kinds/vocabulary.ts';
import type { KindData } from './snapshot.ts';

const DAY_ZERO = Date.UTC(2000, 0, 1);
const MILLISECONDS_A_DAY = 86_400_000;

/** Calendar day of a day column; null for an unknown one. */
export function dayOfColumn(days: number): string | null {
  if (days === NO_DAY) return null;
  return new Date(DAY_ZERO + days * MILLISECONDS_A_DAY).toISOString().slice(0, 10);
}

/**
 * The facility at an index.
 * @param asOf the day against which a due date is held
 * @param distanceM metres to the point asked for, or null
 */
export function featureOf(
  { columns, texts, rows }: KindData,
  index: number,
  asOf: string,
  distanceM: number | null = null,
): FacilityFeature {
  const at = (column: ArrayLike<number>) => column[index] ?? 0;
  const quality = LOCATION_QUALITIES[at(columns.locationQuality)] ?? 'none';
  const located = quality !== 'none';
  const declared = codeOfIndex(at(columns.declaredDistrict));
  const holding = codeOfIndex(at(columns.locatedDistrict));
  const properties: FacilityProperties = {
    kind: columns.kind,
    ...texts.at(rows[index] ?? -1),
    district: declared ?? holding,
    declared_district: declared,
    located_district: holding,
    located,
    location_quality: quality,
    status: STATUSES[at(columns.status)] ?? 'closed',
    data_origin: ORIGINS[at(columns.origin)] ?? 'synthetic',
    ...attributesOf(columns.kind, at, columns, asOf),
    ...(distanceM === null ? {} : { distance_m: distanceM }),
  };
  const geometry = located
    ? { type: 'Point' as const, coordinates: [round7(at(columns.lng)), round7(at(columns.lat))] }
    : null;
  return { type: 'Feature', id: at(columns.id), geometry, properties };
}

/** Degrees to seven decimals: a centimetre. */
function round7(degrees: number): number {
  return Math.round(degrees * 1e7) / 1e7;
}

function attributesOf(
  kind: Kind,
  at: (column: ArrayLike<number>) => number,
  columns: KindData['columns'],
  asOf: string,
): Partial<FacilityProperties> {
  // A type is stored as its position among the types of the kind.
  const type = TYPES_OF_KIND[kind][at(columns.type)] as FacilityProperties['type'];
  const units = at(columns.units) || null;
  switch (kind) {
    case 'market':
      return {
        stars: at(columns.stars) || null,
        rating_state: RATING_STATES[at(columns.ratingState)] ?? 'unrated',
        stalls: units,
      };
    case 'canteen':
      return { type, meals_a_day: units };
    case 'elevator': {
      const due = dayOfColumn(at(columns.nextDueDay));
      const open = STATUSES[at(columns.status)] === 'open';
      return {
        type,
        install_year: at(columns.installYear) || null,
        residential: at(columns.residential) === 1,
        next_due_on: due,
        overdue: due === null ? null : open && due < asOf,
      };
    }
    case 'station':
      return { type, inspectors: units };
  }
}
