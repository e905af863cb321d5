/** What was known of a day on that day, beside what is known of it now. */
import type { IndicatorFigure, Scorecard } from '$geo/regulatory/scorecard.ts';
import { figureOf } from '../figure-of.ts';

export interface KnownRow {
  readonly now: IndicatorFigure;
  readonly then: IndicatorFigure;
  readonly isSame: boolean;
}

type Figures = Pick<Scorecard, 'indicators'>;

/** Every indicator that either version has data of; the same = value and both counts. */
export const knownRows = (then: Figures, now: Figures): KnownRow[] =>
  now.indicators
    .map((figure): KnownRow => {
      const before = figureOf(then, figure.key);
      const isSame = (['value', 'numerator', 'denominator'] as const).every(
        (member) => before[member] === figure[member],
      );
      return { now: figure, then: before, isSame };
    })
    .filter((row) => row.now.value !== null || row.then.value !== null);
