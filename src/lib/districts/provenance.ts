/** Where each figure of a scorecard comes from, row by row, in the words of the page. */
import '$lib/i18n/analysis.ts';
import '$lib/i18n/facility.ts';
import '$lib/i18n/indicator.ts';
import type { Provenance } from '$geo/answers.ts';
import type { IndicatorFigure, ScorecardAnswer, TargetRow } from '$geo/regulatory/scorecard.ts';
import { targetOf } from '$geo/regulatory/target-row.ts';
import type { Text } from '$lib/i18n/index.ts';
import { supplyName } from '$lib/map/supply-words.ts';
import { formatWhole } from '$lib/ui/format.ts';
import { amountText, apartText, valueText } from './indicator-text.ts';

export interface ProvenanceRow {
  readonly term: string;
  readonly value: string;
  readonly note?: string;
}

type Rows = readonly ProvenanceRow[];

/** Indicators that are counted in a school term. */
const OF_TERM: readonly string[] = ['school_canteens', 'offsite_suppliers'];
/** Indicators about the way to a market. */
const OF_COVERAGE: readonly string[] = ['coverage', 'uncovered', 'p90'];

/** Data version, day, origin and engine: what the rows of every figure end with. */
export const versionRows = ({ dataVersion, asOf, origin, engine }: Provenance, { t }: Text): Rows => [
  { term: t('figure.version'), value: t('figure.versionValue', { version: dataVersion, date: asOf }) },
  ...(origin ? [{ term: t('figure.origin'), value: t(`origin.${origin}`) }] : []),
  { term: t('figure.engine'), value: engine },
];

/**
 * Definition, counts, band, what stands apart, term, supply, target, version.
 * @param district whose figure it is, 440100 = the city: it may have a target of its own
 */
export const indicatorRows = (
  figure: IndicatorFigure,
  answer: Pick<ScorecardAnswer, 'settings' | 'term' | 'targets' | 'city' | 'provenance'>,
  text: Text,
  district: number,
): Rows => {
  const { t } = text;
  const target = targetOf(answer.targets, figure.target, district);
  const apart = apartText(figure, text);
  return [
    { term: t('figure.definition'), value: definitionText(figure, answer, text) },
    ...countRows(figure, text),
    ...bandRows(figure, text),
    ...(apart ? [{ term: t('indicator.fact.apart'), value: apart }] : []),
    ...(OF_TERM.includes(figure.key) ? termRows(answer, text) : []),
    ...(OF_COVERAGE.includes(figure.key) ? supplyRows(answer, text) : []),
    ...(target ? [targetRowOf(target, text)] : []),
    ...versionRows(answer.provenance, text),
  ];
};

/** What an indicator is, with the radius and the stars of the question. */
export const definitionText = (
  { key }: Pick<IndicatorFigure, 'key'>,
  { settings }: Pick<ScorecardAnswer, 'settings'>,
  text: Text,
): string =>
  text.t(`indicator.definition.${key}`, {
    radius: formatWhole(settings.radius_m),
    supply: supplyName({ supply: 'market', starsMin: settings.stars_min, stationType: null }, text),
  });

/** A figure as a sentence that can be quoted. */
export const citationText = (
  { name, title, value }: { name: string; title: string; value: string },
  { dataVersion, asOf, origin }: Provenance,
  { t }: Text,
): string =>
  t('indicator.fact.citation', {
    district: name,
    title,
    value,
    version: dataVersion,
    date: asOf,
    origin: origin ? t(`origin.${origin}`) : t('badge.none'),
  });

function countRows(figure: IndicatorFigure, text: Text): Rows {
  const { key, unit, value, numerator, denominator } = figure;
  if (numerator === null || denominator === null)
    return [{ term: text.t(`indicator.numerator.${key}`), value: valueText(value, unit, text) }];
  const share = unit === 'share' ? ` → ${valueText(value, unit, text)}` : '';
  return [
    { term: text.t(`indicator.numerator.${key}`), value: amountText(key, numerator, text) },
    { term: text.t(`indicator.denominator.${key}`), value: amountText(key, denominator, text) + share },
  ];
}

function bandRows({ low, high, unit }: IndicatorFigure, text: Text): Rows {
  if (low === null || high === null) return [];
  const value = `${valueText(low, unit, text)} – ${valueText(high, unit, text)}`;
  return [{ term: text.t('figure.band'), value: text.t('indicator.fact.band', { band: value }) }];
}

function termRows({ term }: Pick<ScorecardAnswer, 'term'>, text: Text): Rows {
  if (term === null) return [];
  const value = text.t('indicator.fact.termValue', {
    term: text.name(term),
    first: term.first_day,
    to: term.counted_to,
  });
  return [{ term: text.t('indicator.fact.term'), value }];
}

function supplyRows({ city, settings }: Pick<ScorecardAnswer, 'city' | 'settings'>, { t }: Text): Rows {
  const { open, located } = city.facilities.market;
  return [
    {
      term: t('figure.supply'),
      value: t('indicator.fact.supply', { total: formatWhole(open), located: formatWhole(located) }),
    },
    { term: t('figure.radius'), value: t('figure.radiusValue', { radius: formatWhole(settings.radius_m) }) },
  ];
}

function targetRowOf({ sentence, source, verified }: TargetRow, { t }: Text): ProvenanceRow {
  return {
    term: t('indicator.fact.target'),
    value: `${t('indicator.quote', { sentence })} ${source}`,
    ...(verified ? {} : { note: t('indicator.fact.unverified') }),
  };
}
