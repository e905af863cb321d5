/** What the public finder searches. */
import type { FinderAnswer, FinderPlace, MarketColumns } from '$geo/finder/market.ts';
import { ORIGINS, RATING_STATES, STATUSES } from '$geo/kinds/vocabulary.ts';
import {
  day,
  type JsonSchema,
  listOf,
  named,
  objectOf,
  orNull,
  text,
  whole,
  word,
  yes,
} from '../json-schema.ts';
import { district, nameEn, nameZh, originMix } from './common.ts';

const column = (description: string, type: string | readonly string[]): JsonSchema =>
  listOf(description, { type });
const TEXT_OR_NULL = ['string', 'null'];
const degrees = (description: string): JsonSchema => ({ type: 'number', description });

const place = objectOf<FinderPlace>('A place to measure from.', {
  key: text('`district:440105`, `town:440105:赤岗街道`; the same in every version.'),
  kind: word('What it is.', ['district', 'town']),
  district,
  name_zh: nameZh,
  name_en: nameEn,
  pinyin: text('Syllables, separated by blanks.'),
  lng: degrees('Longitude, WGS 84.'),
  lat: degrees('Latitude, WGS 84.'),
  x_cm: whole('Easting, EPSG:4547, centimetres.'),
  y_cm: whole('Northing, EPSG:4547, centimetres.'),
  approximate: yes('The mean of known facilities, not a surveyed point.'),
});

const columns = named(
  'MarketColumns',
  objectOf<MarketColumns>('One list for each field, all of the same length.', {
    id: column('Id of the facility.', 'integer'),
    name_zh: column('Chinese name.', 'string'),
    name_en: column('English name.', TEXT_OR_NULL),
    pinyin: column('Syllables of the name.', 'string'),
    slug: column('Last part of the address of its page.', 'string'),
    address: column('Address as given.', TEXT_OR_NULL),
    town: column('Town as given.', TEXT_OR_NULL),
    district: column('Code of the district for lists.', ['integer', 'null']),
    district_zh: column('Its Chinese name.', 'string'),
    district_en: column('Its English name.', 'string'),
    placePinyin: column('Syllables of district and town.', 'string'),
    status: listOf('On the day.', { enum: STATUSES }),
    lng: column('Longitude, WGS 84; null if unlocated.', ['number', 'null']),
    lat: column('Latitude, WGS 84; null if unlocated.', ['number', 'null']),
    x_cm: column('Easting, EPSG:4547, centimetres.', ['integer', 'null']),
    y_cm: column('Northing, EPSG:4547, centimetres.', ['integer', 'null']),
    stars: column('1–5; null when unrated, pending or revoked.', ['integer', 'null']),
    rating_state: listOf('State of the rating.', { enum: RATING_STATES }),
    rated_on: listOf('Day of the rating in force.', { type: TEXT_OR_NULL, format: 'date' }),
    valid_until: listOf('Last day of its validity.', { type: TEXT_OR_NULL, format: 'date' }),
    issuer: column('Who granted it.', TEXT_OR_NULL),
    hours: column('Opening hours.', TEXT_OR_NULL),
    phone: column('Telephone.', TEXT_OR_NULL),
    data_origin: listOf('Origin of the record.', { enum: ORIGINS }),
  }),
);

export const finderAnswer = named(
  'Finder',
  objectOf<FinderAnswer>('All markets with search keys, as columns, and places to start from.', {
    dataVersion: whole('The data version.'),
    asOf: day('The day that it speaks of.'),
    origin: orNull(originMix),
    places: listOf('Districts and towns.', place),
    markets: columns,
  }),
);
