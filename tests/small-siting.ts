/** Small siting problems for property tests, and their answers by trying every set. */
import fc from 'fast-check';
import { nearestSquaredCm } from '../geo/coverage/nearest.ts';
import { sitingProblem } from '../geo/siting/problem.ts';

interface Place {
  /** Metres. */
  readonly x: number;
  readonly y: number;
}

export interface SmallCity {
  readonly demand: readonly (Place & { readonly weight: number })[];
  readonly existing: readonly Place[];
  readonly sites: readonly Place[];
  readonly radiusM: number;
  readonly spacingM: number;
}

const place = { x: fc.integer({ min: 0, max: 16 }), y: fc.integer({ min: 0, max: 16 }) };

/** Everything lies on a lattice of metres and the radii are 5 and 10: many distances are equal to the radius. */
export const smallCity: fc.Arbitrary<SmallCity> = fc.record({
  demand: fc.array(fc.record({ ...place, weight: fc.integer({ min: 0, max: 6 }) }), { maxLength: 25 }),
  existing: fc.array(fc.record(place), { maxLength: 2 }),
  sites: fc.array(fc.record(place), { maxLength: 9 }),
  radiusM: fc.constantFrom(0, 2, 5, 5, 5, 10),
  spacingM: fc.constantFrom(0, 0, 0, 5, 6.5),
});

/** Two sites can cover all six points, but greedy choice covers five, and no single exchange improves that. */
export const greedyTrap: SmallCity = {
  demand: [
    [4, 4],
    [10, 12],
    [8, 7],
    [13, 13],
    [11, 6],
    [9, 13],
  ].map(([x = NaN, y = NaN]) => ({ x, y, weight: 1 })),
  existing: [],
  sites: [
    [6, 3],
    [8, 10],
    [5, 10],
    [8, 4],
    [12, 2],
    [9, 12],
  ].map(([x = NaN, y = NaN]) => ({ x, y })),
  radiusM: 5,
  spacingM: 0,
};

/**
 * Three triangles far apart, each of three points and of three sites that cover two of them: half a site everywhere
 * would cover all with 4.5, whole sites need 6. Bounds without branching do not see it.
 */
export const triangles: SmallCity = {
  demand: [0, 100, 200].flatMap((x) => [
    { x, y: 0, weight: 1 },
    { x: x + 8, y: 0, weight: 1 },
    { x: x + 4, y: 7, weight: 1 },
  ]),
  existing: [],
  sites: [0, 100, 200].flatMap((x) => [
    { x: x + 4, y: 0 },
    { x: x + 2, y: 3.5 },
    { x: x + 6, y: 3.5 },
  ]),
  radiusM: 4.1,
  spacingM: 0,
};

/** Places as columns. */
export const pointsOf = (places: readonly Place[]) => ({
  count: places.length,
  xCm: Int32Array.from(places, ({ x }) => x * 100),
  yCm: Int32Array.from(places, ({ y }) => y * 100),
});

export function problemOf({ demand, existing, sites, radiusM, spacingM }: SmallCity) {
  const columns = { ...pointsOf(demand), weight: Int32Array.from(demand, ({ weight }) => weight) };
  const d2 = nearestSquaredCm(columns, pointsOf(existing));
  return sitingProblem({ demand: columns, d2, sites: pointsOf(sites), radiusM, spacingM });
}

/** Squared metres: whole numbers on the lattice. */
export function squared(a: Place, b: Place): number {
  return (a.x - b.x) ** 2 + (a.y - b.y) ** 2;
}

/** Weight covered by the existing facilities and the sites, recounted from the places. */
export function coveredBy(
  { demand, existing, sites, radiusM }: SmallCity,
  chosen: readonly number[],
): number {
  const open = [...existing, ...sites.filter((_, i) => chosen.includes(i))];
  return demand
    .filter((one) => open.some((other) => squared(one, other) <= radiusM ** 2))
    .reduce((sum, { weight }) => sum + weight, 0);
}

/** Every set of at most p sites that respects the spacing: by number of sites, then lexicographically. */
export function setsOf({ sites, spacingM }: SmallCity, p: number): number[][] {
  const sets: number[][] = [];
  const extend = (set: number[], from: number) => {
    sets.push(set);
    if (set.length === p) return;
    for (let next = from; next < sites.length; next++) {
      const here = sites[next] as Place; // next < length
      if (set.every((one) => squared(sites[one] as Place, here) >= spacingM ** 2))
        extend([...set, next], next + 1);
    }
  };
  extend([], 0);
  return sets.sort((a, b) => a.length - b.length); // stable: lexicographic within a length
}

/** The first of the sets that cover most: fewest sites, then lexicographically smallest. */
export function bestOf(city: SmallCity, p: number): { sites: number[]; covered: number } {
  let best: { sites: number[]; covered: number } = { sites: [], covered: coveredBy(city, []) };
  for (const sites of setsOf(city, p)) {
    const covered = coveredBy(city, sites);
    if (covered > best.covered) best = { sites, covered };
  }
  return best;
}
