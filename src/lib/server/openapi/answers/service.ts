/** What the server says of itself, and TileJSON. */
import type { Readiness } from '../../readiness.ts';
import {
  always,
  byKey,
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

export const aliveAnswer = objectOf<{ status: string }>('The process is alive.', { status: always('alive') });

export const readyAnswer = named(
  'Readiness',
  objectOf<Readiness>('Which of the two fails.', {
    ready: yes('A data version is in memory and the database answers, or is busy.'),
    database: word('`busy`: it works for another process; reads go on from memory.', [
      'reachable',
      'busy',
      'unreachable',
    ]),
    dataVersion: orNull(whole('The version in memory.')),
  }),
);

const degrees = { type: 'number' };

export const tileJson: JsonSchema = named('TileJson', {
  type: 'object',
  description: 'TileJSON 3.0.0; its tile addresses carry the data version.',
  properties: {
    tilejson: always('3.0.0'),
    name: text('The kind of facility, and the name of the layer.'),
    version: text('The data version, as a semantic version.'),
    scheme: always('xyz'),
    tiles: listOf('Addresses of the tiles.', { type: 'string' }),
    minzoom: whole('Lowest zoom worth asking for.'),
    maxzoom: whole('Highest zoom that there are tiles for.'),
    bounds: listOf('West, south, east, north.', degrees),
    center: listOf('Longitude, latitude, zoom.', degrees),
    attribution: text('Whom to name.'),
    vector_layers: listOf('One.', {
      ...byKey('A layer.', ['id', 'minzoom', 'maxzoom'], {}),
      additionalProperties: { description: 'Its fields, described.' },
    }),
  },
  required: [
    'tilejson',
    'name',
    'version',
    'scheme',
    'tiles',
    'minzoom',
    'maxzoom',
    'bounds',
    'center',
    'attribution',
    'vector_layers',
  ],
});
