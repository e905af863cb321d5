import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DISTRICTS } from '../kinds/vocabulary.ts';
import type { CellColumns } from '../columns/columns.ts';
import { distancesToSegmentsCm, outerBorder } from './city-edge.ts';
import { coverageByDistrict } from './coverage.ts';
import { bestSiteFor, gapAreas } from './gap-areas.ts';
import { nearestSupply } from './nearest.ts';
import { ceilCm, radiusCm, squaredCmLimit } from './radius.ts';
import { candidates } from './sites.ts';

const STEP_CM = 10_000;

interface Cell {
  col: number;
  row: number;
  people: number;
  district: number;
}
interface Place {
  xCm: number;
  yCm: number;
}

const cell = fc.record({
  col: fc.integer({ min: 0, max: 12 }),
  row: fc.integer({ min: 0, max: 12 }),
  people: fc.integer({ min: 0, max: 3_000 }),
  district: fc.constantFrom(3, 4, 11),
});
const cells = fc.uniqueArray(cell, { selector: ({ col, row }) => `${col} ${row}`, maxLength: 60 });
/** Often exactly on the centre of a cell or a whole number of steps away, so that ties occur. */
const place = fc.record({
  xCm: fc.oneof(
    fc.integer({ min: -3, max: 15 }).map((n) => n * STEP_CM),
    fc.integer({ min: 0, max: 130_000 }),
  ),
  yCm: fc.oneof(
    fc.integer({ min: -3, max: 15 }).map((n) => n * STEP_CM),
    fc.integer({ min: 0, max: 130_000 }),
  ),
});
const places = fc.array(place, { maxLength: 12 });
const radius = fc.constantFrom(0, 100, 200, 141.42, 300, 500, 1_000);

function columnsOf(list: readonly Cell[]): CellColumns {
  const ids = new Map(
    list.toSorted((a, b) => a.row - b.row || a.col - b.col).map((one, i) => [`${one.col} ${one.row}`, i + 1]),
  );
  return {
    count: list.length,
    cellM: STEP_CM / 100,
    id: Int32Array.from(list, (one) => ids.get(`${one.col} ${one.row}`) ?? 0),
    col: Int32Array.from(list, (one) => one.col),
    row: Int32Array.from(list, (one) => one.row),
    xCm: Int32Array.from(list, (one) => one.col * STEP_CM),
    yCm: Int32Array.from(list, (one) => one.row * STEP_CM),
    district: Uint8Array.from(list, (one) => one.district),
    weight: Int32Array.from(list, (one) => one.people),
  };
}
function supplyOf(list: readonly Place[]) {
  return {
    count: list.length,
    xCm: Int32Array.from(list, (one) => one.xCm),
    yCm: Int32Array.from(list, (one) => one.yCm),
  };
}
function table(list: readonly Cell[], supply: readonly Place[], radiusM: number) {
  const columns = columnsOf(list);
  return coverageByDistrict(columns, nearestSupply(columns, supplyOf(supply)).d2, radiusM);
}
/** Whole-number comparison with 10 000 R², R in hundredths of a metre. */
function isWithin(one: Cell, supply: readonly Place[], radiusM: number, tenths = 10): boolean {
  const limit = BigInt(Math.round(radiusM * 100) * tenths) ** 2n;
  return supply.some(({ xCm, yCm }) => {
    const [dx, dy] = [BigInt(one.col * STEP_CM - xCm), BigInt(one.row * STEP_CM - yCm)];
    return (dx * dx + dy * dy) * 100n <= limit;
  });
}
const sum = (list: readonly Cell[]) => list.reduce((total, { people }) => total + people, 0);

describe('the nearest supply', () => {
  it('is what trying all pairs gives, the smaller id on ties', () => {
    fc.assert(
      fc.property(cells, places, (list, supply) => {
        const columns = columnsOf(list);
        const { d2, index } = nearestSupply(columns, supplyOf(supply));
        list.forEach((one, i) => {
          const squares = supply.map(
            ({ xCm, yCm }) => (one.col * STEP_CM - xCm) ** 2 + (one.row * STEP_CM - yCm) ** 2,
          );
          const least = Math.min(...squares);
          expect([d2[i], index[i]]).toEqual([least, squares.indexOf(least)]);
        });
      }),
    );
  });
});

describe('coverage', () => {
  it('counts what trying all pairs in whole numbers counts, with its band', () => {
    fc.assert(
      fc.property(cells, places, radius, (list, supply, radiusM) => {
        const covered = (tenths: number) => sum(list.filter((one) => isWithin(one, supply, radiusM, tenths)));
        expect(table(list, supply, radiusM)[0]).toMatchObject({
          covered: covered(10),
          total: sum(list),
          low: covered(9),
          high: covered(11),
        });
      }),
    );
  });

  it('counts a facility exactly on the radius as covering, and one a centimetre beyond as not', () => {
    const one = { col: 0, row: 0, people: 7, district: 3 };
    expect(table([one], [{ xCm: 30_000, yCm: 40_000 }], 500)[0]?.covered).toBe(7);
    expect(table([one], [{ xCm: 30_001, yCm: 40_000 }], 500)[0]?.covered).toBe(0);
  });

  it('adds up over the districts, whatever the order of the rows, and never falls with the radius or a site', () => {
    fc.assert(
      fc.property(cells, places, place, radius, radius, (list, supply, added, a, b) => {
        const [city, ...districts] = table(list, supply, Math.min(a, b));
        for (const figure of ['covered', 'total', 'low', 'high', 'edgePeople'] as const)
          expect(districts.reduce((total, row) => total + row[figure], 0)).toBe(city?.[figure]);
        expect(table(list.toReversed(), supply.toReversed(), Math.min(a, b))).toEqual([city, ...districts]);
        expect(table(list, supply, Math.max(a, b))[0]?.covered).toBeGreaterThanOrEqual(city?.covered ?? NaN);
        expect(table(list, [...supply, added], Math.min(a, b))[0]?.covered).toBeGreaterThanOrEqual(
          city?.covered ?? NaN,
        );
      }),
    );
  });

  it('is "no data" without demand, also where all weights are 0, and 0 without supply', () => {
    const nobody = [{ col: 0, row: 0, people: 0, district: 3 }];
    const noData = { covered: 0, total: 0, share: null, p50M: null, worstM: null };
    expect(table([], [], 500)).toHaveLength(1 + DISTRICTS.length);
    expect(table([], [], 500)[0]).toMatchObject(noData);
    expect(table(nobody, [{ xCm: 0, yCm: 0 }], 500)[0]).toMatchObject(noData);
    const one = [{ col: 0, row: 0, people: 5, district: 3 }];
    expect(table(one, [], 200_000)[0]).toMatchObject({
      covered: 0,
      total: 5,
      share: 0,
      p50M: null,
      worstM: null,
    });
  });

  it('leaves demand outside every district out of every line', () => {
    const outside = [{ col: 0, row: 0, people: 5, district: 0 }];
    expect(table(outside, [{ xCm: 0, yCm: 0 }], 500).every(({ total }) => total === 0)).toBe(true);
  });

  it('takes radii from 0 to 200 km and no others', () => {
    const one = [{ col: 0, row: 0, people: 5, district: 3 }];
    expect(table(one, [{ xCm: 0, yCm: 0 }], 0)[0]?.covered).toBe(5);
    expect(table(one, [{ xCm: 20_000_000, yCm: 0 }], 200_000)[0]?.covered).toBe(5);
    for (const wrong of [-1, 200_000.01, NaN])
      expect(() => table(one, [], wrong)).toThrow('allowed are 0 to 200000');
  });

  it('gives the smallest distance that reaches half, nine tenths and all of the people', () => {
    const list = [1, 8, 1].map((people, col) => ({ col, row: 0, people, district: 3 }));
    expect(table(list, [{ xCm: 0, yCm: 0 }], 0)[0]).toMatchObject({
      p50M: 100,
      p90M: 100,
      p95M: 200,
      worstM: 200,
    });
  });
});

describe('limits of radii', () => {
  it('are exact for every radius in millimetres', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200_000_000 }), (millimetres) => {
        const limit = squaredCmLimit(millimetres / 1_000);
        expect(BigInt(limit)).toBe(BigInt(millimetres) ** 2n / 100n);
      }),
    );
  });

  it('are whole centimetres where the radius is, although doubles of metres are not', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000_000 }), (cm) => {
        expect(radiusCm(cm / 100)).toBe(cm);
      }),
    );
    expect(radiusCm(0.07)).toBe(7);
    expect(radiusCm(1e-7)).toBe(1e-5);
  });

  it('round distances up to whole centimetres', () => {
    expect([0, 1, 2, 4, 5, 10 ** 14, 10 ** 14 + 1].map(ceilCm)).toEqual([
      0,
      1,
      2,
      2,
      3,
      10 ** 7,
      10 ** 7 + 1,
    ]);
  });
});

describe('the border of the city', () => {
  const square = (x: number) => [
    [x, 23],
    [x + 0.1, 23],
    [x + 0.1, 23.1],
    [x, 23.1],
    [x, 23],
  ];

  it('is what districts do not share', () => {
    expect(outerBorder([square(113), square(113.1)])).toHaveLength(4 * 6);
    expect(outerBorder([square(113)])).toHaveLength(4 * 4);
  });

  it('is measured to the nearest point of an edge', () => {
    const segments = Float64Array.from([0, 0, 100, 0]);
    const points = { count: 3, xCm: Int32Array.from([50, -30, 130]), yCm: Int32Array.from([7, 40, 0]) };
    expect([...distancesToSegmentsCm(points, segments)]).toEqual([7, 50, 30]);
  });

  it('is the least of the distances to each edge on its own, however many there are', () => {
    const coordinate = fc.integer({ min: -1_000, max: 1_000 });
    const segment = fc
      .tuple(coordinate, coordinate, coordinate, coordinate)
      .filter(([x1, y1, x2, y2]) => x1 !== x2 || y1 !== y2);
    fc.assert(
      fc.property(
        fc.array(segment, { minLength: 1, maxLength: 40 }),
        fc.array(fc.tuple(coordinate, coordinate), { maxLength: 20 }),
        (segments, at) => {
          const points = {
            count: at.length,
            xCm: Int32Array.from(at, ([x]) => x),
            yCm: Int32Array.from(at, ([, y]) => y),
          };
          const alone = segments.map((one) => distancesToSegmentsCm(points, Float64Array.from(one)));
          const expected = at.map((_, i) => Math.min(...alone.map((distances) => distances[i] ?? NaN)));
          expect([...distancesToSegmentsCm(points, Float64Array.from(segments.flat()))]).toEqual(expected);
        },
      ),
    );
  });

  it('is infinitely far where there is none', () => {
    const point = { count: 1, xCm: Int32Array.of(0), yCm: Int32Array.of(0) };
    expect([...distancesToSegmentsCm(point, new Float64Array())]).toEqual([Infinity]);
  });
});

describe('gap areas', () => {
  const find = (
    list: readonly Cell[],
    supply: readonly Place[],
    radiusM: number,
    minDensity = 0,
    minPeople = 0,
  ) => {
    const columns = columnsOf(list);
    return gapAreas(columns, nearestSupply(columns, supplyOf(supply)), { radiusM, minDensity, minPeople });
  };

  it('add up with the scattered and the covered people to everyone', () => {
    const settings = fc.record({
      density: fc.constantFrom(0, 4_000, 100_000),
      people: fc.constantFrom(0, 1, 1_000),
    });
    fc.assert(
      fc.property(cells, places, radius, settings, (list, supply, radiusM, { density, people }) => {
        const gaps = find(list, supply, radiusM, density, people);
        const inAreas = gaps.areas.reduce((total, area) => total + area.people, 0);
        expect(inAreas + gaps.scattered.people).toBe(gaps.uncoveredPeople);
        expect(gaps.coveredPeople + gaps.uncoveredPeople).toBe(sum(list));
        expect(gaps.uncoveredPeople).toBe(sum(list.filter((one) => !isWithin(one, supply, radiusM))));
      }),
    );
  });

  it('are the same whatever the order of the cells', () => {
    const named = (list: readonly Cell[], supply: readonly Place[]) => {
      const { id } = columnsOf(list);
      return find(list, supply, 200).areas.map((area) => ({
        rank: area.rank,
        people: area.people,
        excess: area.excessPersonCm,
        cells: area.cells.map((i) => id[i]),
      }));
    };
    fc.assert(
      fc.property(cells, places, (list, supply) => {
        expect(named(list.toReversed(), supply)).toEqual(named(list, supply));
      }),
    );
  });

  it('are cut at the border of districts, and joined over a corner within one', () => {
    const diagonal = (district: number) => [
      { col: 0, row: 0, people: 10, district: 3 },
      { col: 1, row: 1, people: 10, district },
    ];
    expect(find(diagonal(3), [], 500).areas).toHaveLength(1);
    expect(find(diagonal(4), [], 500).areas).toHaveLength(2);
  });

  it('hold cells from 40 people on a hectare at 4,000 a square kilometre', () => {
    const pair = [40, 39].map((people, i) => ({ col: i * 5, row: 0, people, district: 3 }));
    const gaps = find(pair, [], 500, 4_000);
    expect(gaps.areas.map(({ people }) => people)).toEqual([40]);
    expect(gaps.scattered).toEqual({ cells: 1, people: 39, areaM2: 10_000 });
  });

  it('are named by district and sector, with a point inside', () => {
    const list = Array.from({ length: 81 }, (_, i) => ({
      col: i % 9,
      row: Math.floor(i / 9),
      people: i === 8 ? 500 : 1,
      district: 11,
    }));
    const [area] = find(list, [], 100, 40_000).areas;
    expect(area?.label).toEqual({ zh: '白云区东南部', en: 'Baiyun south-east' });
    expect(area?.cells).toContain(area?.insideCell);
  });

  it('refuse settings below zero by name', () => {
    expect(() => find([], [], 500, -1)).toThrow('min_density is -1');
    expect(() => find([], [], 500, 0, NaN)).toThrow('min_people is NaN');
  });
});

describe('candidate sites', () => {
  it('are the fullest cell of each square, the smaller id on ties', () => {
    const list = [
      { col: 0, row: 0, people: 5, district: 3 },
      { col: 4, row: 4, people: 5, district: 3 },
      { col: 5, row: 4, people: 1, district: 3 },
      { col: 6, row: 4, people: 0, district: 3 },
      { col: 11, row: 0, people: 0, district: 3 },
    ];
    const columns = columnsOf(list);
    const chosen = candidates(columns, list.keys()).map((i) => list[i]);
    expect(chosen).toEqual([list[0], list[2]]);
  });

  it('stand 500 m apart on a grid whose step does not divide that', () => {
    const list = Array.from({ length: 6 }, (_, col) => ({ col, row: 0, people: 6 - col, district: 3 }));
    const wide = { ...columnsOf(list), cellM: 200 };
    expect(candidates(wide, list.keys()).map((i) => wide.col[i])).toEqual([0, 3, 5]);
  });

  it('of which the best adds as many people as trying each one', () => {
    fc.assert(
      fc.property(cells, places, radius, (list, supply, radiusM) => {
        const columns = columnsOf(list);
        const nearest = nearestSupply(columns, supplyOf(supply));
        for (const area of gapAreas(columns, nearest, { radiusM, minDensity: 0, minPeople: 0 }).areas) {
          const gains = candidates(columns, area.cells).map((candidate) => {
            const site = list[candidate] ?? { col: NaN, row: NaN };
            const at = [{ xCm: site.col * STEP_CM, yCm: site.row * STEP_CM }];
            return sum(list.filter((one) => !isWithin(one, supply, radiusM) && isWithin(one, at, radiusM)));
          });
          expect(bestSiteFor(columns, nearest, area, radiusM)?.people).toBe(Math.max(...gains));
        }
      }),
    );
  });
});
