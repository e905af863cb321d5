/** What the search box offers while one types: places to start from, and markets. */
import type { SearchIndex } from '../search/search.ts';
import type { FinderData } from './find.ts';
import type { FinderMarket, FinderPlace } from './market.ts';

export interface Suggestions {
  readonly places: readonly FinderPlace[];
  readonly markets: readonly FinderMarket[];
}

const MOST_PLACES = 3;
const MOST_MARKETS = 6;
/** A place found by a misspelling is no good start for distances. */
const LEAST_OF_BEST = 0.6;

/**
 * @param places an index over `data.places`, see `placeIndex`
 * @param text as typed so far; empty gives nothing
 */
export function suggest(data: FinderData, places: SearchIndex, text: string): Suggestions {
  const foundPlaces = places.search(text);
  const best = foundPlaces[0]?.score ?? 0;
  return {
    places: foundPlaces
      .filter(({ score }) => score >= best * LEAST_OF_BEST)
      .slice(0, MOST_PLACES)
      .flatMap(({ at }) => data.places[at] ?? []),
    markets: data.index
      .search(text)
      .flatMap(({ at }) => data.markets[at] ?? [])
      .filter(({ status }) => status === 'open')
      .slice(0, MOST_MARKETS),
  };
}
