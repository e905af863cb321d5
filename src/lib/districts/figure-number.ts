/** The number of an indicator as it is written for people, without the unit that its column or line names. */
import type { IndicatorUnit } from '$geo/regulatory/scorecard.ts';
import { formatPercent, formatWhole } from '$lib/ui/format.ts';

/**
 * "59.2%", "1,527,141", "10.6"; a dash for no data. Metres are whole.
 * @param value in the unit; shares 0–1
 */
export const figureNumber = (value: number | null, unit: IndicatorUnit): string => {
  if (value === null) return '—';
  if (unit === 'share') return `${formatPercent(value)}%`;
  return unit === 'minutes' ? value.toFixed(1) : formatWhole(value);
};
