import { describe, expect, it } from 'vitest';
import type { CoverageAnswer, FacilitiesAnswer, StatusAnswer } from '../../geo/answers.ts';
import type { Database } from '../../db/connect.ts';
import { publish } from '../../db/publish.ts';
import { useDatabase } from '../../src/lib/server/database.ts';
import { snapshots } from '../../src/lib/server/snapshots.ts';
import { GET as coverage } from '../../src/routes/api/coverage/+server.ts';
import { GET as facilities } from '../../src/routes/api/facilities/+server.ts';
import { GET as facility } from '../../src/routes/api/facilities/[id]/+server.ts';
import { GET as statusRoute } from '../../src/routes/api/status/+server.ts';
import { GET as healthz } from '../../src/routes/healthz/+server.ts';
import { GET as readyz } from '../../src/routes/readyz/+server.ts';
import { GET as tile } from '../../src/routes/tiles/[kind]/[z]/[x]/[y].mvt/+server.ts';
import { get, json, servedCity } from './serving-city.ts';

const database = await servedCity({ markets: 120, canteens: 20, elevators: 60, stations: 20, cells: 500 });

/** Publishes a version that holds one open market more, far in the north. */
async function publishOneMarketMore(id: number): Promise<void> {
  await database.sql.begin((tx) =>
    publish(tx, { asOf: '2026-11-21', cause: 'import', note: 'one market more' }, async (version) => {
      await tx`insert into facility_identity (id, kind) values (${id}, 'market')`;
      await tx`
        insert into facility (row_id, id, kind, name_zh, declared_district, location_quality, status, valid_from,
          known_from, data_origin, import_batch)
        select ${id}, ${id}, 'market', '新市场', 440117, 'none', 'open', '2026-01-01', ${version}, 'open', max(id)
        from import_batch`;
      await tx`insert into market (row_id) values (${id})`;
    }),
  );
}

const status = async () => json<StatusAnswer>(await get(statusRoute, '/api/status'));
const page = async (query: string) =>
  json<FacilitiesAnswer>(await get(facilities, `/api/facilities?${query}`));

describe('publishing while the server serves', () => {
  it('swaps to the new version without a restart and keeps the one before', async () => {
    const before = await status();
    expect(before.dataVersion).toBe(1);
    const firstPage = await page('kind=market&limit=40');
    const etag = (await get(statusRoute, '/api/status')).headers.get('etag') ?? '';

    await publishOneMarketMore(50_001);
    // The timer asks every two seconds; the test does not wait for it.
    await snapshots().check();

    const after = await status();
    expect(after.dataVersion).toBe(2);
    expect(after.previousVersion).toBe(1);
    expect(after.asOf).toBe('2026-11-21');
    expect(after.kinds.market.total).toBe(before.kinds.market.total + 1);
    expect(after.kinds.market.origin).toBe('mixed');
    const changed = await get(statusRoute, '/api/status', { headers: { 'if-none-match': etag } });
    expect(changed.status).toBe(200);

    const old = await json<StatusAnswer>(await get(statusRoute, '/api/status?v=1'));
    expect(old).toEqual(before);

    // Pages that were begun go on in their version.
    const secondPage = await page(`kind=market&limit=40&cursor=${firstPage.nextCursor}`);
    expect(secondPage.numberMatched).toBe(firstPage.numberMatched);
    expect(secondPage.provenance.dataVersion).toBe(1);
  });

  it('answers 410 with the current version for one that is gone, everywhere', async () => {
    const { nextCursor } = await page('kind=market&limit=40&v=1');
    await publishOneMarketMore(50_002);
    await snapshots().check();
    const params = { kind: 'market', z: '10', x: '834', y: '444' };
    for (const response of [
      await get(statusRoute, '/api/status?v=1'),
      await get(coverage, '/api/coverage?supply=market&v=1'),
      await get(facilities, '/api/facilities?v=99'),
      await get(facilities, `/api/facilities?kind=market&limit=40&cursor=${nextCursor}`),
      await get(facility, '/api/facilities/1?v=1', { params: { id: '1' } }),
      await get(tile, '/tiles/market/10/834/444.mvt?v=1', { params }),
    ]) {
      expect(response.status).toBe(410);
      expect(response.headers.get('cache-control')).toBe('no-store');
      expect(await response.json()).toMatchObject({
        code: 'version_gone',
        currentVersion: 3,
        message: expect.stringContaining('allowed: 2, 3') as string,
      });
    }
  });

  it('goes on serving from memory, and says 503 for the rest, while the database is away', async () => {
    const away = (() =>
      Promise.reject(Object.assign(new Error('secret host'), { code: 'ECONNREFUSED' }))) as unknown;
    useDatabase({ ...database, sql: away } as Database);
    try {
      const kept = await json<CoverageAnswer>(
        await get(coverage, '/api/coverage?supply=market&radius_m=777'),
      );
      expect(kept.provenance.dataVersion).toBe(3);
      await snapshots().check();
      expect((await status()).dataVersion).toBe(3);
      const response = await get(facility, '/api/facilities/1', { params: { id: '1' } });
      expect(response.status).toBe(503);
      expect(response.headers.get('retry-after')).toBe('5');
      expect(await response.text()).not.toContain('secret');
      const ready = await readyz();
      expect(ready.status).toBe(503);
      expect(await ready.json()).toEqual({ ready: false, database: 'unreachable', dataVersion: 3 });
      expect(healthz().status).toBe(200);
    } finally {
      useDatabase(database);
    }
    const ready = await readyz();
    expect(ready.status).toBe(200);
    expect(await ready.json()).toEqual({ ready: true, database: 'reachable', dataVersion: 3 });
  });
});
