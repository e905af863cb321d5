/** Footnotes of the report: every indicator has the number of its definition in the method box. */
import { INDICATORS, type IndicatorKey } from '$geo/regulatory/scorecard.ts';

/** From 1, in the order of the indicators. */
export const noteOf = (key: IndicatorKey): number => INDICATORS.indexOf(key) + 1;
