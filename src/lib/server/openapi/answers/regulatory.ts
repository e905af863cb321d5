/** Inspections, and what changed. */
import { KINDS } from '$geo/kinds/vocabulary.ts';
import {
  type InspectedFigure,
  type OverdueFigure,
  type RegulatoryAnswer,
  type SchoolTerm,
  type TermFigures,
} from '$geo/regulatory/answers.ts';
import {
  type ChangeItem,
  type ChangeList,
  type ChangesAnswer,
  CORRECTIONS,
  EVENTS,
  type InUse,
  type VersionDay,
} from '$geo/regulatory/changes.ts';
import {
  day,
  listOf,
  type Members,
  named,
  number,
  objectOf,
  orNull,
  share,
  text,
  whole,
  word,
  yes,
} from '../json-schema.ts';
import { district, districtOrNull, nameEn, nameEnOrNull, nameZh, provenance } from './common.ts';

/** Of a school term. */
export const termMembers: Members<SchoolTerm> = {
  key: text('Such as `2026-spring`.'),
  name_zh: nameZh,
  name_en: nameEn,
  first_day: day('The register of this day is the denominator.'),
  last_day: day('Last day of the term.'),
};
const inspectedFigure = named(
  'InspectedFigure',
  objectOf<InspectedFigure>('in_scope = inspected + closed + missing.', {
    district,
    in_scope: whole('In the register on the first day of the term.'),
    inspected: whole('With a completed inspection within it.'),
    closed: whole('Closed within it without one.'),
    missing: whole('Not inspected yet.'),
    share: orNull(share('inspected / in_scope; null without anyone in scope.')),
  }),
);

const overdueFigure = named(
  'OverdueFigure',
  objectOf<OverdueFigure>('in_use = overdue + on_time + unknown.', {
    district,
    in_use: whole('Elevators in use.'),
    overdue: whole('Due before the day.'),
    on_time: whole('Due on it or later.'),
    unknown: whole('Without a known date.'),
  }),
);

export const regulatoryAnswer = named(
  'Regulatory',
  objectOf<RegulatoryAnswer>('Inspections of school terms, and elevators overdue.', {
    terms: listOf(
      'Begun by the day, newest first.',
      objectOf<TermFigures>('A term.', {
        ...termMembers,
        counted_to: day('Last day that is counted: before `last_day` while the term runs.'),
        schools: listOf('School canteens: the city, then its districts.', inspectedFigure),
        suppliers: listOf('Off-site suppliers, evaluated by a third party.', inspectedFigure),
      }),
    ),
    elevators: listOf('The city, then its districts.', overdueFigure),
    provenance,
  }),
);

export const versionDay = objectOf<VersionDay>('A data version, and the day that is looked at.', {
  version: whole('The data version.'),
  day: day('The day.'),
});

const changeItem = objectOf<ChangeItem>('What it is about, and what differs.', {
  id: orNull(whole('Id of the facility; null for food samples.')),
  name_zh: nameZh,
  name_en: nameEnOrNull,
  district: districtOrNull,
  day: orNull(day('When it happened; null of corrections.')),
  before: orNull(text('Status, stars, day or text before; null = none, or not told in one word.')),
  after: orNull(text('After.')),
  shift_m: orNull(number('How far a position is from the other one, metres.')),
  fields: listOf('Columns that differ, of details.', { type: 'string' }),
});

const changeList = named(
  'ChangeList',
  objectOf<ChangeList>('Differences of one kind for one reason.', {
    kind: word('Of facility, or food samples.', [...KINDS, 'sampling']),
    reason: word('What happened, or what is said otherwise.', [...new Set([...EVENTS, ...CORRECTIONS])]),
    count: whole('How many.'),
    items: listOf('The first of them.', changeItem),
  }),
);

export const changesAnswer = named(
  'Changes',
  objectOf<ChangesAnswer>('The difference of two data versions, in two lists that add up.', {
    before: versionDay,
    after: versionDay,
    district,
    reality: listOf('What happened between the days.', changeList),
    corrections: listOf('What the later version says otherwise of the earlier day.', changeList),
    in_use: listOf(
      'Facilities in use, by declared district.',
      objectOf<InUse>('after − before = (after − corrected) + (corrected − before).', {
        kind: word('Kind of facility.', KINDS),
        before: whole('As known then.'),
        corrected: whole('As known now of the same day.'),
        after: whole('On the later day.'),
      }),
    ),
    population_replaced: yes('Whether the later version counts people on another population.'),
    provenance,
  }),
);
