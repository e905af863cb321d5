/** Indicators in words: their values, counts, targets and verdicts, the same on every page about districts. */
import '$lib/i18n/indicator.ts';
import type {
  IndicatorFigure,
  IndicatorKey,
  IndicatorUnit,
  RankOfIndicator,
  TargetReading,
  TargetRow,
  Verdict,
} from '$geo/regulatory/scorecard.ts';
import type { Text } from '$lib/i18n/index.ts';
import { districtName } from '$lib/ui/districts.ts';
import { formatDistance, formatWhole } from '$lib/ui/format.ts';
import { figureNumber } from './figure-number.ts';

/** What is counted, after a number of them. */
export const unitText = (key: IndicatorKey, count: number, { t }: Text): string =>
  t(count === 1 ? `indicator.unitOfOne.${key}` : `indicator.unit.${key}`);

/** A count with what is counted: "36 家". */
export const amountText = (key: IndicatorKey, count: number, text: Text): string =>
  text.t('indicator.amount', { count: formatWhole(count), unit: unitText(key, count, text) });

/** A value of an indicator as it stands alone: "94.4%", "1,527,141", "1.2 公里"; a dash without data. */
export const valueText = (value: number | null, unit: IndicatorUnit, text: Text): string => {
  if (value !== null && unit === 'metres') return formatDistance(value, text.lang);
  const number = figureNumber(value, unit);
  return value !== null && unit === 'minutes' ? text.t('indicator.minutes', { count: number }) : number;
};

/** "612 / 648 家"; empty where the figure is no part of a whole. */
export const countsText = ({ key, numerator, denominator }: IndicatorFigure, text: Text): string =>
  numerator === null || denominator === null
    ? ''
    : text.t('indicator.counts', {
        numerator: formatWhole(numerator),
        denominator: formatWhole(denominator),
        unit: unitText(key, denominator, text),
      });

/** What is counted apart, in words; empty where nothing is. */
export const apartText = ({ key, apart }: IndicatorFigure, { t }: Text): string =>
  apart === null || apart === 0 ? '' : t(`indicator.apart.${key}`, { count: formatWhole(apart) });

/** "达标", "差 36 家", "口径未明", "无数据", "无目标". */
export const verdictText = (key: IndicatorKey, verdict: Verdict, text: Text): string =>
  verdict.state === 'short'
    ? text.t('indicator.verdict.short', {
        by: formatWhole(verdict.by),
        unit: unitText(key, verdict.by, text),
      })
    : text.t(`indicator.verdict.${verdict.state}`);

const targetValueText = ({ value, unit }: TargetRow, { t, lang }: Text): string => {
  if (unit === '%') return `${value}%`;
  if (unit === 'min') return t('indicator.minutes', { count: value ?? '' });
  return lang === 'zh' && unit ? `${value} ${unit}` : String(value);
};

const COMPARED = { '>=': 'atLeast', '<=': 'atMost', '=': 'equal' } as const;

/** The target in a few words, from its row: "学校食堂检查 100%", "超期未检电梯清零". */
export const targetText = (key: IndicatorKey, target: TargetRow, text: Text): string => {
  const name = text.t(`indicator.name.${key}`);
  if (target.value === null || target.comparator === null) return name;
  if (target.value === 0) return text.t('indicator.target.zero', { name });
  if (target.value === 100 && target.unit === '%') return text.t('indicator.target.full', { name });
  return text.t(`indicator.target.${COMPARED[target.comparator]}`, {
    name,
    value: targetValueText(target, text),
  });
};

/** One reading of a sentence that leaves open how it is meant: its name, and how it stands. */
export const readingText = (
  key: IndicatorKey,
  { district, reading, value, target, short }: TargetReading,
  year: number,
  text: Text,
): { name: string; outcome: string } => ({
  name: text.t(`indicator.reading.${reading}`, {
    year,
    scope: districtName(district, text) || text.t('scope.city'),
  }),
  outcome: text.t(short === 0 ? 'indicator.readingMet' : 'indicator.readingShort', {
    value: formatWhole(value),
    target: formatWhole(target),
    short: formatWhole(short),
    unit: unitText(key, short, text),
  }),
});

/** "3 / 11", "5–6 / 11"; a dash without a rank. */
export const rankOfText = (rank: RankOfIndicator | null, { t }: Text): string => {
  if (rank === null) return '—';
  const range = rank.best === rank.worst ? String(rank.best) : `${rank.best}–${rank.worst}`;
  return t('indicator.rank', { rank: range, of: rank.of });
};
