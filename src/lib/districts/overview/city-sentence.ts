/** The city in one sentence, and whether the districts add up to it. */
import '$lib/i18n/districts.ts';
import type { Text } from '$lib/i18n/index.ts';
import { formatPercent, formatWhole } from '$lib/ui/format.ts';
import { valueText } from '../indicator-text.ts';
import type { IndicatorColumn } from './columns.ts';

/** Key words in <b>…</b>. */
export const citySentence = (
  { key, unit, city, addsUp }: Pick<IndicatorColumn, 'key' | 'unit' | 'city' | 'addsUp'>,
  text: Text,
): string => {
  const { t } = text;
  const { value, numerator, denominator } = city;
  if (value === null) return t('districts.city.noData');
  const sum = addsUp === null ? '' : t(addsUp ? 'districts.city.sum' : 'districts.city.noSum');
  if (numerator === null || !denominator) {
    const amount =
      unit === 'metres'
        ? `${formatWhole(value)} ${t(`indicator.unit.${key}`)}`
        : valueText(value, unit, text);
    return t('districts.city.value', { value: amount }) + sum;
  }
  return (
    t('districts.city.counts', {
      numerator: formatWhole(numerator),
      denominator: formatWhole(denominator),
      unit: t(`indicator.unit.${key}`),
      share: formatPercent(numerator / denominator),
    }) + sum
  );
};
