/** What the page and the siting worker tell each other. */
import type { CellColumns } from '$geo/columns/columns.ts';
import type { CitySiting } from '$geo/siting/city-answer.ts';
import type { CityQuestion } from '$geo/siting/city-question.ts';
import type { FrontierPoint } from '$geo/siting/frontier.ts';

export interface SitingTask {
  readonly cells: CellColumns;
  /** Squared distance of each cell to the nearest supply, cm². */
  readonly d2: Float64Array;
  readonly question: CityQuestion;
}

export type SitingMessage =
  /** The answer as it would be if the search ended now. */
  | { readonly kind: 'progress'; readonly answer: CitySiting }
  | { readonly kind: 'answer'; readonly answer: CitySiting }
  | { readonly kind: 'frontier'; readonly point: FrontierPoint }
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly message: string };
