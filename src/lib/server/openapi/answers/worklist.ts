/** Work lists. */
import { STATUSES } from '$geo/kinds/vocabulary.ts';
import {
  type SchoolTerm,
  WORKLIST_SORTS,
  type WorklistAnswer,
  type WorklistChoices,
  type WorklistItem,
  type WorklistOffice,
  WORKLISTS,
  type WorklistTrip,
} from '$geo/regulatory/answers.ts';
import { URGENCIES } from '$geo/regulatory/route-urgency.ts';
import { OFFICE_TYPES } from '$geo/regulatory/workload-offices.ts';
import { day, listOf, named, number, objectOf, orNull, position, text, whole, word } from '../json-schema.ts';
import { districtOrNull, nameEnOrNull, nameZh, provenance } from './common.ts';
import { termMembers } from './regulatory.ts';

const urgency = word('1 = most urgent.', URGENCIES);
const count = whole('Items that the choice would leave, the other filters being as they are.');
const term = objectOf<SchoolTerm>('A school term.', termMembers);

const item = named(
  'WorklistItem',
  objectOf<WorklistItem>('A facility; of `hazards`, one inspection of it.', {
    id: whole('Id of the facility.'),
    external_code: orNull(text('Code given by the owner of the data.')),
    name_zh: nameZh,
    name_en: nameEnOrNull,
    address: orNull(text('Address as given.')),
    town: orNull(text('Town as given.')),
    district: districtOrNull,
    status: word('On the day.', STATUSES),
    point: orNull(position('Null without usable coordinates.')),
    inspected_on: orNull(day('Last completed inspection that counts for the list; null = none on record.')),
    next_due_on: orNull(day('Of elevators.')),
    hazards: orNull(whole('Of `hazards`: how many.')),
    followup_due_on: orNull(
      day('Of `hazards`: the deadline that passed; null without a follow-up on record.'),
    ),
    days: orNull(whole('Days overdue, or since the last inspection; null = none on record.')),
    urgency,
    office: orNull(whole('Id of the office in charge; null where there is none.')),
    stop: orNull(whole('Stop of the round trip of its office and urgency; null where none leads there.')),
    leg_m: orNull(number('Metres from the stop before.')),
  }),
);

const trip = objectOf<WorklistTrip>('A round trip through everything of one urgency.', {
  urgency,
  items: whole('Items.'),
  stops: whole('Stops.'),
  back_m: number('From the last stop back to the office, metres.'),
  length_m: number('Of the whole trip, metres.'),
});

const office = objectOf<WorklistOffice>('An office with what the list has for it.', {
  id: whole('Id of the station.'),
  name_zh: nameZh,
  name_en: nameEnOrNull,
  type: word('Of office.', OFFICE_TYPES),
  address: orNull(text('Address as given.')),
  district: districtOrNull,
  phone: orNull(text('Telephone.')),
  inspectors: orNull(whole('Null = unknown.')),
  point: position('Where.'),
  items: whole('Items in its charge.'),
  trips: listOf('Most urgent first.', trip),
  length_m: number('Of all trips, metres.'),
});

const choices = objectOf<WorklistChoices>('How many items each choice of a filter would leave.', {
  district: listOf(
    'Districts.',
    objectOf<WorklistChoices['district'][number]>('A district.', { value: whole('Its code.'), count }),
  ),
  office: listOf(
    'Offices.',
    objectOf<WorklistChoices['office'][number]>('An office.', {
      value: orNull(whole('Its id; null = in the charge of no office.')),
      name_zh: nameZh,
      name_en: nameEnOrNull,
      count,
    }),
  ),
  town: listOf(
    'Towns.',
    objectOf<WorklistChoices['town'][number]>('A town.', {
      value: text('As it is written in the register.'),
      district: districtOrNull,
      count,
    }),
  ),
  urgency: listOf(
    'Classes.',
    objectOf<WorklistChoices['urgency'][number]>('A class.', { value: urgency, count }),
  ),
});

export const worklistAnswer = named(
  'Worklist',
  objectOf<WorklistAnswer>('What a figure lacks, one by one; a page of it.', {
    name: word('The list.', WORKLISTS),
    district: districtOrNull,
    office: {
      anyOf: [{ type: ['integer', 'null'] }, { const: 'none' }],
      description: 'Id of an office; `none` = in the charge of no office; null = all.',
    },
    town: orNull(text('Null = all.')),
    urgency: orNull(urgency),
    days_min: orNull(whole('At least so many days; null = all.')),
    q: orNull(text('Words sought.')),
    term: orNull(term),
    terms: listOf('Terms that can be asked for, newest first.', term),
    sort: word('Order of the items.', WORKLIST_SORTS),
    numberMatched: whole('Items, over all pages.'),
    numberReturned: whole('Items on this page.'),
    page: whole('Which page, from 1.'),
    pages: whole('How many there are.'),
    unlocated: whole('Of those matched: without coordinates.'),
    hazards: orNull(whole('Of `hazards`: how many hazards the items are.')),
    items: listOf('In the order asked for.', item),
    offices: listOf('With an item that matched; most of the most urgent ones first.', office),
    choices,
    provenance,
  }),
);
