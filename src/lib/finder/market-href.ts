/** The address of a market's page. */
import type { FinderMarket } from '$geo/finder/market.ts';
import { withLang } from '$lib/ui/site.ts';

/** @param chosenLang the language, where the address of the page names it */
export const marketHref = (
  { id, slug }: Pick<FinderMarket, 'id' | 'slug'>,
  chosenLang: string | null,
): string => withLang(`/markets/${id}-${slug}`, chosenLang);
