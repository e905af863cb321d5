import { promisify } from 'node:util';
import { brotliDecompress, gunzip } from 'node:zlib';
import { VectorTile, type VectorTileFeature } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { describe, expect, it } from 'vitest';
import { decodeCells, decodeFacilities } from '../../geo/columns/wire.ts';
import type { Kind } from '../../geo/kinds/vocabulary.ts';
import { GET as columns } from '../../src/routes/columns/[name]/[detail]/+server.ts';
import { GET as tileJson } from '../../src/routes/tiles/[kind].json/+server.ts';
import { GET as tile } from '../../src/routes/tiles/[kind]/[z]/[x]/[y].mvt/+server.ts';
import { CITY_AS_OF } from './fixture-city.ts';
import { get, json, register, servedCity } from './serving-city.ts';

const CELLS = 500;
const { sql } = await servedCity({
  markets: 300,
  canteens: 2_000,
  elevators: 8_000,
  stations: 200,
  cells: CELLS,
});

const inflate = { gzip: promisify(gunzip), br: promisify(brotliDecompress) };

interface Address {
  kind: Kind;
  z: number;
  x: number;
  y: number;
}

function request({ kind, z, x, y }: Address, headers: Record<string, string> = {}, query = '') {
  const params = { kind, z: String(z), x: String(x), y: String(y) };
  return get(tile, `/tiles/${kind}/${z}/${x}/${y}.mvt${query}`, { params, headers });
}

async function features(address: Address): Promise<VectorTileFeature[]> {
  const response = await request(address);
  if (response.status === 204) return [];
  expect(response.status).toBe(200);
  const { layers } = new VectorTile(new PbfReader(new Uint8Array(await response.arrayBuffer())));
  expect(Object.keys(layers)).toEqual([address.kind]);
  const layer = layers[address.kind];
  return Array.from({ length: layer?.length ?? 0 }, (_, at) => layer?.feature(at)).filter(
    (one) => one !== undefined,
  );
}

/** How many facilities each feature stands for. */
const countOf = ({ properties }: VectorTileFeature) => Number(properties.count ?? 1);

/**
 * Fifty addresses from zoom 6 to 16: for every zoom the fullest tile of one kind, tiles in the middle and at the
 * end of the order, and one beside the city. Chosen by the formulas of the pyramid in SQL, not by our code.
 */
async function fiftyAddresses(): Promise<(Address & { full: boolean })[]> {
  const kinds: Kind[] = ['elevator', 'canteen', 'market', 'station'];
  const chosen: (Address & { full: boolean })[] = [];
  for (let z = 6; z <= 16; z += 1) {
    const kind = kinds[z % 4] ?? 'elevator';
    const tiles = await sql<{ x: number; y: number }[]>`
      with ${register(sql, 1, CITY_AS_OF)}
      select
        floor((st_x(geom) + 180) / 360 * 2.0 ^ ${z}::int)::int as x,
        floor((1 - ln(tan(radians(st_y(geom))) + 1 / cos(radians(st_y(geom)))) / pi()) / 2 * 2.0 ^ ${z}::int)::int as y
      from register
      where kind = ${kind} and geom is not null
      group by 1, 2
      order by count(*) desc, 1, 2`;
    const places = [...new Set([0, tiles.length >> 2, tiles.length >> 1, tiles.length - 1])];
    for (const place of places) {
      const found = tiles[place];
      if (found) chosen.push({ kind, z, ...found, full: place === 0 });
    }
    chosen.push({
      kind,
      z,
      x: (tiles[0]?.x ?? 0) - 2 ** Math.max(0, z - 8) * 3,
      y: tiles[0]?.y ?? 0,
      full: false,
    });
  }
  // Low zooms have too few tiles: other kinds fill up.
  for (let z = 12; chosen.length < 50; z = z === 6 ? 16 : z - 1) {
    const kind: Kind = z % 2 ? 'elevator' : 'canteen';
    const other = chosen.find((address) => address.z === z && address.full && address.kind !== kind);
    if (other) chosen.push({ ...other, kind, full: false });
  }
  return chosen.slice(0, 50);
}

describe('GET /tiles', () => {
  it('holds what SQL counts, in fifty tiles from zoom 6 to 16', async () => {
    const addresses = await fiftyAddresses();
    expect(addresses).toHaveLength(50);
    let nonEmpty = 0;
    let fullest = 0;
    for (const address of addresses) {
      const { kind, z, x, y, full } = address;
      const expected = await sql<{ id: number; status: string; lng: number; lat: number }[]>`
        with ${register(sql, 1, CITY_AS_OF)},
        tile as (
          select st_tileenvelope(${z}::int, ${x}::int, ${y}::int) as box
        )
        select id, status, st_x(geom) as lng, st_y(geom) as lat
        from (select register.*, st_transform(geom, 3857) as mercator from register where kind = ${kind}) f
        cross join tile
        where st_x(mercator) >= st_xmin(box)
          and st_x(mercator) < st_xmax(box)
          and st_y(mercator) > st_ymin(box)
          and st_y(mercator) <= st_ymax(box)
        order by id`;
      const found = await features(address);
      const name = `${kind} ${z}/${x}/${y}`;
      expect(
        found.reduce((sum, feature) => sum + countOf(feature), 0),
        name,
      ).toBe(expected.length);
      const open = (list: readonly { status?: unknown; count?: unknown }[]) =>
        list.filter(({ status }) => status === 'open').reduce((sum, one) => sum + Number(one.count ?? 1), 0);
      expect(open(found.map(({ properties }) => properties)), name).toBe(open(expected));
      const isCounted = z < 12 && (kind === 'elevator' || kind === 'canteen');
      if (!isCounted) {
        expect(
          found.map(({ id }) => id).sort((a, b) => Number(a) - Number(b)),
          name,
        ).toEqual(expected.map(({ id }) => id));
        const places = new Map(expected.map((one) => [one.id, one]));
        // Half a unit of 4,096 in a tile, with room for rounding.
        const tolerance = 360 / 2 ** z / 4_096;
        for (const feature of found) {
          const { geometry } = feature.toGeoJSON(x, y, z);
          const [lng = NaN, lat = NaN] = geometry.type === 'Point' ? geometry.coordinates : [];
          expect(Math.abs(lng - (places.get(feature.id ?? 0)?.lng ?? NaN))).toBeLessThanOrEqual(tolerance);
          expect(Math.abs(lat - (places.get(feature.id ?? 0)?.lat ?? NaN))).toBeLessThanOrEqual(tolerance);
        }
      }
      if (expected.length > 0) nonEmpty += 1;
      if (full) fullest += 1;
    }
    expect(nonEmpty).toBeGreaterThanOrEqual(30);
    expect(fullest).toBeGreaterThanOrEqual(5);
  });

  it('keeps all located facilities at every zoom of the pyramid', async () => {
    const [counted] = await sql<{ count: number }[]>`
      with ${register(sql, 1, CITY_AS_OF)}
      select count(geom)::int as count from register where kind = 'elevator'`;
    const whole = await features({ kind: 'elevator', z: 0, x: 0, y: 0 });
    expect(whole.reduce((sum, feature) => sum + countOf(feature), 0)).toBe(counted?.count);
  });

  const city: Address = { kind: 'elevator', z: 10, x: 834, y: 444 };

  it('comes in the encoding that the client asks for, with the same bytes inside', async () => {
    const plain = Buffer.from(await (await request(city)).arrayBuffer());
    for (const encoding of ['gzip', 'br'] as const) {
      const response = await request(city, { 'accept-encoding': encoding });
      expect(response.headers.get('content-encoding')).toBe(encoding);
      expect(response.headers.get('vary')).toBe('accept-encoding');
      const packed = Buffer.from(await response.arrayBuffer());
      expect(packed.length).toBeLessThan(150_000);
      expect((await inflate[encoding](packed)).equals(plain)).toBe(true);
    }
  });

  it('is kept for ever with its version, and checked by its tag without', async () => {
    const pinned = await request(city, {}, '?v=1');
    expect(pinned.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    const loose = await request(city);
    expect(loose.headers.get('cache-control')).toBe('no-cache');
    expect(loose.headers.get('content-type')).toBe('application/vnd.mapbox-vector-tile');
    const etag = loose.headers.get('etag') ?? '';
    expect(etag).toContain('1-');
    const again = await request(city, { 'if-none-match': etag });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
  });

  it('answers 204 where nothing is, 400 for a bad address, 404 for an unknown kind', async () => {
    expect((await request({ ...city, x: 0, y: 0 })).status).toBe(204);
    for (const [z, x, y] of [
      ['10', '1024', '0'],
      ['17', '0', '0'],
      ['a', '0', '0'],
      ['1', '-1', '0'],
      ['1', '0.5', '0'],
    ]) {
      const params = { kind: 'elevator', z: z ?? '', x: x ?? '', y: y ?? '' };
      const response = await get(tile, '/tiles', { params });
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ code: 'bad_tile' });
    }
    const params = { kind: 'shop', z: '1', x: '0', y: '0' };
    expect((await get(tile, '/tiles', { params })).status).toBe(404);
  });
});

describe('GET /tiles/{kind}.json', () => {
  it('describes the tiles and names the version in their address', async () => {
    const answer = await json<{ tiles: string[]; vector_layers: { id: string; fields: object }[] }>(
      await get(tileJson, '/tiles/elevator.json', { params: { kind: 'elevator' } }),
    );
    expect(answer.tiles).toEqual(['http://127.0.0.1:3000/tiles/elevator/{z}/{x}/{y}.mvt?v=1']);
    expect(answer.vector_layers[0]?.id).toBe('elevator');
    const seen = new Set<string>();
    for (const z of [10, 13])
      for (const { properties } of await features({
        kind: 'elevator',
        z,
        x: 834 * 2 ** (z - 10),
        y: 444 * 2 ** (z - 10),
      }))
        for (const key of Object.keys(properties)) seen.add(key);
    for (const key of seen) expect(Object.keys(answer.vector_layers[0]?.fields ?? {})).toContain(key);
  });

  it('answers 404 for an unknown kind', async () => {
    expect((await get(tileJson, '/tiles/shop.json', { params: { kind: 'shop' } })).status).toBe(404);
  });
});

describe('GET /columns', () => {
  const ask = (name: string, detail: string, headers: Record<string, string> = {}) =>
    get(columns, `/columns/${name}/${detail}?v=1`, { params: { name, detail }, headers });

  it('sends the located facilities and the cells, as SQL has them', async () => {
    const exact = decodeFacilities(new Uint8Array(await (await ask('elevator', 'exact')).arrayBuffer()));
    const expected = await sql<{ id: number; x: number; y: number }[]>`
      with ${register(sql, 1, CITY_AS_OF)}
      select id, x_cm::int as x, y_cm::int as y from register where kind = 'elevator' and geom is not null order by id`;
    const rows = [...(exact.id ?? [])].map((id, at) => ({ id, x: exact.xCm[at], y: exact.yCm[at] }));
    expect(rows.sort((a, b) => a.id - b.id)).toEqual([...expected]);
    const draw = decodeFacilities(new Uint8Array(await (await ask('elevator', 'draw')).arrayBuffer()));
    expect(draw.count).toBe(expected.length);
    const cells = decodeCells(new Uint8Array(await (await ask('cells', 'draw')).arrayBuffer()));
    const [people] = await sql<{ people: number }[]>`select sum(people)::int as people from population_cell`;
    expect(cells.count).toBe(CELLS);
    expect(cells.weight.reduce((sum, weight) => sum + weight, 0)).toBe(people?.people);
  });

  it('is compressed once and kept with its version', async () => {
    const response = await ask('elevator', 'draw', { 'accept-encoding': 'gzip, br' });
    expect(response.headers.get('content-encoding')).toBe('br');
    expect(response.headers.get('cache-control')).toContain('immutable');
    const bytes = await inflate.br(Buffer.from(await response.arrayBuffer()));
    expect(decodeFacilities(new Uint8Array(bytes)).kind).toBe('elevator');
  });

  it('answers 404 for unknown columns, even to a client that has the version', async () => {
    const etag = (await ask('cells', 'draw')).headers.get('etag') ?? '';
    for (const [name, detail] of [
      ['shop', 'draw'],
      ['cells', 'rough'],
    ]) {
      const response = await ask(name ?? '', detail ?? '', { 'if-none-match': etag });
      expect(response.status).toBe(404);
    }
  });
});
