import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CellColumns, DemandColumns } from '../columns/columns.ts';
import { nearestSquaredCm } from '../coverage/nearest.ts';
import { rescueSites } from './rescue-sites.ts';

const [WEST, SOUTH] = [42_000_000, 255_000_000];
/** Steps of 500 m, so that every cell is a candidate of its own. */
const STEP_CM = 50_000;
const step = fc.nat(5);
const elevators = fc.array(fc.record({ x: step, y: step, district: fc.constantFrom(0, 3, 4) }), {
  minLength: 1,
  maxLength: 20,
});
const stations = fc.array(fc.record({ x: step, y: step }), { maxLength: 2 });

/** 6 × 6 cells with people, 3 columns in each of two districts. */
const cells: CellColumns = (() => {
  const places = Array.from({ length: 36 }, (_, i) => [i % 6, Math.floor(i / 6)] as const);
  return {
    count: 36,
    cellM: 500,
    id: Int32Array.from(places, (_, i) => i + 1),
    col: Int32Array.from(places, ([col]) => col),
    row: Int32Array.from(places, ([, row]) => row),
    xCm: Int32Array.from(places, ([col]) => WEST + col * STEP_CM),
    yCm: Int32Array.from(places, ([, row]) => SOUTH + row * STEP_CM),
    district: Uint8Array.from(places, ([col]) => (col < 3 ? 3 : 4)),
    weight: new Int32Array(36).fill(1),
  };
})();

const columns = (list: readonly { x: number; y: number; district?: number }[]): DemandColumns => ({
  count: list.length,
  xCm: Int32Array.from(list, ({ x }) => WEST + x * STEP_CM),
  yCm: Int32Array.from(list, ({ y }) => SOUTH + y * STEP_CM),
  district: Uint8Array.from(list, ({ district }) => district ?? 0),
  weight: new Int32Array(list.length).fill(1),
});
const ground = (list: DemandColumns, from: DemandColumns) => ({
  cells,
  cellD2: nearestSquaredCm(cells, from),
  elevators: list,
  d2: nearestSquaredCm(list, from),
});

describe('further rescue stations', () => {
  it('reach as many elevators as the best of all choices, at distances exactly at the limit', async () => {
    await fc.assert(
      fc.asyncProperty(
        elevators,
        stations,
        fc.constantFrom(null, 3),
        fc.constantFrom(0, 1, 2, 5),
        async (list, from, district, squares) => {
          const limit = squares * STEP_CM ** 2;
          const given = ground(columns(list), columns(from));
          const answer = await rescueSites(given, { sites: 2, district, limit });
          const own = list.filter((one) =>
            district === null ? one.district > 0 : one.district === district,
          );
          const reached = (places: readonly { x: number; y: number }[]) =>
            own.filter((a) => places.some((b) => (a.x - b.x) ** 2 + (a.y - b.y) ** 2 <= squares)).length;
          const free = Array.from({ length: 36 }, (_, i) => ({ x: i % 6, y: Math.floor(i / 6) })).filter(
            ({ x }) => district === null || x < 3,
          );
          const best = Math.max(...free.flatMap((a) => free.map((b) => reached([...from, a, b]))));
          expect(answer).toMatchObject({
            total: own.length,
            coveredBefore: reached(from),
            covered: best,
            bound: best,
            status: 'proved',
            candidates: free.length,
          });
          expect(answer.sites.reduce((sum, { gain }) => sum + gain, answer.coveredBefore)).toBe(best);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('are none where no time is left to drive, or nobody lives', async () => {
    const given = ground(columns([{ x: 0, y: 0, district: 3 }]), columns([]));
    const question = { sites: 2, district: null, limit: -1 };
    expect(await rescueSites(given, question)).toMatchObject({
      sites: [],
      total: 1,
      covered: 0,
      reason: { code: 'no_time_left' },
    });
    const nowhere = { ...cells, count: 0 };
    expect(await rescueSites({ ...given, cells: nowhere }, { ...question, limit: 1 })).toMatchObject({
      sites: [],
      reason: { code: 'no_candidates', value: 1 },
    });
  });
});
