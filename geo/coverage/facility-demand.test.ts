import { describe, expect, it } from 'vitest';
import { STATUSES } from '../kinds/vocabulary.ts';
import { facilityDemand } from './facility-demand.ts';

/** [status, location quality, district, meals] of canteens along a line. */
const canteens = (rows: readonly (readonly [number, number, number, number])[]) => ({
  kind: 'canteen' as const,
  count: rows.length,
  xCm: Int32Array.from(rows, (_, at) => at * 100),
  yCm: new Int32Array(rows.length),
  status: Uint8Array.from(rows, ([status]) => status),
  locationQuality: Uint8Array.from(rows, ([, quality]) => quality),
  district: Uint8Array.from(rows, ([, , district]) => district),
  units: Int32Array.from(rows, ([, , , meals]) => meals),
  type: new Uint8Array(rows.length),
  stars: new Uint8Array(rows.length),
});
const OPEN = STATUSES.indexOf('open');
const CLOSED = STATUSES.indexOf('closed');

describe('facilities as demand', () => {
  it('are the open and located ones, weighing one each or their meals', () => {
    const rows = canteens([
      [OPEN, 1, 5, 300],
      [CLOSED, 1, 5, 200],
      [OPEN, 0, 5, 100],
      [OPEN, 3, 6, 0],
    ]);
    const { columns, selection } = facilityDemand(rows, 'meals');
    expect([...selection]).toEqual([0, 3]);
    expect([...columns.weight]).toEqual([300, 0]);
    expect([...columns.district]).toEqual([5, 6]);
    expect([...columns.xCm]).toEqual([0, 300]);
    expect([...facilityDemand(rows, 'count').columns.weight]).toEqual([1, 1]);
  });

  it('belong to no district when they stand outside the city, wherever they were declared', () => {
    expect([...facilityDemand(canteens([[OPEN, 2, 5, 10]]), 'count').columns.district]).toEqual([0]);
  });

  it('are none without facilities', () => {
    expect(facilityDemand(canteens([]), 'meals').columns.count).toBe(0);
  });
});
