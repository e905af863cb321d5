import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planePoint, planeToLngLat } from '../place/crs.ts';
import { ringCrossing } from '../place/ring-crossing.ts';
import { areaKm2, areaPolygons, type DrawnArea, drawnArea } from './drawn-area.ts';
import { coveredOf, insideArea } from './inside.ts';

type Corner = readonly [number, number];

const CENTRE = planePoint(113.3, 23.1);
/** Places around the centre, cm. */
const offset = fc
  .tuple(fc.integer({ min: -300, max: 300 }), fc.integer({ min: -300, max: 300 }))
  .map(([x, y]): Corner => [CENTRE.xCm + x * 1_000, CENTRE.yCm + y * 1_000]);
const offsets = fc.array(offset, { maxLength: 40, size: 'max' });

function demandOf(list: readonly Corner[], district = 3) {
  return {
    count: list.length,
    xCm: Int32Array.from(list, ([x]) => x),
    yCm: Int32Array.from(list, ([, y]) => y),
    district: new Uint8Array(list.length).fill(district),
    weight: Int32Array.from(list, (_, i) => i + 1),
  };
}
function market(list: readonly Corner[]) {
  const { count, xCm, yCm } = demandOf(list);
  return { columns: { kind: 'market' as const, count, xCm, yCm }, selection: xCm.map((_, i) => i) };
}
/** Degrees of a place in the plane, as the engine turns them. */
function degrees([x, y]: Corner): Corner {
  const { lng, lat } = planeToLngLat(x / 100, y / 100);
  return [lng, lat];
}
/** A triangle of degrees holds a point when it lies left of, or on, all sides; exact where it is used. */
function inTriangle([a, b, c]: readonly [Corner, Corner, Corner], [x, y]: Corner): boolean {
  const side = (p: Corner, q: Corner) => (q[0] - p[0]) * (y - p[1]) - (q[1] - p[1]) * (x - p[0]);
  const sides = [side(a, b), side(b, c), side(c, a)];
  return sides.every((one) => one >= 0) || sides.every((one) => one <= 0);
}
const polygon = (...rings: Corner[][]): DrawnArea => ({ shape: 'polygon', rings });
const SQUARE: Corner[] = [
  [113.2, 23],
  [113.4, 23],
  [113.4, 23.2],
  [113.2, 23.2],
];
const HOLE: Corner[] = [
  [113.29, 23.09],
  [113.31, 23.09],
  [113.31, 23.11],
  [113.29, 23.11],
];

describe('what lies inside', () => {
  it('a circle is what whole centimetres say, the border counted', () => {
    const radius = fc.constantFrom(0, 10, 1_000, 1_414.21, 2_500);
    fc.assert(
      fc.property(offsets, radius, radius, offsets, (people, radiusM, reachM, markets) => {
        const demand = demandOf(people);
        const d2 = Float64Array.from(people, ([x], i) => Math.abs(x - CENTRE.xCm) * (i + 1) * 1_000);
        const within = ([x, y]: Corner) => {
          const [dx, dy] = [BigInt(x - CENTRE.xCm), BigInt(y - CENTRE.yCm)];
          return dx * dx + dy * dy <= BigInt(Math.round(radiusM * 100)) ** 2n;
        };
        const inside = [...people.keys()].filter((i) => within(people[i] as Corner));
        const covered = inside.filter((i) => (d2[i] ?? NaN) <= Math.round(reachM * 100) ** 2);
        const sum = (list: number[]) => list.reduce((total, i) => total + i + 1, 0);
        const area: DrawnArea = { shape: 'circle', lng: 113.3, lat: 23.1, radiusM };
        const found = insideArea(area, [market(markets)], demand);
        expect(found).toEqual({
          facilities: [
            {
              kind: 'market',
              positions: Int32Array.from(markets.keys()).filter((i) => within(markets[i] as Corner)),
            },
          ],
          demand: Int32Array.from(inside),
          total: sum(inside),
        });
        expect(coveredOf(found.demand, demand, d2, reachM)).toBe(sum(covered));
      }),
    );
  });

  it('a triangle is decided in degrees, closed or not, in either direction', () => {
    fc.assert(
      fc.property(offset, offset, offset, offsets, (a, b, c, people) => {
        const corners = [degrees(a), degrees(b), degrees(c)] as const;
        fc.pre(!ringCrossing([corners]) && new Set([a, b, c].map(String)).size === 3);
        const expected = people.filter((place) => inTriangle(corners, degrees(place)));
        const demand = demandOf(people);
        for (const ring of [[...corners], corners.toReversed(), [...corners, corners[0]]]) {
          const { demand: found } = insideArea(polygon(ring), [], demand);
          expect(Array.from(found, (i) => people[i])).toEqual(expected);
        }
      }),
    );
  });

  it('counts corners as inside, of holes too, and what is in a hole not; a ring beside is a second part', () => {
    const corner: Corner = [CENTRE.xCm, CENTRE.yCm];
    const at = degrees(corner);
    const around = (half: number): Corner[] => [
      [at[0] - half, at[1] - half],
      [at[0] + half, at[1] - half],
      at,
      [at[0] - half, at[1] + half],
    ];
    expect(drawnArea(polygon(around(0.01)))(...corner)).toBe(true);
    expect(drawnArea(polygon(SQUARE, around(0.01)))(...corner)).toBe(true);
    expect(drawnArea(polygon(SQUARE))(...corner)).toBe(true);
    expect(drawnArea(polygon(SQUARE, HOLE))(...corner)).toBe(false);
    const beside = HOLE.map(([lng, lat]): Corner => [lng + 0.3, lat]);
    const { xCm, yCm } = planePoint(113.6, 23.1);
    expect(drawnArea(polygon(SQUARE))(xCm, yCm)).toBe(false);
    expect(drawnArea(polygon(SQUARE, beside))(xCm, yCm)).toBe(true);
  });

  it('counts demand exactly on the radius as covered, and a centimetre beyond not', () => {
    const people = demandOf([
      [CENTRE.xCm, CENTRE.yCm],
      [CENTRE.xCm, CENTRE.yCm],
    ]);
    const { demand, total } = insideArea(polygon(SQUARE), [], people);
    expect(total).toBe(3);
    expect(coveredOf(demand, people, Float64Array.of(50_000 ** 2, 50_001 ** 2), 500)).toBe(1);
  });

  it('leaves out demand outside every district, and is nothing where nothing is', () => {
    const people = demandOf([[CENTRE.xCm, CENTRE.yCm]], 0);
    const outside = insideArea(polygon(SQUARE), [], people);
    expect(outside.total).toBe(0);
    expect(coveredOf(outside.demand, people, Float64Array.of(0), 100)).toBe(0);
    expect(insideArea(polygon(SQUARE), [market([])], demandOf([]))).toEqual({
      facilities: [{ kind: 'market', positions: new Int32Array() }],
      demand: new Int32Array(),
      total: 0,
    });
  });
});

describe('the parts of an area', () => {
  const beside = HOLE.map(([lng, lat]): Corner => [lng + 0.3, lat]);
  const islet: Corner[] = [
    [113.299, 23.099],
    [113.301, 23.099],
    [113.3, 23.101],
  ];

  it('are polygons with the holes that lie in them, whatever the order', () => {
    const sorted = (rings: Corner[][]) =>
      areaPolygons(rings)
        .map((rings) => [rings[0], ...rings.slice(1)].map(String).join('|'))
        .sort();
    const expected = [String(SQUARE) + '|' + String(HOLE), String(beside), String(islet)].sort();
    expect(sorted([SQUARE, HOLE, beside, islet])).toEqual(expected);
    expect(sorted([islet, beside, HOLE, SQUARE])).toEqual(expected);
    expect(areaPolygons([])).toEqual([]);
  });

  it('have the area of a rectangle of the sphere, without their holes', () => {
    // 0.2° by 0.2° at 23.1° north: 111.32 km a degree eastwards by its cosine, 110.76 km northwards.
    const square = 0.2 * 111.32 * Math.cos((23.1 * Math.PI) / 180) * 0.2 * 110.76;
    expect(areaKm2(polygon(SQUARE)) / square).toBeCloseTo(1, 2);
    expect(areaKm2(polygon(SQUARE)) - areaKm2(polygon(SQUARE, HOLE))).toBeCloseTo(areaKm2(polygon(HOLE)), 9);
    expect(areaKm2(polygon(SQUARE, beside))).toBeGreaterThan(areaKm2(polygon(SQUARE)));
    expect(areaKm2({ shape: 'circle', lng: 113.3, lat: 23.1, radiusM: 1_000 })).toBeCloseTo(Math.PI, 9);
  });
});

describe('an area that cannot be asked', () => {
  const [a, b, c, d] = SQUARE as [Corner, Corner, Corner, Corner];
  it.each<[string, DrawnArea, RegExp]>([
    ['no ring', polygon(), /0 corners/],
    ['two corners', polygon([a, b]), /A ring has 2 corners; allowed are 3/],
    ['two corners, closed and repeated', polygon([a, a, b, b, a]), /A ring has 2 corners/],
    ['a bow tie', polygon([a, c, b, d]), /crosses or touches itself near 113/],
    ['three corners on a line', polygon([a, [113.3, 23], b]), /crosses or touches/],
    ['a spike', polygon([a, b, c, [113.4, 23.1], d]), /crosses or touches/],
    ['a corner met twice', polygon([a, b, [113.3, 23.1], c, d, [113.3, 23.1]]), /crosses or touches/],
    [
      'a hole across the border',
      polygon(
        SQUARE,
        HOLE.map(([lng, lat]): Corner => [lng + 0.1, lat]),
      ),
      /crosses/,
    ],
    ['a corner in Paris', polygon([a, b, [2.35, 48.85]]), /2.35, 48.85/],
    ['a corner that is no number', polygon([a, b, [NaN, 23]]), /NaN, 23/],
    [
      '1001 corners',
      polygon(Array.from({ length: 1_001 }, (_, i): Corner => [113 + i / 1e4, 23 + i * i * 1e-8])),
      /1001/,
    ],
    ['a circle in Paris', { shape: 'circle', lng: 2.35, lat: 48.85, radiusM: 1 }, /2.35, 48.85/],
    ['a circle too wide', { shape: 'circle', lng: 113, lat: 23, radiusM: 200_001 }, /200001 m/],
  ])('has %s', (_name, area, message) => {
    expect(() => drawnArea(area)).toThrow(message);
  });
});

describe('a crossing of rings', () => {
  const lattice = fc.tuple(fc.nat(6), fc.nat(6)) as fc.Arbitrary<[number, number]>;
  const ring = fc
    .array(lattice, { minLength: 3, maxLength: 7 })
    .map((list) => list.filter((one, i) => String(one) !== String(list[(i || list.length) - 1])))
    .filter(({ length }) => length >= 3);

  /** Whether two closed segments of whole numbers have a point in common besides a shared end, by fractions. */
  const common = ([a, b]: [Corner, Corner], [c, d]: [Corner, Corner]): Corner[] => {
    const found: Corner[] = [];
    for (let i = 0; i <= 5_040; i++) {
      const x = a[0] * 5_040 + (b[0] - a[0]) * i;
      const y = a[1] * 5_040 + (b[1] - a[1]) * i;
      const [cx, cy, dx, dy] = [c[0] * 5_040, c[1] * 5_040, d[0] * 5_040, d[1] * 5_040];
      const onLine = (dx - cx) * (y - cy) === (dy - cy) * (x - cx);
      const inBox =
        x >= Math.min(cx, dx) && x <= Math.max(cx, dx) && y >= Math.min(cy, dy) && y <= Math.max(cy, dy);
      if (onLine && inBox) found.push([x, y]);
    }
    return found;
  };

  it('is found exactly when edges have more in common than the corner between neighbours', () => {
    fc.assert(
      fc.property(ring, (corners) => {
        const edges = corners.map((from, i): [Corner, Corner] => [
          from,
          corners[(i + 1) % corners.length] as Corner,
        ]);
        const isMet = edges.some((edge, i) =>
          edges.some((other, j) => {
            if (j <= i) return false;
            const isNext = j === i + 1 || (i === 0 && j === edges.length - 1);
            return common(edge, other).length > (isNext ? 1 : 0);
          }),
        );
        // Points of two edges in common that no 5040th of an edge hits: proper crossings, found by areas.
        const turn = ([ax, ay]: Corner, [bx, by]: Corner, [cx, cy]: Corner) =>
          Math.sign((bx - ax) * (cy - ay) - (by - ay) * (cx - ax));
        const isCrossed = edges.some(([a, b], i) =>
          edges.some(
            ([c, d], j) => j > i && turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0,
          ),
        );
        expect(ringCrossing([corners]) !== null).toBe(isMet || isCrossed);
      }),
    );
  });
});
