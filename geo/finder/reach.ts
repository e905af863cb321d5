/** What a resident of a place has in reach: the coverage figure for one point. */
import { metresOf, squaredCmLimit } from '../coverage/radius.ts';
import type { PlanePoint } from '../place/crs.ts';
import { squaredDistance } from './find.ts';
import type { FinderMarket } from './market.ts';

/** "Good" is what the city's targets count: three stars and more. */
export const GOOD_STARS = 3;
export const REACH_M = 1_000;

export interface Reach {
  /** Open, located markets within the radius, and those of them with three stars or more. */
  readonly markets: number;
  readonly good: number;
  /** The nearest open market with three stars or more: its id and metres, to the centimetre; null = none. */
  readonly nearest: { readonly id: number; readonly distanceM: number } | null;
}

/**
 * Expired ratings keep their stars, as in every coverage figure; a market exactly on the radius is in reach.
 * @param origin EPSG:4547, whole centimetres
 */
export function reachFrom(
  markets: readonly FinderMarket[],
  origin: PlanePoint,
  radiusM: number = REACH_M,
): Reach {
  const limit = squaredCmLimit(radiusM);
  let inside = 0;
  let good = 0;
  let nearest: { id: number; d2: number } | null = null;
  for (const market of markets) {
    const d2 = market.status === 'open' ? squaredDistance(market, origin) : null;
    if (d2 === null) continue;
    const isGood = (market.stars ?? 0) >= GOOD_STARS;
    if (d2 <= limit) inside += 1;
    if (d2 <= limit && isGood) good += 1;
    if (isGood && (!nearest || d2 < nearest.d2 || (d2 === nearest.d2 && market.id < nearest.id)))
      nearest = { id: market.id, d2 };
  }
  return {
    markets: inside,
    good,
    nearest: nearest && { id: nearest.id, distanceM: metresOf(nearest.d2) },
  };
}

/** The open, located markets nearest to a market, itself left out: by distance, then id. */
export function marketsNear(
  markets: readonly FinderMarket[],
  origin: PlanePoint & { readonly id?: number },
  most: number,
  accepts: (market: FinderMarket) => boolean = () => true,
): { readonly market: FinderMarket; readonly distanceM: number }[] {
  return markets
    .filter((market) => market.id !== origin.id && market.status === 'open' && accepts(market))
    .flatMap((market) => {
      const d2 = squaredDistance(market, origin);
      return d2 === null ? [] : [{ market, d2 }];
    })
    .sort((a, b) => a.d2 - b.d2 || a.market.id - b.market.id)
    .slice(0, most)
    .map(({ market, d2 }) => ({ market, distanceM: metresOf(d2) }));
}
