/** All markets, and the code that searches them: fetched together, after the first view. */
import type { Finder } from '$geo/finder/finder.ts';
import type { FinderAnswer } from '$geo/finder/market.ts';
import { ask, type Answer } from '$lib/map/ask.ts';
import { listAddress } from '$lib/offline/keep.ts';

/** Fetches the code alone; a page that is kept for offline use needs it there, too. */
export const finderCode = () => import('$geo/finder/finder.ts');

/** @param dataVersion of the answer that is on the page */
export const fetchFinder = async (dataVersion: number): Promise<Answer<Finder>> => {
  const coming = finderCode().catch(() => null);
  const answer = await ask<FinderAnswer>(fetch, listAddress(dataVersion));
  if (!answer.ok) return answer;
  const code = await coming;
  if (!code) return { ok: false, failure: { code: 'network', message: '', status: 0 } };
  return { ok: true, data: new code.Finder(answer.data) };
};
