/** A value of an indicator as short as a map needs it; the table beside it has every digit. */
import type { IndicatorUnit } from '$geo/regulatory/scorecard.ts';
import type { Lang } from '$lib/i18n/index.ts';
import { figureNumber } from '../figure-number.ts';

/** Counts from ten thousand: "152.7万", "1.53M", "429.7k". Everything else as in the table; a dash for no data. */
export const mapNumber = (value: number | null, unit: IndicatorUnit, lang: Lang): string => {
  const isCount = unit === 'people' || unit === 'facilities';
  if (value === null || !isCount || value < 10_000) return figureNumber(value, unit);
  if (lang === 'zh') return `${(value / 10_000).toFixed(1)}万`;
  return value < 999_950 ? `${(value / 1000).toFixed(1)}k` : `${(value / 1e6).toFixed(2)}M`;
};
