/** The periods of a trend and its newest change, in words. */
import '$lib/i18n/district-page.ts';
import type { IndicatorFigure, ScorecardAnswer, TrendPoint } from '$geo/regulatory/scorecard.ts';
import type { Text } from '$lib/i18n/index.ts';
import { formatPercent } from '$lib/ui/format.ts';
import { valueText } from '../indicator-text.ts';

/** "2026 秋（至 2026-11-20）" of a school term, "2026-11-20" of another period. */
export const periodText = ({ at, term }: TrendPoint, { t }: Text): string => {
  const [, year, season] = /^(\d{4})-(spring|autumn)$/.exec(term ?? '') ?? [];
  if (!year) return at;
  const period = t(season === 'spring' ? 'districtPage.trend.spring' : 'districtPage.trend.autumn', { year });
  return t('districtPage.trend.until', { period, day: at });
};

type Trend = Pick<IndicatorFigure, 'trend' | 'unit'>;

/**
 * How the newest value differs from the one before: "较上期 +1.2 个百分点"; empty where one of them is missing. A term
 * that still runs is not held against one that is over.
 */
export const changeText = (
  { trend, unit }: Trend,
  { term }: Pick<ScorecardAnswer, 'term'>,
  text: Text,
): string => {
  const isRunning = term !== null && term.counted_to < term.last_day && trend.at(-1)?.term === term.key;
  if (isRunning) return text.t('districtPage.targets.running');
  const [before, now] = trend.slice(-2).map(({ value }) => value);
  if (before == null || now == null) return '';
  const written = (size: number) =>
    unit === 'share'
      ? text.t('districtPage.targets.points', { count: formatPercent(size) })
      : valueText(size, unit, text);
  const change = written(Math.abs(now - before));
  // What would be written as no change is none.
  if (change === written(0)) return text.t('districtPage.targets.change.same');
  return text.t(`districtPage.targets.change.${now > before ? 'up' : 'down'}`, { change });
};
