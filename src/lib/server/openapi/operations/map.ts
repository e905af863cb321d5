/** For maps. */
import { KINDS } from '$geo/kinds/vocabulary.ts';
import { MAX_ZOOM } from '$geo/tiles/address.ts';
import { datedSchema, pinnedSchema } from '../../parameters.ts';
import { tileJson } from '../answers/service.ts';
import { whole, word } from '../json-schema.ts';
import { bytes, JSON_TYPE, type Operation } from '../operation.ts';

const kind = word('Kind of facility.', KINDS);

export const map: readonly Operation[] = [
  {
    route: '/tiles/[kind].json',
    method: 'get',
    id: 'getTileJson',
    tag: 'map',
    summary: 'TileJSON of a kind.',
    path: { kind },
    query: pinnedSchema,
    answers: { [JSON_TYPE]: tileJson },
    keeping: 'version',
    others: { 404: '`kind_unknown`.' },
    examples: ['/tiles/market.json'],
  },
  {
    route: '/tiles/[kind]/[z]/[x]/[y].mvt',
    method: 'get',
    id: 'getTile',
    tag: 'map',
    summary: 'A vector tile (Mapbox Vector Tile 2.1) of a kind.',
    description:
      'One layer, named as the kind. Below zoom 12, and where a tile would hold too many, it has counts of cells instead ' +
      'of facilities; counts always add up.',
    path: {
      kind,
      z: { ...whole('Zoom.'), maximum: MAX_ZOOM },
      x: whole('Column, from the west.'),
      y: whole('Row, from the north.'),
    },
    query: datedSchema,
    answers: { 'application/vnd.mapbox-vector-tile': bytes('The tile.') },
    keeping: 'version',
    others: { 204: 'There is nothing on the tile.', 404: '`kind_unknown`.' },
    examples: ['/tiles/market/9/417/222.mvt'],
  },
  {
    route: '/columns/[name]/[detail]',
    method: 'get',
    id: 'getColumns',
    tag: 'map',
    summary: 'Facilities or cells of the population as columns (protocol buffers).',
    path: {
      name: word('A kind of facility, or the population.', [...KINDS, 'cells']),
      detail: word('For drawing (1 m, without ids), or exact (whole centimetres, ids, due dates).', [
        'draw',
        'exact',
      ]),
    },
    query: datedSchema,
    answers: { 'application/x-protobuf': bytes('The columns; `geo/columns/wire.ts` reads them.') },
    keeping: 'version',
    others: { 404: '`kind_unknown`, `detail_unknown`, `no_population`.' },
    examples: ['/columns/market/draw', '/columns/cells/exact'],
  },
];
