/** Scorecards of districts, and the targets that they are held against. */
import { KINDS } from '$geo/kinds/vocabulary.ts';
import { WORKLISTS } from '$geo/regulatory/answers.ts';
import {
  DENSITY_BANDS,
  type DistrictsAnswer,
  type IndicatorFigure,
  INDICATORS,
  type RankOfIndicator,
  type Scorecard,
  type ScorecardAnswer,
  type ScorecardSettings,
  type TargetReading,
  type TargetRow,
  type TrendPoint,
} from '$geo/regulatory/scorecard.ts';
import type { StandardRow } from '$geo/regulatory/target-file-entry.ts';
import type { RecordOf, TargetsAnswer } from '$geo/regulatory/target-records.ts';
import {
  always,
  byKey,
  day,
  type JsonSchema,
  listOf,
  type Members,
  moment,
  named,
  number,
  objectOf,
  orNull,
  text,
  whole,
  word,
  yes,
} from '../json-schema.ts';
import { district, districtOrNull, nameEn, nameZh, provenance } from './common.ts';
import { termMembers } from './regulatory.ts';

const reading = objectOf<TargetReading>('One way to read a sentence that does not say how it is meant.', {
  district: whole('Whose counts: the district where a split was entered for it, else 440100, the city.'),
  reading: word('All that there are on the day, or those granted in the year of the target.', [
    'stock',
    'granted_in_year',
  ]),
  value: whole('What there is.'),
  target: whole('What is asked for.'),
  short: whole('How many are missing; 0 = met.'),
});

const state = (value: string, more: Record<string, JsonSchema> = {}): JsonSchema => ({
  type: 'object',
  properties: { state: always(value), ...more },
  required: ['state', ...Object.keys(more)],
});
const verdict = named('Verdict', {
  description: 'How an indicator stands against its target.',
  oneOf: [
    state('met'),
    state('short', { by: whole('Facilities or hazards missing until the target is met.') }),
    state('unstated', { readings: listOf('Every reading; none decides.', reading) }),
    state('no_data'),
    state('no_target'),
  ],
});

const rank = orNull(
  objectOf<RankOfIndicator>(
    'Best 1; a range where bands overlap or values are equal; null without a value.',
    {
      best: whole('From.'),
      worst: whole('To.'),
      of: whole('Among so many with a value.'),
    },
  ),
);

const trendPoint = objectOf<TrendPoint>('A term, or a month.', {
  at: day('The last day counted.'),
  term: orNull(text('Key of the school term; null for months.')),
  value: orNull({ type: 'number', description: 'In the unit of the indicator.' }),
  numerator: orNull(whole('Numerator.')),
  denominator: orNull(whole('Denominator.')),
});

const figure = named(
  'IndicatorFigure',
  objectOf<IndicatorFigure>('An indicator.', {
    key: word('Which.', INDICATORS),
    unit: word('Of its value.', ['share', 'people', 'metres', 'facilities', 'minutes']),
    value: orNull(number('Shares 0–1; null = no data, never 0.')),
    numerator: orNull(whole('With every share; the count itself is the numerator of a count.')),
    denominator: orNull(whole('With every share.')),
    low: orNull(number('The band of the radius ± 10 %, in the unit of the value; null where there is none.')),
    high: orNull(number('Its other end.')),
    apart: orNull(
      whole('Counted apart, beside the figure: unlocated, expired, unknown; null where nothing is.'),
    ),
    rank,
    peer_rank: rank,
    target: orNull(text('Key of the row of `targets` whose sentence is about it.')),
    verdict,
    trend: listOf('Oldest first, at most six; empty in the table of all districts.', trendPoint),
    worklist: orNull(word('The list of what is missing.', WORKLISTS)),
  }),
);

const located = objectOf<Scorecard['facilities']['market']>('By declared district.', {
  open: whole('Open facilities.'),
  located: whole('Of these: with usable coordinates.'),
});

const scorecard = named(
  'Scorecard',
  objectOf<Scorecard>('A district, or (440100) the city.', {
    district,
    name_zh: nameZh,
    name_en: nameEn,
    people: whole('People of the cells.'),
    area_km2: number('From the boundary in EPSG:4547.'),
    band: orNull(word('By people per km²; null for the city.', DENSITY_BANDS)),
    facilities: byKey('By kind.', KINDS, located),
    indicators: listOf('In the order of the keys.', figure),
    verdicts: byKey(
      'How many of the indicators with a target stand how.',
      ['met', 'short', 'unstated', 'no_data'],
      whole('Indicators.'),
    ),
  }),
);

const targetMembers: Members<TargetRow> = {
  key: text('Its key.'),
  year: whole('The year that it is for.'),
  kind: word('What sort of sentence.', ['target', 'result', 'attribute', 'task', 'rate']),
  name_zh: nameZh,
  name_en: nameEn,
  sentence: text('The sentence itself, Chinese.'),
  value: orNull(number('The number in it.')),
  comparator: orNull(word('How it is compared.', ['>=', '<=', '='])),
  unit: orNull(text('Its unit.')),
  scope: word('Whom it is set for.', ['city', 'district']),
  district: districtOrNull,
  semantics: word('Whether the sentence says how it is meant.', ['stated', 'unstated']),
  source: text('Where it comes from.'),
  verified: yes('False: nobody has compared it with the source yet.'),
};
const target = named('Target', objectOf<TargetRow>('A target, as in force.', targetMembers));

const shared: Members<Omit<DistrictsAnswer, 'districts'>> = {
  settings: objectOf<ScorecardSettings>('The question as understood.', {
    as_of: day('The day.'),
    radius_m: number('Metres, in what is said of people near a market.'),
    stars_min: whole('Least stars of these markets.'),
    ratings: word('Whether stars of expired ratings count.', ['current', 'valid']),
  }),
  term: orNull(
    objectOf<NonNullable<DistrictsAnswer['term']>>('The running term; null where none has begun.', {
      ...termMembers,
      counted_to: day('Last day that is counted.'),
    }),
  ),
  targets: listOf('Those that an indicator points to.', target),
  city: scorecard,
  provenance,
};

export const districtsAnswer = named(
  'Districts',
  objectOf<DistrictsAnswer>('Every indicator of the city and its districts, against its target.', {
    ...shared,
    districts: listOf('The eleven, in code order.', scorecard),
  }),
);

export const scorecardAnswer = named(
  'DistrictScorecard',
  objectOf<ScorecardAnswer>('Every indicator of one district, with its trend.', { ...shared, scorecard }),
);

const recordMembers: Members<Omit<RecordOf<object>, never>> = {
  id: whole('Number of the row.'),
  entered_at: moment('When it was entered, in Guangzhou.'),
  retired_at: orNull(moment('Null = in force.')),
  entered_after: whole('Newest data version at that moment; 0 = none was published yet.'),
  retired_after: orNull(whole('Newest data version when it was retired.')),
  entered_by: orNull(text('Who entered it, as told; null = nobody gave a name.')),
  retired_by: orNull(text('Who retired it, as told.')),
};

export const targetsAnswer = named(
  'Targets',
  objectOf<TargetsAnswer>('Targets and service radii.', {
    revision: text('Another text whenever a row was entered or retired.'),
    targets: listOf(
      'By year, key and district; of each the row in force first.',
      objectOf<RecordOf<TargetRow>>('A target.', { ...targetMembers, ...recordMembers }),
    ),
    standards: listOf(
      'By kind of supply and key.',
      objectOf<RecordOf<StandardRow>>('A service radius.', {
        kind: always('standard'),
        key: text('Its key.'),
        name_zh: nameZh,
        name_en: nameEn,
        supply: word('The kind of supply it speaks of.', KINDS),
        radius_m: number('Metres, straight line.'),
        sentence: orNull(text('The sentence in the source; null while nobody has entered it.')),
        source: text('Where it comes from.'),
        verified: yes('False: nobody has compared it with the source yet.'),
        ...recordMembers,
      }),
    ),
  }),
);
