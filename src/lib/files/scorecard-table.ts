/** Scorecards as a table, one row per district and indicator; the API, the pages and the report write the same file. */
import '$lib/i18n/files.ts';
import '$lib/i18n/indicator.ts';
import type {
  DistrictsAnswer,
  IndicatorFigure,
  Scorecard,
  ScorecardAnswer,
  TargetReading,
  TargetRow,
} from '$geo/regulatory/scorecard.ts';
import { COMPARATOR_WORDS } from '$geo/regulatory/comparators.ts';
import { targetOf } from '$geo/regulatory/target-row.ts';
import { textIn, type Text } from '$lib/i18n/index.ts';
import { gridOf, type Cell, type FileTable, type Grid } from './table.ts';

/** All districts after the city, or one. */
export type Scorecards = DistrictsAnswer | ScorecardAnswer;

/** Of the city and its districts, or of the one district. */
const cardsOf = (answer: Scorecards): readonly Scorecard[] =>
  'scorecard' in answer ? [answer.scorecard] : [answer.city, ...answer.districts];

interface Row {
  readonly card: Scorecard;
  readonly figure: IndicatorFigure;
  readonly target: TargetRow | null;
  readonly stock: TargetReading | null;
  readonly granted: TargetReading | null;
}

const rowsOf = (answer: Scorecards): Row[] =>
  cardsOf(answer).flatMap((card) =>
    card.indicators.map((figure): Row => {
      const { verdict } = figure;
      const readings = verdict.state === 'unstated' ? verdict.readings : [];
      const as = (reading: TargetReading['reading']) =>
        readings.find((one) => one.reading === reading) ?? null;
      return {
        card,
        figure,
        target: targetOf(answer.targets, figure.target, card.district),
        stock: as('stock'),
        granted: as('granted_in_year'),
      };
    }),
  );

/** The city first, then its districts, each with its indicators in their order; trends are left out. */
export const scorecardGrid = (answer: Scorecards): Grid => {
  const [zh, en] = [textIn('zh'), textIn('en')];
  return gridOf<Row>(rowsOf(answer), [
    ['district', 'number', ({ card }) => card.district],
    ['name_zh', 'text', ({ card }) => card.name_zh],
    ['name_en', 'text', ({ card }) => card.name_en],
    ['band', 'text', ({ card }) => card.band],
    ['indicator', 'text', ({ figure }) => figure.key],
    ['indicator_zh', 'text', ({ figure }) => zh.t(`indicator.name.${figure.key}`)],
    ['indicator_en', 'text', ({ figure }) => en.t(`indicator.name.${figure.key}`)],
    ['value', 'general', ({ figure }) => figure.value],
    ['unit', 'text', ({ figure }) => figure.unit],
    ['numerator', 'whole', ({ figure }) => figure.numerator],
    ['denominator', 'whole', ({ figure }) => figure.denominator],
    ['low', 'general', ({ figure }) => figure.low],
    ['high', 'general', ({ figure }) => figure.high],
    ['apart', 'whole', ({ figure }) => figure.apart],
    ['rank_best', 'whole', ({ figure }) => figure.rank?.best],
    ['rank_worst', 'whole', ({ figure }) => figure.rank?.worst],
    ['rank_of', 'whole', ({ figure }) => figure.rank?.of],
    ['peer_rank_best', 'whole', ({ figure }) => figure.peer_rank?.best],
    ['peer_rank_worst', 'whole', ({ figure }) => figure.peer_rank?.worst],
    ['peer_rank_of', 'whole', ({ figure }) => figure.peer_rank?.of],
    ['target', 'text', ({ figure }) => figure.target],
    ['target_year', 'number', ({ target }) => target?.year],
    ['target_rule', 'text', ({ target }) => target?.comparator && COMPARATOR_WORDS[target.comparator]],
    ['target_value', 'general', ({ target }) => target?.value],
    ['target_unit', 'text', ({ target }) => target?.unit],
    ['target_sentence', 'text', ({ target }) => target?.sentence],
    ['verdict', 'text', ({ figure }) => figure.verdict.state],
    ['short_by', 'whole', ({ figure }) => (figure.verdict.state === 'short' ? figure.verdict.by : null)],
    ['reading_district', 'number', ({ stock }) => stock?.district],
    ['reading_stock', 'whole', ({ stock }) => stock?.value],
    ['reading_stock_short_by', 'whole', ({ stock }) => stock?.short],
    ['reading_granted', 'whole', ({ granted }) => granted?.value],
    ['reading_granted_short_by', 'whole', ({ granted }) => granted?.short],
  ]);
};

/** What the figures rest on, as the constant columns of a CSV. */
export const scorecardColumns = ({ settings, term, provenance }: Scorecards): Record<string, Cell> => ({
  radius_m: settings.radius_m,
  stars_min: settings.stars_min,
  ratings: settings.ratings,
  term: term?.key,
  counted_to: term?.counted_to,
  data_version: provenance.dataVersion,
  as_of: settings.as_of,
  origin: provenance.origin,
});

/** What the file is called: "districts", or "scorecard-440111". */
export const scorecardFile = (answer: Scorecards): string =>
  'scorecard' in answer ? `scorecard-${answer.scorecard.district}` : 'districts';

/** The same with where it comes from, in the language of the text. */
export const scorecardTable = (answer: Scorecards, text: Text): FileTable => {
  const { t } = text;
  const { settings, term, provenance } = answer;
  const whose = 'scorecard' in answer ? text.name(answer.scorecard) : t('scope.city');
  return {
    ...scorecardGrid(answer),
    name: scorecardFile(answer),
    title: t('files.scorecard', { scope: whose }),
    source: {
      dataVersion: provenance.dataVersion,
      settings: scorecardColumns(answer),
      facts: [
        [t('files.source.scope'), whose],
        [t('files.source.definition'), provenance.definition],
        ...(term ? [[t('files.source.term'), `${text.name(term)} (${term.key})`] as const] : []),
        ...(term ? [[t('files.source.countedTo'), term.counted_to] as const] : []),
        [t('files.source.radius'), t('files.source.radiusValue', { radius: settings.radius_m })],
        [t('files.source.version'), provenance.dataVersion],
        [t('files.source.asOf'), provenance.asOf],
        ...(provenance.origin ? [[t('files.source.origin'), t(`origin.${provenance.origin}`)] as const] : []),
        [t('files.source.engine'), provenance.engine],
        [t('files.source.facts'), provenance.source],
        [t('files.source.approval'), t('foot.approval')],
      ],
    },
  };
};
