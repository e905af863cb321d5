/** The finder as a whole over one list of markets: what a browser needs to answer without the server. */
import type { PlanePoint } from '../place/crs.ts';
import { answerOf, type FinderResult } from './answer.ts';
import { finderDataOf, type FinderData } from './find.ts';
import { fromColumns, type FinderAnswer } from './market.ts';
import { placeIndex } from './places.ts';
import type { FinderQuestion } from './question.ts';
import { suggest, type Suggestions } from './suggest.ts';

const ALL = Number.MAX_SAFE_INTEGER;

export class Finder {
  readonly #data: FinderData;
  readonly #places: ReturnType<typeof placeIndex>;

  constructor({ dataVersion, asOf, places, markets }: FinderAnswer) {
    this.#data = finderDataOf({ dataVersion, asOf, places, markets: fromColumns(markets) });
    this.#places = placeIndex(places);
  }

  /** All cards of the answer. @param point where a free origin lies on the plane; null for a named one, or none */
  answer(question: FinderQuestion, point: PlanePoint | null): FinderResult {
    return answerOf(this.#data, question, point, ALL);
  }

  suggest(text: string): Suggestions {
    return suggest(this.#data, this.#places, text);
  }
}
