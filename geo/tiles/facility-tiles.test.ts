import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { describe, expect, it } from 'vitest';
import type { FacilityColumns } from '../columns/columns.ts';
import type { Kind } from '../kinds/vocabulary.ts';
import { parseTileAddress, worldPosition } from './address.ts';
import { facilityTiles, MOST_POINTS } from './facility-tiles.ts';

/** Facilities on a spiral over the city; every 10th is unlocated, every 7th closed. */
function columnsOf(kind: Kind, count: number, spread = 0.4): FacilityColumns {
  const numbers = Array.from({ length: count }, (_, i) => i);
  const located = (i: number) => i % 10 !== 9;
  const lng = (i: number) => 113.3 + spread * Math.sqrt(i / count) * Math.cos(i);
  const lat = (i: number) => 23.1 + spread * Math.sqrt(i / count) * Math.sin(i);
  return {
    kind,
    count,
    id: Int32Array.from(numbers, (i) => i + 1),
    xCm: new Int32Array(count),
    yCm: new Int32Array(count),
    lng: Float64Array.from(numbers, (i) => (located(i) ? lng(i) : NaN)),
    lat: Float64Array.from(numbers, (i) => (located(i) ? lat(i) : NaN)),
    district: Uint8Array.from(numbers, (i) => (i % 2 ? 3 : 11)),
    locatedDistrict: new Uint8Array(count),
    declaredDistrict: new Uint8Array(count),
    locationQuality: Uint8Array.from(numbers, (i) => (located(i) ? 1 : 0)),
    status: Uint8Array.from(numbers, (i) => (i % 7 ? 1 : 3)),
    type: Uint8Array.from(numbers, (i) => i % 3),
    origin: new Uint8Array(count).fill(2),
    stars: Uint8Array.from(numbers, (i) => (kind === 'market' ? i % 6 : 0)),
    ratingState: Uint8Array.from(numbers, (i) => (i % 6 ? 1 : 0)),
    installYear: Uint16Array.from(numbers, (i) => (i % 4 ? 2000 + (i % 20) : 0)),
    residential: Uint8Array.from(numbers, (i) => i % 2),
    nextDueDay: new Int16Array(count),
    units: new Int32Array(count),
  };
}

interface Decoded {
  id: number | undefined;
  x: number;
  y: number;
  properties: Record<string, unknown>;
}

function decode(bytes: Uint8Array, kind: Kind): Decoded[] {
  if (bytes.length === 0) return [];
  const layer = new VectorTile(new PbfReader(bytes)).layers[kind];
  if (!layer) throw new Error(`the tile has no layer ${kind}`);
  expect(layer.extent).toBe(4096);
  return Array.from({ length: layer.length }, (_, i) => {
    const feature = layer.feature(i);
    const [point] = feature.loadGeometry().flat();
    return { id: feature.id, x: point?.x ?? -1, y: point?.y ?? -1, properties: feature.properties };
  });
}

/** All tiles of a zoom around the city. */
function allTiles(columns: FacilityColumns, z: number): Decoded[] {
  const tiles = facilityTiles(columns);
  const from = worldPosition(112.5, 23.8);
  const to = worldPosition(114.2, 22.4);
  const shift = 28 - z;
  const found: Decoded[] = [];
  for (let x = from.x >> shift; x <= to.x >> shift; x++)
    for (let y = from.y >> shift; y <= to.y >> shift; y++)
      found.push(...decode(tiles.tile({ z, x, y }), columns.kind));
  return found;
}

describe('a tile address', () => {
  it('must be whole numbers inside the pyramid', () => {
    expect(parseTileAddress('16', '65535', '0')).toEqual({ z: 16, x: 65535, y: 0 });
    expect(() => parseTileAddress('17', '0', '0')).toThrow(
      'Tile z is "17"; allowed are whole numbers from 0 to 16',
    );
    expect(() => parseTileAddress('1', '2', '0')).toThrow(
      'Tile x is "2"; allowed are whole numbers from 0 to 1',
    );
    expect(() => parseTileAddress('1', '0', '-1')).toThrow('Tile y is "-1"');
    expect(() => parseTileAddress('1e1', '0', '0')).toThrow('Tile z is "1e1"');
  });

  it('agrees with the known tile of a known place', () => {
    // Canton Tower at zoom 12: x = floor((113.319143 / 360 + 0.5) · 4096) = 3337, y = 1777 by the usual formula
    const { x, y } = worldPosition(113.319143, 23.109025);
    const n = 4096;
    const radians = (23.109025 * Math.PI) / 180;
    expect(x >> 16).toBe(Math.floor((113.319143 / 360 + 0.5) * n));
    expect(y >> 16).toBe(Math.floor(((1 - Math.asinh(Math.tan(radians)) / Math.PI) / 2) * n));
  });
});

describe('tiles of points', () => {
  const columns = columnsOf('market', 500);

  it.each([6, 9, 12, 16])('hold every located facility exactly once at zoom %i', (z) => {
    const ids = allTiles(columns, z).map((feature) => feature.id);
    expect(ids.sort((a, b) => Number(a) - Number(b))).toEqual(
      [...columns.id].filter((id) => columns.locationQuality[id - 1] !== 0),
    );
  });

  it('carry district, status, stars and the state of the rating, and no stars where there are none', () => {
    const [unrated, one] = [1, 2].map((id) => allTiles(columns, 12).find((feature) => feature.id === id));
    expect(unrated?.properties).toEqual({ district: 440111, status: 'closed', rating: 'unrated' });
    expect(one?.properties).toEqual({ district: 440103, status: 'open', rating: 'rated', stars: 1 });
  });

  it('place a facility to one unit of the tile', () => {
    const [first] = allTiles(columns, 16).filter((feature) => feature.id === 1);
    const { x, y } = worldPosition(113.3, 23.1);
    expect([first?.x, first?.y]).toEqual([x & 4095, y & 4095]);
  });

  it('are empty where nothing is', () => {
    expect(facilityTiles(columns).tile({ z: 10, x: 0, y: 0 })).toHaveLength(0);
    expect(facilityTiles(columnsOf('market', 0)).tile({ z: 0, x: 0, y: 0 })).toHaveLength(0);
  });
});

describe('tiles of counts', () => {
  const columns = columnsOf('elevator', 5_000);
  const locatedOpen = [...columns.id].filter(
    (id) => columns.locationQuality[id - 1] && columns.status[id - 1] === 1,
  );

  it.each([0, 5, 8, 11])('add up to the located facilities, by status and district, at zoom %i', (z) => {
    const cells = allTiles(columns, z).map(
      (feature) => feature.properties as Record<string, number | string>,
    );
    const sum = (chosen: typeof cells) => chosen.reduce((total, cell) => total + Number(cell.count), 0);
    expect(sum(cells)).toBe(4_500);
    expect(sum(cells.filter((cell) => cell.status === 'open'))).toBe(locatedOpen.length);
    expect(sum(cells.filter((cell) => cell.district === 440103))).toBe(
      [...columns.id].filter((id) => columns.locationQuality[id - 1] && columns.district[id - 1] === 3)
        .length,
    );
  });

  it('give way to points at zoom 12', () => {
    expect(allTiles(columns, 12)).toHaveLength(4_500);
  });

  it('stand in for points at zoom 12 to 14 where a tile would hold more than the limit', () => {
    const crowd = columnsOf('canteen', 24_000, 0.001);
    const total = (z: number) =>
      allTiles(crowd, z).reduce((sum, feature) => sum + Number(feature.properties.count ?? 1), 0);
    expect(crowd.count * 0.9).toBeGreaterThan(MOST_POINTS);
    expect(allTiles(crowd, 12).every((feature) => 'count' in feature.properties)).toBe(true);
    expect(total(12)).toBe(21_600);
    expect(total(15)).toBe(21_600);
    expect(allTiles(crowd, 16)).toHaveLength(21_600);
  });
});
