/** One figure of a scorecard, by its key. */
import type { IndicatorFigure, IndicatorKey, Scorecard } from '$geo/regulatory/scorecard.ts';

/** @throws RangeError where the scorecard lacks the indicator, which none of ours does */
export const figureOf = (
  { indicators }: Pick<Scorecard, 'indicators'>,
  key: IndicatorKey,
): IndicatorFigure => {
  const figure = indicators.find((one) => one.key === key);
  if (!figure) throw new RangeError(`The scorecard has no indicator "${key}".`);
  return figure;
};
