/** Where distances can be measured from by name: districts, towns, and the markets themselves. */
import { SearchIndex } from '../search/search.ts';
import type { PlanePoint } from '../place/crs.ts';
import type { FinderData } from './find.ts';
import type { FinderPlace } from './market.ts';
import type { OriginRef } from './question.ts';

/** A named origin: what to call it and where it lies. */
export interface NamedPoint extends PlanePoint {
  readonly name_zh: string;
  readonly name_en: string | null;
  readonly lng: number;
  readonly lat: number;
  readonly approximate: boolean;
}

/** The place or market that an origin names; null when there is none (or it has no position). */
export function namedPoint(data: FinderData, origin: OriginRef | null): NamedPoint | null {
  if (origin?.kind !== 'place') return null;
  const place = data.places.find(({ key }) => key === origin.key);
  if (place) return { ...place, xCm: place.x_cm, yCm: place.y_cm };
  const market = data.markets.find(({ id }) => `market:${id}` === origin.key);
  if (!market || market.x_cm === null || market.y_cm === null) return null;
  const { name_zh, name_en, x_cm, y_cm, lng, lat } = market;
  return { name_zh, name_en, xCm: x_cm, yCm: y_cm, lng: lng ?? 0, lat: lat ?? 0, approximate: false };
}

/** An index over the names of places alone. */
export function placeIndex(places: readonly FinderPlace[]): SearchIndex {
  return new SearchIndex(
    places.map((place, at) => ({
      id: at,
      name_zh: place.name_zh,
      name_en: place.name_en,
      pinyin: place.pinyin,
      address: null,
      town: null,
      district_zh: '',
      district_en: '',
      placePinyin: '',
    })),
  );
}
