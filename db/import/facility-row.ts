/** A facility as a file states it, with its position in WGS 84; what a kind keeps in its detail table. */
import type { Day } from '../../geo/kinds/day.ts';
import type { StarsWord } from '../../geo/kinds/star-words.ts';
import type { Datum, DistrictCode, Kind, LocationQuality, Status } from '../../geo/kinds/vocabulary.ts';
import { planePoint } from '../../geo/place/crs.ts';
import { toWgs84 } from '../../geo/place/datum.ts';
import { guangzhouDistricts } from '../../geo/place/districts.ts';

/** A position: WGS 84 degrees, EPSG:4547 whole centimetres, the coordinates as they came, the district that holds it. */
export interface Place {
  readonly lng: number;
  readonly lat: number;
  readonly xCm: number;
  readonly yCm: number;
  readonly originalX: number | null;
  readonly originalY: number | null;
  readonly originalDatum: Datum;
  readonly locatedDistrict: number | null;
}

export type DetailValue = string | number | boolean | null;
/** Columns of the detail table of the kind; null = not stated. */
export type Detail = Readonly<Record<string, DetailValue>>;

/** A rating as the row of a market file states it. */
export interface StatedRating {
  readonly word: StarsWord;
  readonly ratedOn: Day | null;
  readonly validUntil: Day | null;
  readonly revokedOn: Day | null;
  readonly issuer: string | null;
  readonly scheme: string | null;
}

/** What a row of a file says. Null = not stated: nothing known before is erased by it. */
export interface FacilityRow {
  readonly number: number;
  readonly code: string | null;
  readonly nameZh: string;
  readonly nameEn: string | null;
  readonly address: string | null;
  readonly town: string | null;
  readonly declaredDistrict: DistrictCode | null;
  readonly place: Place | null;
  readonly status: Status | null;
  readonly openedOn: Day | null;
  readonly closedOn: Day | null;
  readonly detail: Detail;
  readonly rating: StatedRating | null;
  readonly nextDueOn: Day | null;
}

/** A detail table: its columns with their SQL types, and what a new record gets where the column may not be empty. */
export const DETAILS: Readonly<
  Record<Kind, { readonly columns: Readonly<Record<string, string>>; readonly defaults: Detail }>
> = {
  market: {
    columns: { area_m2: 'numeric', stalls: 'int', operator: 'text', hours: 'text', phone: 'text' },
    defaults: {},
  },
  canteen: {
    columns: { type: 'text', licence: 'text', meals_a_day: 'int', bright_kitchen: 'boolean' },
    defaults: { type: 'other' },
  },
  elevator: {
    columns: {
      registration_code: 'text',
      installed_on: 'date',
      use: 'text',
      residential: 'boolean',
      maintainer: 'text',
    },
    defaults: { use: 'other', residential: false },
  },
  station: { columns: { type: 'text', inspectors: 'int', phone: 'text' }, defaults: {} },
};

/** The place of coordinates in a datum (degrees, longitude first). */
export function placeOf(lng: number, lat: number, datum: Datum): Place {
  const at = toWgs84(lng, lat, datum);
  return {
    ...at,
    ...planePoint(at.lng, at.lat),
    originalX: lng,
    originalY: lat,
    originalDatum: datum,
    locatedDistrict: guangzhouDistricts().districtOf(at.lng, at.lat),
  };
}

/** How good a position is, given the district that the record declares. */
export function qualityOf(place: Place | null, declaredDistrict: number | null): LocationQuality {
  if (place === null) return 'none';
  if (place.locatedDistrict === null) return 'outside_city';
  return declaredDistrict !== null && declaredDistrict !== place.locatedDistrict ? 'other_district' : 'exact';
}
