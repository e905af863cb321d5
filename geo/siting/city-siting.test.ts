import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CellColumns } from '../columns/columns.ts';
import { nearestSquaredCm } from '../coverage/nearest.ts';
import { lngLatOfPoint } from '../place/crs.ts';
import type { CitySiting } from './city-answer.ts';
import { siteInCity } from './city-siting.ts';
import type { CityGoal, NamedPlace } from './city-question.ts';

const SIDE = 20;
const CELL_CM = 10_000;
const WEST = 40_000_000;
const SOUTH = 255_000_000;

/** A square of 20 × 20 cells of 100 m, west half in district 4, east half in district 5; people as given. */
function square(peopleAt: (col: number, row: number) => number): CellColumns {
  const places = Array.from({ length: SIDE * SIDE }, (_, i) => [i % SIDE, Math.floor(i / SIDE)] as const);
  return {
    count: places.length,
    cellM: 100,
    id: Int32Array.from(places, (_, i) => i + 1),
    col: Int32Array.from(places, ([col]) => col),
    row: Int32Array.from(places, ([, row]) => row),
    xCm: Int32Array.from(places, ([col]) => WEST + col * CELL_CM),
    yCm: Int32Array.from(places, ([, row]) => SOUTH + row * CELL_CM),
    district: Uint8Array.from(places, ([col]) => (col < SIDE / 2 ? 4 : 5)),
    weight: Int32Array.from(places, ([col, row]) => peopleAt(col, row)),
  };
}
const nobodyNear = (cells: CellColumns) => new Float64Array(cells.count).fill(Infinity);
const most = (sites: number): CityGoal => ({ objective: 'max_coverage', sites });
const question = { goal: most(1), district: null, radiusM: 300 };
const placeAt = (col: number, row: number, name = ''): NamedPlace => {
  const point = { xCm: WEST + col * CELL_CM, yCm: SOUTH + row * CELL_CM };
  return { ...point, ...lngLatOfPoint(point), name };
};

describe('siting over a grid', () => {
  it('stands in the cell of most people of its square and counts those within the radius once', async () => {
    // 300 m reach three cells to each side in the row, and fewer in the rows beside it.
    const cells = square((col, row) => (row === 2 && col <= 9 ? 10 : 0));
    const answer = await siteInCity(cells, nobodyNear(cells), question);
    expect(answer.sites).toHaveLength(1);
    expect(answer).toMatchObject({ covered: 70, total: 100, status: 'proved', coveredBefore: 0 });
    const two = await siteInCity(cells, nobodyNear(cells), { ...question, goal: most(2) });
    expect(two).toMatchObject({ covered: 90, bound: 90 });
    expect(two.sites.map(({ gain }) => gain)).toEqual([70, 20]);
  });

  it('looks only at the people of its district, and says what the sites do elsewhere', async () => {
    const cells = square((col, row) => (row === 5 && (col === 9 || col === 10) ? 100 : 0));
    const answer = await siteInCity(cells, nobodyNear(cells), { ...question, district: 4 });
    expect(answer).toMatchObject({ total: 100, covered: 100, elsewhere: 100 });
    expect(answer.sites[0]?.district).toBe(440104);
    const city = await siteInCity(cells, nobodyNear(cells), question);
    expect(city).toMatchObject({ total: 200, covered: 200, elsewhere: 0 });
  });

  it('leaves out who is covered already and says so when nobody is left', async () => {
    const cells = square((col) => (col === 0 ? 5 : 0));
    const answer = await siteInCity(cells, new Float64Array(cells.count), question);
    expect(answer).toMatchObject({ coveredBefore: 100, covered: 100 });
    expect(answer.reason?.code).toBe('nothing_to_gain');
  });
});

describe('the fewest sites for a share of the people', () => {
  const row = square((col, at) => (at === 2 && col <= 9 ? 10 : 0));
  const ask = (numerator: number, cells = row, d2 = nobodyNear(row)) =>
    siteInCity(cells, d2, {
      ...question,
      goal: { objective: 'target', share: { numerator, denominator: 100 } },
    });

  it('are as many as it takes, no more', async () => {
    expect(await ask(70)).toMatchObject({ needed: 70, covered: 70, atLeast: 1, status: 'proved' });
    expect(await ask(71)).toMatchObject({ needed: 71, covered: 90, atLeast: 2, status: 'proved' });
  });

  it('are none when it is reached, out of reach, or when there is nobody, and the number says why', async () => {
    const out = await siteInCity(row, nobodyNear(row), {
      ...question,
      goal: { objective: 'target', share: '0.71' },
      candidates: { places: [placeAt(3, 2)], d2: Float64Array.of(Infinity) },
    });
    expect(out).toMatchObject({
      feasible: false,
      sites: [],
      atLeast: null,
      maxReachable: 70,
      unreachable: 30,
    });
    expect(out.reason).toEqual({ code: 'target_out_of_reach', value: 70 });
    const met = await ask(90, row, new Float64Array(row.count));
    expect(met).toMatchObject({ sites: [], reason: { code: 'target_met_already', value: 100 } });
    const nobody = await ask(
      90,
      square(() => 0),
    );
    expect(nobody.reason).toEqual({ code: 'no_demand', value: 0 });
  });

  it('tells on the way what it has and what no set is below', async () => {
    const told: CitySiting[] = [];
    await siteInCity(
      row,
      nobodyNear(row),
      { ...question, goal: { objective: 'target', share: '0.71' } },
      { onProgress: (soFar) => told.push(soFar()) },
    );
    expect(told.length).toBeGreaterThan(0);
    for (const answer of told) {
      if (answer.objective !== 'target') throw new Error('another objective');
      expect(answer.atLeast).toBeLessThanOrEqual(2);
      if (answer.feasible) expect(answer.covered).toBeGreaterThanOrEqual(71);
    }
  });
});

describe.each(['median', 'center'] as const)('a short way: %s', (objective) => {
  const cells = square((col, row) => (row === 2 && col % 5 === 0 ? 1 + col : 0));
  const supply = { count: 1, xCm: Int32Array.of(WEST), yCm: Int32Array.of(SOUTH) };
  const d2 = nearestSquaredCm(cells, supply);

  it('is measured as a recount does, before and after, and not below the bound', async () => {
    const answer = await siteInCity(cells, d2, { ...question, goal: { objective, sites: 2 } });
    if (answer.objective !== objective) throw new Error('another objective');
    const lived = Array.from({ length: cells.count }, (_, i) => i).filter((i) => (cells.weight[i] ?? 0) > 0);
    const measure = (stand: readonly (readonly [number, number])[]) => {
      const metres = lived.map((i) =>
        Math.min(
          ...stand.map(([x, y]) => Math.hypot((cells.xCm[i] ?? 0) - x, (cells.yCm[i] ?? 0) - y) / 100),
        ),
      );
      const people = lived.map((i) => cells.weight[i] ?? 0);
      const sum = metres.reduce((all, one, at) => all + one * (people[at] ?? 0), 0);
      return objective === 'center' ? Math.max(...metres) : sum / people.reduce((all, one) => all + one, 0);
    };
    // Sites stand in cells, so their place in the plane is that of the cell whose centre is nearest.
    const stand = answer.sites.map(({ lng, lat }) => {
      const at = lived.find((i) => {
        const place = lngLatOfPoint({ xCm: cells.xCm[i] ?? 0, yCm: cells.yCm[i] ?? 0 });
        return Math.abs(place.lng - lng) < 1e-7 && Math.abs(place.lat - lat) < 1e-7;
      });
      return [cells.xCm[at ?? -1] ?? NaN, cells.yCm[at ?? -1] ?? NaN] as const;
    });
    const existing = [WEST, SOUTH] as const;
    expect(answer.beforeM).toBeCloseTo(measure([existing]), 6);
    expect(answer.metres).toBeCloseTo(measure([existing, ...stand]), 6);
    expect(answer.boundM).toBeLessThanOrEqual((answer.metres ?? NaN) + 1e-6);
    expect(answer.sites.reduce((sum, { gain }) => sum + gain, answer.coveredBefore)).toBe(answer.covered);
  });
});

describe('where sites may not stand', () => {
  const cells = square((col, row) => (row === 2 || row === 12 ? 10 + (col % 3) : 0));

  it('is kept, and the people there count all the same', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom<number[]>([], [4], [5]),
        fc.integer({ min: 0, max: 19 }),
        fc.integer({ min: 0, max: 900 }),
        async (forbiddenDistricts, col, radiusM) => {
          const { lng, lat } = placeAt(col, 2);
          const answer = await siteInCity(cells, nobodyNear(cells), {
            ...question,
            goal: most(3),
            forbiddenDistricts,
            forbiddenArea: { shape: 'circle', lng, lat, radiusM },
          });
          expect(answer.total).toBe(cells.weight.reduce((sum, one) => sum + one, 0));
          for (const site of answer.sites) {
            expect(forbiddenDistricts).not.toContain(site.district - 440_100);
            const isNear = Array.from({ length: cells.count }, (_, i) => i).some((i) => {
              const at = placeAt(i % SIDE, Math.floor(i / SIDE));
              const isHere = Math.abs(at.lng - site.lng) < 1e-7 && Math.abs(at.lat - site.lat) < 1e-7;
              const dx = (i % SIDE) - col;
              const dy = Math.floor(i / SIDE) - 2;
              return isHere && (dx * dx + dy * dy) * 1e4 <= radiusM ** 2;
            });
            expect(isNear).toBe(false);
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('leaves no candidate where everything is forbidden, and says so', async () => {
    const answer = await siteInCity(cells, nobodyNear(cells), {
      ...question,
      district: 4,
      forbiddenDistricts: [4],
    });
    expect(answer).toMatchObject({ sites: [], reason: { code: 'no_candidates' } });
  });
});

describe('candidates from a list', () => {
  const cells = square((col, row) => (row === 2 ? 10 : 0));
  const places = [placeAt(3, 2, '东门'), placeAt(15, 2), placeAt(10, 15, 'far')];
  const given = { places, d2: Float64Array.of(4e8, Infinity, 0) };

  it('are the only places, keep their names and their distance to what exists', async () => {
    const answer = await siteInCity(cells, nobodyNear(cells), {
      ...question,
      goal: most(2),
      candidates: given,
    });
    expect(answer).toMatchObject({ candidates: 3, covered: 140 });
    expect(answer.sites.map(({ label }) => label.zh)).toContain('东门');
    expect(answer.sites.map(({ nearestM }) => nearestM).sort()).toEqual([200, null]);
    const { lng, lat } = placeAt(15, 2);
    expect(answer.sites).toContainEqual(expect.objectContaining({ lng, lat, gain: 70 }));
  });

  it('outside a district that is asked about are no candidates', async () => {
    const inside = { ...placeAt(0, 0, 'inside'), lng: 113.27, lat: 23.13 };
    const answer = await siteInCity(cells, nobodyNear(cells), {
      ...question,
      district: 4,
      candidates: { places: [inside, { ...inside, lng: 113.9, lat: 23.9 }], d2: new Float64Array(2) },
    });
    expect(answer.candidates).toBe(1);
  });
});
