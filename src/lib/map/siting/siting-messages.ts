/** What the page and the siting worker tell each other. */
import type { CellColumns } from '$geo/columns/columns.ts';
import type { CityQuestion, CitySiting } from '$geo/siting/city-siting.ts';

export interface SitingTask {
  readonly cells: CellColumns;
  /** Squared distance of each cell to the nearest supply, cm². */
  readonly d2: Float64Array;
  readonly question: CityQuestion;
  /** The frontier is computed for 1 to so many sites. */
  readonly frontierTo: number;
}

export interface FrontierPoint {
  readonly sites: number;
  /** People gained by so many sites, and the most that any choice could gain. */
  readonly gain: number;
  readonly bound: number;
}

export type SitingMessage =
  | {
      readonly kind: 'progress';
      readonly covered: number;
      readonly bound: number;
      readonly cells: readonly number[];
    }
  | { readonly kind: 'answer'; readonly answer: CitySiting }
  | { readonly kind: 'frontier'; readonly point: FrontierPoint }
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly message: string };
