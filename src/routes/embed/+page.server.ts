import { answerOf } from '$geo/finder/answer.ts';
import { readQuestion } from '$geo/finder/question.ts';
import { NotFoundError } from '$geo/errors.ts';
import { finderData } from '$lib/server/finder.ts';
import { marketById } from '$lib/server/market-page.ts';
import { marketSketch } from '$lib/server/market-sketch.ts';
import { forPage } from '$lib/server/respond.ts';
import { snapshots } from '$lib/server/snapshots.ts';
import type { PageServerLoad } from './$types';

const MOST = 50;

/** One market (`id=`), or the markets of a filter with the same parameters as the finder. */
export const load: PageServerLoad = ({ url }) =>
  forPage(async () => {
    const snapshot = await snapshots().current();
    const id = url.searchParams.get('id');
    if (id === null) {
      // Distances need a point of the visitor's own, which a frame must not ask for.
      const question = { ...readQuestion(url.searchParams), origin: null };
      return {
        market: null,
        sketch: null,
        result: answerOf(finderData(snapshot), question, null, MOST),
        search: url.search,
      };
    }
    if (!/^[1-9]\d{0,8}$/.test(id))
      throw new NotFoundError('market_unknown', `"${id.slice(0, 20)}" is not the number of a market.`);
    const market = marketById(snapshot, Number(id));
    return { market, sketch: marketSketch(snapshot, market), result: null, search: url.search };
  });
