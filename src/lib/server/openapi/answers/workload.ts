/** What offices have charge of. */
import type { RankRange } from '$geo/regulatory/ranks.ts';
import {
  type FacilityCounts,
  WORKLOAD_SORTS,
  type WorkloadAnswer,
  type WorkloadFigures,
  type WorkloadLine,
  type WorkloadOffice,
  type WorkloadOfType,
} from '$geo/regulatory/workload-answer.ts';
import { OFFICE_TYPES } from '$geo/regulatory/workload-offices.ts';
import {
  day,
  listOf,
  type Members,
  named,
  number,
  objectOf,
  orNull,
  position,
  text,
  whole,
  word,
} from '../json-schema.ts';
import { district, districtOrNull, nameEnOrNull, nameZh, provenance } from './common.ts';

const countMembers: Members<FacilityCounts> = {
  market: whole('Markets.'),
  canteen: whole('Canteens.'),
  elevator: whole('Elevators.'),
  total: whole('Of all kinds.'),
};

/** A rank as a range: equal ones share it. */
export const rankRange = objectOf<RankRange>('1 = first; equal ones share a range.', {
  best: whole('From.'),
  worst: whole('To.'),
});

const figureMembers: Members<WorkloadFigures> = {
  facilities: objectOf<FacilityCounts>('Open, located facilities whose nearest office it is.', countMembers),
  inspections: whole('Completed inspections of these in twelve months, third-party evaluations left out.'),
  facilities_per_inspector: orNull(number('Null where the inspectors are unknown or none.')),
  inspections_per_inspector: orNull(number('Null where the inspectors are unknown or none.')),
};

const line = named(
  'WorkloadLine',
  objectOf<WorkloadLine>('The offices of a type, by declared district.', {
    ...figureMembers,
    district,
    offices: whole('Open and located offices.'),
    offices_unlocated: whole('Open ones without coordinates, which have charge of nothing.'),
    inspectors: whole('Of the located offices whose number is known.'),
    inspectors_unknown: whole('Offices of which it is not known.'),
  }),
);

const office = named(
  'WorkloadOffice',
  objectOf<WorkloadOffice>('An office.', {
    ...figureMembers,
    id: whole('Id of the station.'),
    external_code: orNull(text('Code given by the owner of the data.')),
    name_zh: nameZh,
    name_en: nameEnOrNull,
    address: orNull(text('Address as given.')),
    town: orNull(text('Town as given.')),
    district: districtOrNull,
    phone: orNull(text('Telephone.')),
    point: position('Where.'),
    inspectors: orNull(whole('Null = unknown.')),
    rank: orNull(rankRange),
    farthest: orNull(
      objectOf<NonNullable<WorkloadOffice['farthest']>>('The farthest of its facilities.', {
        id: whole('Id of the facility.'),
        name_zh: nameZh,
        name_en: nameEnOrNull,
        distance_m: number('Metres.'),
      }),
    ),
  }),
);

export const workloadAnswer = named(
  'Workload',
  objectOf<WorkloadAnswer>('The offices, what each has charge of, and what comes to one inspector.', {
    district: districtOrNull,
    sort: word('Order of the offices.', WORKLOAD_SORTS),
    inspections_from: day('Inspections are counted from this day to the as-of day.'),
    types: listOf(
      'By type of office.',
      objectOf<WorkloadOfType>('A type.', {
        type: word('Of office.', OFFICE_TYPES),
        lines: listOf('The city, then its districts; one line where a district is asked for.', line),
        offices: listOf('In the order asked for.', office),
      }),
    ),
    unlocated: listOf(
      'Open facilities without coordinates, by declared district.',
      objectOf<WorkloadAnswer['unlocated'][number]>('A district.', { district, ...countMembers }),
    ),
    without_office: objectOf<FacilityCounts>(
      'Located facilities where there is no office at all.',
      countMembers,
    ),
    provenance,
  }),
);
