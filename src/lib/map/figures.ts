/** The coverage answer as the panel shows it: the line of the scope, the sentence, the rows of provenance. */
import type { CoverageAnswer, CoverageLine, Standard } from '$geo/answers.ts';
import { radiusCm, STRAIGHT } from '$geo/coverage/radius.ts';
import type { Text } from '$lib/i18n/index.ts';
import { formatPercent, formatWhole, outOfHundred, shareOf } from '$lib/ui/format.ts';
import { demandAmount, demandName, type DemandName } from './demand.ts';
import { supplyName } from './supply-words.ts';
import { radiusOf, type View } from './view.ts';

/** What the panel needs of a coverage answer; the browser's own engine gives the same. */
export type CoverageTable = Pick<CoverageAnswer, 'settings' | 'city' | 'districts' | 'supply' | 'provenance'>;

export const lineOf = (table: CoverageTable, district: number | null): CoverageLine =>
  table.districts.find((line) => line.district === district) ?? table.city;

/** The limit in words: metres, those of straight line that they are, and the factor between. */
export const limitWords = (view: Pick<View, 'radiusM' | 'detour'>) => ({
  radius: formatWhole(view.radiusM),
  straight: formatWhole(radiusCm(radiusOf(view)) / 100),
  detour: view.detour,
});

/** The sentence above the figures; key words in <b>…</b>. What it is about follows from the demand counted. */
export const headline = (
  line: CoverageLine,
  view: View,
  text: Text,
  demand: DemandName = 'people',
): string => {
  const { t } = text;
  const words = {
    within: t(view.detour === STRAIGHT ? 'coverage.within' : 'detour.within', limitWords(view)),
    supply: supplyName(view, text),
    count: outOfHundred(line.total - line.covered, line.total),
  };
  const outcome =
    line.share === null
      ? 'headlineNoData'
      : line.covered === 0
        ? 'headlineNone'
        : line.covered === line.total
          ? 'headlineAll'
          : 'headline';
  return demand === 'people' ? t(`coverage.${outcome}`, words) : t(`demand.${outcome}.${demand}`, words);
};

export interface ProvenanceRow {
  readonly term: string;
  readonly value: string;
  readonly note?: string;
}

/** Where the number of those left out comes from, row by row. */
export const provenanceRows = (
  table: CoverageTable,
  line: CoverageLine,
  view: View,
  text: Text,
  standards: readonly Standard[],
): ProvenanceRow[] => {
  const { t } = text;
  const uncovered = line.total - line.covered;
  const { provenance, supply } = table;
  const share = line.share === null ? '—' : formatPercent(1 - line.share);
  const demand = demandName(table.settings);
  const isStraight = view.detour === STRAIGHT;
  const values = {
    ...limitWords(view),
    supply: supplyName(view, text),
    distance: isStraight ? t('demand.straight') : t('detour.walked', { detour: view.detour }),
  };
  return [
    { term: t('figure.definition'), value: t(`demand.definition.${demand}`, values) },
    { term: t('figure.numerator'), value: demandAmount(demand, uncovered, text) },
    {
      term: t('figure.denominator'),
      value: `${demandAmount(demand, line.total, text)} → ${share}%`,
    },
    {
      term: t('figure.band'),
      value: t('figure.bandValue', {
        low: uncoveredShare(shareOf(line.high, line)),
        high: uncoveredShare(shareOf(line.low, line)),
      }),
    },
    ...(line.unlocated_best === null || supply.unlocated === 0
      ? []
      : [
          {
            term: t('demand.unlocatedTerm'),
            value: t('demand.unlocatedValue', {
              count: formatWhole(supply.unlocated),
              unit: t(`unit.${supply.kind}`),
              amount: demandAmount(demand, line.total - line.unlocated_best, text),
              share: uncoveredShare(shareOf(line.unlocated_best, line)),
            }),
          },
        ]),
    ...(line.land_m2 === null || line.land_covered_m2 === null || line.land_m2 === 0
      ? []
      : [
          {
            term: t('demand.landTerm'),
            value: t('demand.landValue', {
              uncovered: squareKm(line.land_m2 - line.land_covered_m2),
              total: squareKm(line.land_m2),
              share: formatPercent(1 - line.land_covered_m2 / line.land_m2),
            }),
          },
        ]),
    {
      term: t('figure.supply'),
      value: t('figure.supplyValue', {
        total: formatWhole(supply.located + supply.unlocated),
        located: formatWhole(supply.located),
        unit: t(`unit.${supply.kind}`),
      }),
    },
    { term: t('figure.radius'), value: t(isStraight ? 'figure.radiusValue' : 'detour.radiusValue', values) },
    ...standards
      .filter(({ radius_m }) => radius_m === view.radiusM)
      .map((standard) => ({
        term: t('standard.title'),
        value: text.name(standard),
        ...(standard.verified ? {} : { note: t('standard.unverified') }),
      })),
    {
      term: t('figure.version'),
      value: t('figure.versionValue', { version: provenance.dataVersion, date: provenance.asOf }),
    },
    ...(provenance.origin ? [{ term: t('figure.origin'), value: t(`origin.${provenance.origin}`) }] : []),
    { term: t('figure.engine'), value: t('figure.engineValue', { engine: provenance.engine }) },
  ];
};

const squareKm = (squareM: number): string => (squareM / 1e6).toFixed(2);

/** The share of those left out, from the share of the covered. */
export const uncoveredShare = (share: number | null): string =>
  formatPercent(share === null ? null : 1 - share);
