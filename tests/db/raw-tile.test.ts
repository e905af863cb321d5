import { describe, expect, it } from 'vitest';
import { countInTile, prepareTilePoints, rawTile } from '../../db/queries/raw-tile.ts';
import { columnsOn, loadSnapshot } from '../../db/snapshot.ts';
import { engine, inRolledBackTransaction, sharedDatabase } from './database.ts';
import { CITY_AS_OF, fillCity, SMALL_CITY } from './fixture-city.ts';

const database = await sharedDatabase();
const size = { ...SMALL_CITY, cells: 0 };

/** Tile that holds a position (the usual web map arithmetic). */
function tileOf(lng: number, lat: number, z: number) {
  const n = 2 ** z;
  const y = ((1 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / Math.PI) / 2) * n;
  return { z, x: Math.floor(((lng + 180) / 360) * n), y: Math.floor(y) };
}

describe('tiles in PostGIS', () => {
  it('count every located facility once at each zoom, where the arithmetic puts it', () =>
    inRolledBackTransaction(database, async (inside) => {
      await inside.sql.begin((tx) => fillCity(tx, size));
      const { lng, lat } = columnsOn(await loadSnapshot(inside, 1), 'elevator', CITY_AS_OF);
      await prepareTilePoints(inside.sql, 'elevator', 1, CITY_AS_OF);
      for (const z of [0, 9, 12, 15]) {
        const expected = new Map<string, number>();
        lng.forEach((one, index) => {
          if (Number.isNaN(one)) return;
          const { x, y } = tileOf(one, lat[index] ?? 0, z);
          expected.set(`${x}/${y}`, (expected.get(`${x}/${y}`) ?? 0) + 1);
        });
        for (const [address, count] of expected) {
          const [x = 0, y = 0] = address.split('/').map(Number);
          expect(await countInTile(inside.sql, { z, x, y })).toBe(count);
        }
      }
      expect(await countInTile(inside.sql, { z: 12, x: 0, y: 0 })).toBe(0);
    }));

  it('count by status', () =>
    inRolledBackTransaction(database, async (inside) => {
      await inside.sql.begin((tx) => fillCity(tx, size));
      await prepareTilePoints(inside.sql, 'elevator', 1, CITY_AS_OF);
      const all = { z: 0, x: 0, y: 0 };
      const parts = await Promise.all(
        ['planned', 'open', 'suspended', 'closed'].map((status) => countInTile(inside.sql, all, [status])),
      );
      expect(parts.every((part) => part > 0)).toBe(true);
      expect(parts.reduce((sum, part) => sum + part, 0)).toBe(await countInTile(inside.sql, all));
    }));

  it.skipIf(engine === 'embedded')(
    'are made by ST_AsMVT where there are points, and null where there are none',
    () =>
      inRolledBackTransaction(database, async (inside) => {
        await inside.sql.begin((tx) => fillCity(tx, size));
        await prepareTilePoints(inside.sql, 'market', 1, CITY_AS_OF);
        const tile = await rawTile(inside.sql, 'market', { z: 0, x: 0, y: 0 });
        expect(tile?.includes('market')).toBe(true);
        expect(await rawTile(inside.sql, 'market', { z: 12, x: 0, y: 0 })).toBeNull();
      }),
  );
});
