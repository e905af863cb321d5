/** The figures under the headline: people, area, markets, elevators, and the people left out. */
import '$lib/i18n/coverage.ts';
import type { CoverageAnswer, Standard } from '$geo/answers.ts';
import type { ScorecardAnswer } from '$geo/regulatory/scorecard.ts';
import type { Text } from '$lib/i18n/index.ts';
import { lineOf, provenanceRows } from '$lib/map/figures.ts';
import { METHOD_OF_INDICATOR, type MethodAnchor } from '$lib/methods/anchors.ts';
import type { View } from '$lib/map/view.ts';
import { formatWhole } from '$lib/ui/format.ts';
import { figureOf } from '../figure-of.ts';
import { indicatorRows, versionRows, type ProvenanceRow } from '../provenance.ts';

export interface KeyFigure {
  /** "<indicator>.<member>", as in the API. */
  readonly figure: string;
  readonly raw: number | null;
  readonly words: string;
  readonly title: string;
  readonly rows: readonly ProvenanceRow[];
  /** The section of `/methods` that explains it. */
  readonly method: MethodAnchor;
  /** How many of them have usable coordinates. */
  readonly located: { readonly figure: string; readonly raw: number; readonly words: string } | null;
}

const COUNTED = ['market', 'elevator'] as const;

/** @param coverage the answer to the same question: what is known of the figure beyond the scorecard; null = only that */
export const keyFigures = (
  answer: ScorecardAnswer,
  coverage: CoverageAnswer | null,
  standards: readonly Standard[],
  view: View,
  text: Text,
): KeyFigure[] => {
  const { t } = text;
  const { scorecard, provenance } = answer;
  const uncovered = figureOf(scorecard, 'uncovered');
  const define = (key: 'people' | 'area' | (typeof COUNTED)[number]): ProvenanceRow => ({
    term: t('figure.definition'),
    value: t(`districtPage.define.${key}`),
  });
  return [
    {
      figure: 'people',
      raw: scorecard.people,
      words: formatWhole(scorecard.people),
      title: t('districtPage.figures.people'),
      rows: [define('people'), ...versionRows(provenance, text)],
      method: 'population',
      located: null,
    },
    {
      figure: 'area_km2',
      raw: scorecard.area_km2,
      words: `${scorecard.area_km2.toFixed(1)} km²`,
      title: t('districtPage.figures.area'),
      rows: [define('area'), ...versionRows(provenance, text)],
      method: 'boundaries',
      located: null,
    },
    ...COUNTED.map((kind): KeyFigure => {
      const { open, located } = scorecard.facilities[kind];
      const counts = { total: formatWhole(open), located: formatWhole(located), unit: t(`unit.${kind}`) };
      return {
        figure: `facilities.${kind}.open`,
        raw: open,
        words: `${counts.total} ${counts.unit}`.trim(),
        title: t(`districtPage.figures.${kind}`),
        rows: [
          define(kind),
          { term: t('figure.supply'), value: t('districtPage.source.located', counts) },
          ...versionRows(provenance, text),
        ],
        method: 'located',
        located: {
          figure: `facilities.${kind}.located`,
          raw: located,
          words: t('districtPage.figures.located', counts),
        },
      };
    }),
    {
      figure: 'uncovered.value',
      raw: uncovered.value,
      words: uncovered.value === null ? '—' : formatWhole(uncovered.value),
      title: t('districtPage.figures.uncovered'),
      rows: coverage
        ? provenanceRows(coverage, lineOf(coverage, scorecard.district), view, text, standards)
        : indicatorRows(uncovered, answer, text, scorecard.district),
      method: METHOD_OF_INDICATOR.uncovered,
      located: null,
    },
  ];
};
