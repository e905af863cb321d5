/** What is loaded, and facilities: one and many. */
import type {
  DueRecord,
  FacilitiesAnswer,
  FacilityDetail,
  FacilityProperties,
  InspectionRecord,
  KindStatus,
  ListProvenance,
  RatingRecord,
  Standard,
  StandardsAnswer,
  StatusAnswer,
  StatusRecord,
} from '$geo/answers.ts';
import {
  CANTEEN_TYPES,
  ELEVATOR_USES,
  KINDS,
  LOCATION_QUALITIES,
  RATING_STATES,
  STATION_TYPES,
  STATUSES,
} from '$geo/kinds/vocabulary.ts';
import {
  byKey,
  day,
  type JsonSchema,
  listOf,
  type Members,
  merged,
  moment,
  named,
  number,
  objectOf,
  optional,
  orNull,
  text,
  whole,
  word,
  yes,
} from '../json-schema.ts';
import {
  collection,
  districtOrNull,
  feature,
  listProvenance,
  nameEn,
  nameEnOrNull,
  nameZh,
  origin,
  originMix,
  pointOrNull,
} from './common.ts';

const kindStatus = named(
  'KindStatus',
  objectOf<KindStatus>('Facilities of one kind.', {
    total: whole('In the register, whatever their status.'),
    located: whole('With usable coordinates.'),
    unlocated: whole('Without.'),
    flagged: whole('Located, but outside the city, or in another district than declared.'),
    status: byKey('By status on the day; they add up to `total`.', STATUSES, whole('Facilities.')),
    openLocated: whole('Open and located: the supply and demand of figures.'),
    openUnlocated: whole('Open and unlocated: what figures leave out.'),
    origin: orNull(originMix),
  }),
);

export const statusAnswer = named(
  'Status',
  objectOf<StatusAnswer>('What is loaded.', {
    dataVersion: whole('The current data version.'),
    asOf: day('The day that it speaks of.'),
    publishedAt: moment('When it was published.'),
    cause: text('What made the version: demo, import or rollback.'),
    note: text('A sentence about it.'),
    previousVersion: orNull(whole('The older version that `v=` still reaches.')),
    engine: word('What holds the facts.', ['embedded', 'server']),
    origin: orNull(originMix),
    kinds: byKey('By kind of facility.', KINDS, kindStatus),
    population: orNull(
      objectOf<NonNullable<StatusAnswer['population']>>('Null while no population is loaded.', {
        cells: whole('Cells of the grid.'),
        people: whole('People in them.'),
        cell_m: number('Side of a cell, metres.'),
        origin,
        source: text('Where it comes from.'),
      }),
    ),
  }),
);

const standard = named(
  'Standard',
  objectOf<Standard>('A service radius that coverage can be held against.', {
    key: text('Its key.'),
    name_zh: nameZh,
    name_en: nameEn,
    supply: word('The kind of supply it speaks of.', KINDS),
    radius_m: number('Metres.'),
    source: text('Where it comes from.'),
    verified: yes('False: nobody has compared it with the text of the standard yet.'),
  }),
);

export const standardsAnswer = named(
  'Standards',
  objectOf<StandardsAnswer>('Service radii.', {
    dataVersion: whole('The data version.'),
    standards: listOf('By kind of supply, then by radius.', standard),
  }),
);

const propertyMembers: Members<FacilityProperties> = {
  kind: word('Kind of facility.', KINDS),
  code: orNull(text('Code given by the owner of the data.')),
  name_zh: nameZh,
  name_en: nameEnOrNull,
  address: orNull(text('Address as given.')),
  town: orNull(text('Town as given.')),
  district: orNull(
    whole('Code of the district for lists: the declared one, else the one that holds the point.'),
  ),
  declared_district: districtOrNull,
  located_district: districtOrNull,
  located: yes('Whether it has usable coordinates.'),
  location_quality: word('How good the position is; `none` = unlocated.', LOCATION_QUALITIES),
  status: word('On the day; `open` = in use.', STATUSES),
  data_origin: origin,
  type: optional(
    word('Canteens, elevators (their use) and stations.', [
      ...new Set([...CANTEEN_TYPES, ...ELEVATOR_USES, ...STATION_TYPES]),
    ]),
  ),
  stars: optional(orNull(whole('Markets: 1–5, null when unrated, pending or revoked; never 0.'))),
  rating_state: optional(word('Markets.', RATING_STATES)),
  install_year: optional(orNull(whole('Elevators.'))),
  residential: optional(yes('Elevators: in housing.')),
  next_due_on: optional(orNull(day('Elevators: day by which the next inspection is due.'))),
  overdue: optional(orNull(yes('Elevators: in use and due before the day; null without a known date.'))),
  meals_a_day: optional(orNull(whole('Canteens; null when unknown.'))),
  inspectors: optional(orNull(whole('Stations; null when unknown.'))),
  stalls: optional(orNull(whole('Markets; null when unknown.'))),
  distance_m: optional(number('Only with `near`: metres, to the centimetre.')),
};
const properties = named(
  'FacilityProperties',
  objectOf<FacilityProperties>('Members that do not apply to the kind are absent.', propertyMembers),
);

const link = objectOf<FacilitiesAnswer['links'][number]>('This page, or the next.', {
  rel: word('`self` or `next`.', ['self', 'next']),
  href: text('Path and query.'),
  type: text('Media type.'),
});

export const facilitiesAnswer = named(
  'Facilities',
  collection<FacilitiesAnswer>(
    'A page of facilities: GeoJSON.',
    feature('A facility.', pointOrNull, properties),
    {
      numberMatched: whole('Facilities that fit, over all pages.'),
      numberReturned: whole('On this page.'),
      numberUnlocated: whole('Of those that fit: without usable coordinates.'),
      nextCursor: orNull(text('Hand it back as `cursor` for the next page; null on the last.')),
      links: listOf('This page and the next.', link),
      provenance: listProvenance,
    },
  ),
);

type FileHead = Pick<ListProvenance, 'dataVersion' | 'asOf' | 'origin'> & { provenance: ListProvenance };
export const facilitiesFile = collection<FileHead>(
  'All facilities that fit: GeoJSON.',
  feature('A facility.', pointOrNull, properties),
  {
    dataVersion: whole('The data version.'),
    asOf: day('The day that it speaks of.'),
    origin: orNull(originMix),
    provenance: listProvenance,
  },
);

const statusRecord = objectOf<StatusRecord>('A stretch of its history.', {
  status: word('Then.', STATUSES),
  valid_from: day('First day.'),
  valid_to: orNull(day('First day on which it no longer held; null = still holds.')),
});
const ratingRecord = objectOf<RatingRecord>('A rating.', {
  state: word('Granted, or applied for.', ['granted', 'pending']),
  stars: orNull(whole('1–5.')),
  rated_on: day('Day of the rating.'),
  valid_until: orNull(day('Last day of its validity; null where none is stated.')),
  revoked_on: orNull(day('Null = not revoked.')),
  issuer: text('Who granted it.'),
  scheme: text('By which scheme.'),
  data_origin: origin,
});
const dueRecord = objectOf<DueRecord>('A due date, and when it was the one in force.', {
  next_due_on: orNull(day('Null = unknown.')),
  valid_from: day('First day.'),
  valid_to: orNull(day('First day on which it no longer held; null = still holds.')),
});
const inspectionRecord = objectOf<InspectionRecord>('An inspection.', {
  inspected_on: day('Its day.'),
  purpose: word('What for.', ['term', 'routine', 'third_party', 'equipment']),
  completed: yes('Whether it was completed.'),
  result: orNull(word('Null while open.', ['pass', 'hazard', 'fail'])),
  hazards: whole('Hazards found.'),
  inspector: orNull(text('Who inspected.')),
  data_origin: origin,
});

const detailMembers: Members<Omit<FacilityDetail, keyof FacilityProperties>> = {
  details: {
    type: 'object',
    description: 'Attributes of the kind, by the columns of the database; null = unknown.',
    additionalProperties: { type: ['string', 'number', 'boolean', 'null'] },
  },
  original: orNull(
    objectOf<NonNullable<FacilityDetail['original']>>('The coordinates as they came; null if unlocated.', {
      x: { type: 'number', description: 'Longitude, or easting.' },
      y: { type: 'number', description: 'Latitude, or northing.' },
      datum: text('Declared or detected.'),
    }),
  ),
  history: listOf('Oldest first.', statusRecord),
  ratings: listOf('Markets, newest first.', ratingRecord),
  dues: listOf('Elevators, newest first.', dueRecord),
  inspections: listOf('Newest first, at most 200.', inspectionRecord),
  import: orNull(
    objectOf<NonNullable<FacilityDetail['import']>>('The import that brought it.', {
      file_name: text('Name of the file.'),
      loaded_on: day('When.'),
      version: whole('Data version that it published.'),
    }),
  ),
};

export const facilityAnswer: JsonSchema = named(
  'Facility',
  merged(
    'One facility with its history: a GeoJSON feature.',
    feature(
      '',
      pointOrNull,
      merged(
        'As in lists, and what only the page of one facility shows.',
        properties,
        objectOf<Omit<FacilityDetail, keyof FacilityProperties>>('', detailMembers),
      ),
    ),
    objectOf<{ provenance: unknown }>('', { provenance: listProvenance }),
  ),
);
