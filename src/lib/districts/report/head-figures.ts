/** The four figures under the headline of the report. */
import type { Text } from '$lib/i18n/index.ts';
import { formatPercent, formatWhole } from '$lib/ui/format.ts';
import { starWord } from '$lib/ui/rating.ts';
import { figureOf } from '../figure-of.ts';
import type { ReportContent } from './content.ts';
import { noteOf } from './notes.ts';
import type { StripFigure } from './strip-figure.ts';

/** Residents, covered with its band, uncovered, and the markets that cover. */
export const headFigures = ({ answer, map }: ReportContent, text: Text): StripFigure[] => {
  const { scorecard, settings } = answer;
  const coverage = figureOf(scorecard, 'coverage');
  const uncovered = figureOf(scorecard, 'uncovered');
  const number = (value: number | null) => (value === null ? '—' : formatWhole(value));
  const percent = (share: number | null) => `${formatPercent(share)}%`;
  const hasShare = coverage.value !== null && uncovered.value !== null && uncovered.denominator;
  return [
    {
      figure: 'people',
      value: scorecard.people,
      label: text.t('districtReport.people'),
      words: number(scorecard.people),
      note: text.t('districtReport.peopleNote'),
    },
    {
      figure: 'coverage.numerator',
      value: coverage.numerator,
      label: text.t('districtReport.covered'),
      definition: noteOf('coverage'),
      words: number(coverage.numerator),
      note: hasShare
        ? text.t('districtReport.coveredNote', {
            share: percent(coverage.value),
            low: formatPercent(coverage.low),
            high: percent(coverage.high),
          })
        : text.t('indicator.noDataWhy.coverage'),
    },
    {
      figure: 'uncovered.value',
      value: uncovered.value,
      label: text.t('districtReport.uncovered'),
      definition: noteOf('uncovered'),
      words: number(uncovered.value),
      note:
        uncovered.value !== null && uncovered.denominator
          ? percent(uncovered.value / uncovered.denominator)
          : text.t('indicator.noDataWhy.uncovered'),
    },
    {
      figure: 'coverage_answer.supply_located',
      value: map.marketsInside,
      label: text.t('districtReport.markets', { stars: starWord({ stars: settings.stars_min }, text) }),
      words: number(map.marketsInside),
      note: text.t('districtReport.marketsNote'),
    },
  ];
};
