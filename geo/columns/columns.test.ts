import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KINDS, STATUSES } from '../kinds/vocabulary.ts';
import type { CellColumns, FacilityColumns } from './columns.ts';
import { selectFacilities } from './filters.ts';
import { packDifferences, packValues, unpackDifferences, unpackValues } from './packed.ts';
import { decodeCells, decodeFacilities, encodeCells, encodeFacilities } from './wire.ts';

interface Row {
  id: number;
  xCm: number;
  yCm: number;
  district: number;
  status: number;
  type: number;
  stars: number;
  located: boolean;
  year: number;
  due: number;
  units: number;
}

const row = fc.record({
  id: fc.integer({ min: 1, max: 2 ** 31 - 1 }),
  xCm: fc.integer({ min: 36_000_000, max: 52_000_000 }),
  yCm: fc.integer({ min: 248_000_000, max: 266_000_000 }),
  district: fc.constantFrom(0, 3, 4, 5, 6, 11, 12, 13, 14, 15, 17, 18),
  status: fc.integer({ min: 0, max: 3 }),
  type: fc.integer({ min: 0, max: 4 }),
  stars: fc.integer({ min: 0, max: 5 }),
  located: fc.boolean(),
  year: fc.constantFrom(0, 1988, 2011, 2026),
  due: fc.integer({ min: -32_768, max: 32_767 }),
  units: fc.integer({ min: 0, max: 100_000 }),
});
const rows = fc.uniqueArray(row, { selector: ({ id }) => id, maxLength: 60 });
const kind = fc.constantFrom(...KINDS);

function columnsOf(of: FacilityColumns['kind'], list: Row[]): FacilityColumns {
  const sorted = list.toSorted((a, b) => a.id - b.id);
  const bytes = (value: (one: Row) => number) => Uint8Array.from(sorted, value);
  return {
    kind: of,
    count: sorted.length,
    id: Int32Array.from(sorted, (one) => one.id),
    xCm: Int32Array.from(sorted, (one) => (one.located ? one.xCm : 0)),
    yCm: Int32Array.from(sorted, (one) => (one.located ? one.yCm : 0)),
    lng: new Float64Array(sorted.length),
    lat: new Float64Array(sorted.length),
    district: bytes((one) => one.district),
    locatedDistrict: bytes((one) => one.district),
    declaredDistrict: bytes((one) => one.district),
    locationQuality: bytes((one) => (one.located ? 1 : 0)),
    status: bytes((one) => one.status),
    type: bytes((one) => one.type),
    origin: bytes(() => 2),
    stars: bytes((one) => one.stars),
    ratingState: bytes((one) => (one.stars ? 1 : 0)),
    installYear: Uint16Array.from(sorted, (one) => one.year),
    residential: bytes(() => 0),
    nextDueDay: Int16Array.from(sorted, (one) => one.due),
    units: Int32Array.from(sorted, (one) => one.units),
  };
}

describe('facility columns on the wire', () => {
  it('come back exactly, every located facility once, whatever the order of the rows', () => {
    fc.assert(
      fc.property(kind, rows, (of, list) => {
        const decoded = decodeFacilities(encodeFacilities(columnsOf(of, list), 'exact'));
        const back = Array.from({ length: decoded.count }, (_, i) => ({
          id: decoded.id?.[i],
          xCm: decoded.xCm[i],
          yCm: decoded.yCm[i],
          district: decoded.district[i],
          status: decoded.status[i],
          type: decoded.type[i],
          stars: decoded.stars[i],
          located: decoded.locationQuality[i] === 1,
          year: decoded.installYear[i],
          due: decoded.nextDueDay?.[i],
          units: decoded.units?.[i],
        }));
        const byId = (a: { id?: number | undefined }, b: { id?: number | undefined }) =>
          (a.id ?? 0) - (b.id ?? 0);
        expect(back.sort(byId)).toEqual(list.filter((one) => one.located).sort(byId));
        const shuffled = encodeFacilities(columnsOf(of, list.toReversed()), 'exact');
        expect(shuffled).toEqual(encodeFacilities(columnsOf(of, list), 'exact'));
      }),
    );
  });

  it('are rounded to a metre for drawing, in the same order as the exact ones', () => {
    fc.assert(
      fc.property(kind, rows, (of, list) => {
        const columns = columnsOf(of, list);
        const draw = decodeFacilities(encodeFacilities(columns, 'draw'));
        const exact = decodeFacilities(encodeFacilities(columns, 'exact'));
        expect(draw.count).toBe(exact.count);
        exact.xCm.forEach((x, i) => expect(Math.abs(x - (draw.xCm[i] ?? NaN))).toBeLessThanOrEqual(50));
        exact.yCm.forEach((y, i) => expect(Math.abs(y - (draw.yCm[i] ?? NaN))).toBeLessThanOrEqual(50));
        expect(draw.district).toEqual(exact.district);
      }),
    );
  });

  it('refuse bytes that are something else', () => {
    const good = encodeFacilities(columnsOf('market', []), 'draw');
    expect(() => decodeFacilities(new Uint8Array([1, 2, 3]))).toThrow('format');
    expect(() => decodeCells(good)).toThrow('not cell columns');
    expect(() => decodeFacilities(good.slice(0, 3))).toThrow();
  });
});

describe('population cells on the wire', () => {
  const cell = fc.record({
    col: fc.integer({ min: -5, max: 2_000 }),
    row: fc.integer({ min: -5, max: 2_000 }),
    people: fc.integer({ min: 0, max: 100_000 }),
    district: fc.integer({ min: 1, max: 18 }),
  });
  const cells = fc.uniqueArray(cell, { selector: (one) => `${one.col} ${one.row}`, maxLength: 50 });
  const grid = (list: { col: number; row: number; people: number; district: number }[]): CellColumns => {
    const sorted = list.toSorted((a, b) => a.row - b.row || a.col - b.col);
    return {
      count: sorted.length,
      cellM: 100,
      id: Int32Array.from(sorted, (_, i) => i + 1),
      col: Int32Array.from(sorted, (one) => one.col),
      row: Int32Array.from(sorted, (one) => one.row),
      xCm: Int32Array.from(sorted, (one) => 41_234_567 + one.col * 10_000),
      yCm: Int32Array.from(sorted, (one) => 255_000_003 + one.row * 10_000),
      district: Uint8Array.from(sorted, (one) => one.district),
      weight: Int32Array.from(sorted, (one) => one.people),
    };
  };

  it('come back the same', () => {
    fc.assert(
      fc.property(cells, (list) => {
        expect(decodeCells(encodeCells(grid(list)))).toEqual(grid(list));
      }),
    );
  });

  it('are refused when a centre is off the grid', () => {
    const off = grid([
      { col: 0, row: 0, people: 1, district: 3 },
      { col: 1, row: 0, people: 1, district: 3 },
    ]);
    off.xCm[1] = (off.xCm[1] ?? 0) + 1;
    expect(() => encodeCells(off)).toThrow('does not lie on its grid');
  });
});

describe('the filter', () => {
  it('chooses what plain code chooses', () => {
    const filter = fc.record(
      {
        districts: fc.uniqueArray(fc.constantFrom(440103, 440104, 440111)),
        starsMin: fc.integer({ min: 1, max: 5 }),
        stars: fc.uniqueArray(fc.constantFrom<1 | 3 | 5 | 'unrated'>(1, 3, 5, 'unrated')),
        statuses: fc.oneof(fc.constant('any' as const), fc.uniqueArray(fc.constantFrom(...STATUSES))),
        located: fc.boolean(),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(rows, filter, (list, chosen) => {
        const columns = columnsOf('market', list);
        const statuses = chosen.statuses ?? ['open'];
        const expected = list
          .filter(
            (one) => statuses === 'any' || statuses.some((status) => STATUSES.indexOf(status) === one.status),
          )
          .filter(
            (one) => !chosen.districts || chosen.districts.some((code) => code - 440_100 === one.district),
          )
          .filter((one) => !chosen.starsMin || one.stars >= chosen.starsMin)
          .filter(
            (one) =>
              !chosen.stars || chosen.stars.some((star) => (star === 'unrated' ? 0 : star) === one.stars),
          )
          .filter((one) => chosen.located === undefined || chosen.located === one.located)
          .map((one) => one.id)
          .sort((a, b) => a - b);
        expect([...selectFacilities(columns, chosen)].map((index) => columns.id[index])).toEqual(expected);
      }),
    );
  });

  it('shows open ones, rated or not, when nothing is asked', () => {
    const list = [0, 1, 2, 3].map((status) => ({
      id: status + 1,
      xCm: 41_000_000,
      yCm: 255_000_000,
      district: 3,
      status,
      type: 0,
      stars: 0,
      located: true,
      year: 0,
      due: 0,
      units: 0,
    }));
    expect([...selectFacilities(columnsOf('market', list))]).toEqual([STATUSES.indexOf('open')]);
  });

  it('names the types that a kind has when asked for another', () => {
    expect(() => selectFacilities(columnsOf('canteen', []), { types: ['pub'] })).toThrow(
      'Type "pub" of canteen: allowed are school',
    );
    expect(() => selectFacilities(columnsOf('market', []), { types: ['x'] })).toThrow(
      'this kind has no types',
    );
  });
});

describe('packed numbers', () => {
  const whole = fc.oneof(fc.integer(), fc.constantFrom(-(2 ** 31), 2 ** 31 - 1, 0, -1));

  it('come back from differences, over the whole range of 32 bits', () => {
    fc.assert(
      fc.property(fc.array(whole), (list) => {
        const values = Int32Array.from(list);
        expect(unpackDifferences(packDifferences(values), list.length)).toEqual(values);
      }),
    );
  });

  it('come back as values, with the unknown one apart', () => {
    const short = fc.integer({ min: -32_768, max: 32_767 });
    fc.assert(
      fc.property(fc.array(fc.oneof(short, fc.constant(-32_768), fc.constant(9_800))), (list) => {
        const values = Int16Array.from(list);
        expect(unpackValues(packValues(values, -32_768), new Int16Array(list.length), -32_768)).toEqual(
          values,
        );
        expect(unpackValues(packValues(values), new Int16Array(list.length))).toEqual(values);
      }),
    );
  });

  it('are a few bytes when one value repeats', () => {
    expect(packValues(new Uint16Array(100_000).fill(2_011), 0).length).toBeLessThan(10);
  });

  it('are refused when there are more or fewer than said', () => {
    const three = Int32Array.of(5, 5, 7);
    for (const count of [2, 4]) {
      expect(() => unpackDifferences(packDifferences(three), count)).toThrow('A column');
      expect(() => unpackValues(packValues(three), new Int32Array(count))).toThrow('A column');
    }
  });
});
