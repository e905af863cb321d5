/** Where the parts of the overview lead; all keep the day and the question of the page. */
import type { WorklistName } from '$geo/regulatory/answers.ts';
import type { IndicatorKey } from '$geo/regulatory/scorecard.ts';

export interface MatrixLinks {
  readonly district: (district: number) => string;
  /** Where a number is explained: on the page of its district; the city's, further down on this page. */
  readonly explained: (district: number, key: IndicatorKey) => string;
  /** What is missing. */
  readonly list: (name: WorklistName, district: number) => string;
}
