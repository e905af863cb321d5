/** What a number of the table tells when it is asked: how it stands, where it comes from, and where to go on. */
import '$lib/i18n/districts.ts';
import { CITY_CODE } from '$geo/coverage/coverage.ts';
import type { DistrictsAnswer, IndicatorFigure, Scorecard } from '$geo/regulatory/scorecard.ts';
import type { Text } from '$lib/i18n/index.ts';
import { METHOD_OF_INDICATOR } from '$lib/methods/anchors.ts';
import type { FigureFacts } from '$lib/ui/FigureCard.svelte';
import { rankOfText, valueText, verdictText } from '../indicator-text.ts';
import { citationText, indicatorRows } from '../provenance.ts';
import type { IndicatorColumn } from './columns.ts';
import type { MatrixLinks } from './links.ts';

interface Asked {
  /** A district, or the city. */
  readonly row: Scorecard;
  readonly column: IndicatorColumn;
  readonly answer: DistrictsAnswer;
  readonly links: MatrixLinks;
}

export const explained = ({ row, column, answer, links }: Asked, text: Text): FigureFacts => {
  const isCity = row.district === CITY_CODE;
  const figure = column.cells.get(row.district)?.figure ?? column.city;
  const name = isCity ? text.t('scope.city') : text.name(row);
  const title = text.t(`indicator.name.${column.key}`);
  const value = valueText(figure.value, figure.unit, text);
  return {
    title: `${name} · ${title} ${value}`,
    rows: [...standing(figure, text), ...indicatorRows(figure, answer, text, row.district)],
    links: [
      {
        href: links.explained(row.district, column.key),
        label: isCity ? text.t('districts.more') : text.t('districts.toDistrict', { name }),
      },
      ...(figure.worklist && figure.verdict.state === 'short'
        ? [{ href: links.list(figure.worklist, row.district), label: text.t('districts.list') }]
        : []),
    ],
    citation: citationText({ name, title, value }, answer.provenance, text),
    method: METHOD_OF_INDICATOR[column.key],
  };
};

const standing = ({ key, verdict, rank }: IndicatorFigure, text: Text): FigureFacts['rows'] => [
  ...(verdict.state === 'no_target'
    ? []
    : [{ term: text.t('indicator.fact.verdict'), value: verdictText(key, verdict, text) }]),
  ...(rank ? [{ term: text.t('indicator.fact.rank'), value: rankOfText(rank, text) }] : []),
];
