/** What fell below its target, and why. */
import { KINDS } from '$geo/kinds/vocabulary.ts';
import {
  type Alert,
  ALERT_CAUSES,
  type AlertCause,
  type AlertFigure,
  type AlertsAnswer,
} from '$geo/regulatory/alerts.ts';
import type { ReasonCount } from '$geo/regulatory/changes-causes.ts';
import { CORRECTIONS } from '$geo/regulatory/changes.ts';
import { INDICATORS } from '$geo/regulatory/scorecard.ts';
import { listOf, named, number, objectOf, orNull, text, whole, word, yes } from '../json-schema.ts';
import { district, provenance } from './common.ts';
import { versionDay } from './regulatory.ts';

const figure = objectOf<AlertFigure>('A figure with what it is held against.', {
  value: orNull(number('In the unit of the indicator; null = no data.')),
  numerator: orNull(whole('Numerator.')),
  denominator: orNull(whole('Denominator.')),
  short: orNull(whole('How many are missing; 0 = met, null = no data, or no target.')),
  target: orNull(
    objectOf<NonNullable<AlertFigure['target']>>('The target.', {
      key: text('Its key.'),
      year: whole('The year that it is for.'),
      value: orNull(number('The number in it.')),
      comparator: orNull(word('How it is compared.', ['>=', '<=', '='])),
      unit: orNull(text('Its unit.')),
      verified: yes('False: nobody has compared it with the source yet.'),
    }),
  ),
});

const alert = named(
  'Alert',
  objectOf<Alert>('A figure that is farther from its target than before, or nearer.', {
    district,
    indicator: word('Which.', INDICATORS),
    reading: orNull(
      word('Of a sentence that leaves open how it is meant: one alert for each reading.', [
        'stock',
        'granted_in_year',
      ]),
    ),
    unit: word('Of its values.', ['share', 'people', 'metres', 'facilities', 'minutes']),
    change: word('`fell`, `worse` and `no_data` are alerts.', [
      'fell',
      'worse',
      'no_data',
      'better',
      'reached',
    ]),
    before: figure,
    after: figure,
    causes: listOf(
      'They add up to the change of the distance to the target.',
      objectOf<AlertCause>('Why.', {
        cause: word('What.', ALERT_CAUSES),
        effect: {
          type: 'number',
          description: 'By how many it is farther from its target; negative = nearer.',
        },
      }),
    ),
    corrections: listOf(
      'Corrections of the district that can bear on it.',
      objectOf<ReasonCount>('Of one kind for one reason.', {
        kind: word('Of facility, or food samples.', [...KINDS, 'sampling']),
        reason: word('What is said otherwise.', CORRECTIONS),
        count: whole('How many.'),
      }),
    ),
  }),
);

export const alertsAnswer = named(
  'Alerts',
  objectOf<AlertsAnswer>(
    'What is farther from its target since an earlier data version, and what is nearer.',
    {
      before: versionDay,
      after: versionDay,
      ratings: word('Whether stars of expired ratings count.', ['current', 'valid']),
      compared: whole('Figures of those asked for that were held against a target, readings one by one.'),
      alerts: listOf('The city first, then by district.', alert),
      improved: listOf('Nearer to their target.', alert),
      provenance,
    },
  ),
);
