/** What many answers share: errors, where a figure comes from, names of districts, GeoJSON. */
import type { ErrorAnswer, ListProvenance, Provenance } from '$geo/answers.ts';
import { ORIGINS } from '$geo/kinds/vocabulary.ts';
import {
  always,
  day,
  type JsonSchema,
  listOf,
  type Members,
  merged,
  named,
  number,
  objectOf,
  optional,
  orNull,
  position,
  text,
  whole,
  word,
} from '../json-schema.ts';

export const errorAnswer = named(
  'Error',
  objectOf<ErrorAnswer & { requestId?: string }>('What a client gets instead of an answer.', {
    code: text('A stable word, such as `invalid_parameter`.'),
    message: text('A sentence: what is wrong, with which value, and what is allowed.'),
    currentVersion: optional(whole('Only with `version_gone`: the data version to ask for instead.')),
    requestId: optional(text('Names the entry in the log.')),
  }),
);

export const originMix = word('Origin of what an answer rests on; `mixed` for several.', [
  ...ORIGINS,
  'mixed',
]);
export const origin = word('Origin of the record; `synthetic` = invented demonstration data.', ORIGINS);

const listMembers: Members<ListProvenance> = {
  definition: text('One sentence: what the figure is.'),
  method: text('Address of what explains it, with formula and SQL: `/methods#coverage`.'),
  dataVersion: whole('The data version.'),
  asOf: day('The day that is spoken of.'),
  engine: text('What computed it.'),
  database: word('What holds the facts.', ['embedded', 'server']),
  source: text('Where the facts come from, one sentence.'),
  origin: orNull(originMix),
  origins: {
    type: 'object',
    description: 'Number of records by origin, facilities only.',
    properties: Object.fromEntries(ORIGINS.map((one) => [one, { type: 'integer', minimum: 0 }])),
  },
};

export const listProvenance = named(
  'ListProvenance',
  objectOf<ListProvenance>('What a list rests on.', listMembers),
);

export const provenance = named(
  'Provenance',
  objectOf<Provenance>('Where a figure comes from; goes with every figure.', {
    ...listMembers,
    radius_m: orNull(number('Metres; null where the figure has no radius.')),
    ratings: orNull(
      word('`current` counts stars of expired ratings, `valid` does not; null where ratings play no part.', [
        'current',
        'valid',
      ]),
    ),
    expired: whole('Of the counted supply: with stars whose validity has ended on the day.'),
  }),
);

export const nameZh = text('Chinese name.');
export const nameEn = text('English name.');
export const nameEnOrNull = orNull(nameEn);
export const district = whole('Code of the district (GB/T 2260); 440100 = the city.');
export const districtOrNull = orNull(whole('Code of the district (GB/T 2260); null = none, or the city.'));

const point: JsonSchema = {
  type: 'object',
  properties: { type: always('Point'), coordinates: position('Longitude, latitude.') },
  required: ['type', 'coordinates'],
};
export const pointOrNull: JsonSchema = {
  description: 'WGS 84; null without usable coordinates.',
  anyOf: [point, { type: 'null' }],
};
const ring: JsonSchema = { type: 'array', items: position('Longitude, latitude.') };
export const multiPolygon: JsonSchema = {
  type: 'object',
  description: 'WGS 84.',
  properties: {
    type: always('MultiPolygon'),
    coordinates: { type: 'array', items: { type: 'array', items: ring } },
  },
  required: ['type', 'coordinates'],
};

/** A GeoJSON feature with an id. */
export const feature = (description: string, geometry: JsonSchema, properties: JsonSchema): JsonSchema => ({
  type: 'object',
  description,
  properties: { type: always('Feature'), id: { type: 'integer' }, geometry, properties },
  required: ['type', 'id', 'geometry', 'properties'],
});

/** A GeoJSON collection, with members of its own beside the features. */
export const collection = <T>(
  description: string,
  features: JsonSchema,
  members: Members<Omit<T, 'type' | 'bbox' | 'features'>>,
): JsonSchema =>
  merged(
    description,
    objectOf<{ type: string; features: unknown }>('', {
      type: always('FeatureCollection'),
      features: listOf('In the order of the answer.', features),
    }),
    objectOf<Omit<T, 'type' | 'bbox' | 'features'>>('', members),
  );
