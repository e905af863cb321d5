/** What stands under the name of a column: its unit, and its target. */
import type { ScorecardSettings } from '$geo/regulatory/scorecard.ts';
import type { Text } from '$lib/i18n/index.ts';
import { formatWhole } from '$lib/ui/format.ts';
import type { IndicatorColumn } from './columns.ts';

const COMPARED = { '>=': '≥ ', '<=': '≤ ', '=': '' } as const;

export const columnCaption = (
  { key, unit, target }: Pick<IndicatorColumn, 'key' | 'unit' | 'target'>,
  { radius_m, stars_min }: Pick<ScorecardSettings, 'radius_m' | 'stars_min'>,
  { t }: Text,
): string => {
  if (key === 'coverage')
    return t('districts.caption.coverage', { stars: stars_min, radius: formatWhole(radius_m) });
  const units = unit === 'share' ? '' : t(`indicator.unit.${key}`);
  if (target === null || target.value === null || target.comparator === null)
    return units || t(`districts.caption.of`, { what: t(`indicator.denominator.${key}`) });
  const sign = target.value === 0 || target.value === 100 ? '' : COMPARED[target.comparator];
  const value = `${sign}${target.value}${unit === 'share' ? '%' : ''}`;
  // A number that is the city's is no district's.
  const isCitys = target.scope === 'city' && unit !== 'share' && target.value !== 0;
  const words = t(isCitys ? 'districts.caption.cityTarget' : 'districts.caption.target', { value });
  return units ? t('districts.caption.both', { unit: units, target: words }) : words;
};
