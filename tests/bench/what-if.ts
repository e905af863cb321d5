/** The engine on made-up cities: the district share at two sizes, and one what-if operation after the other. */
import type { DemandColumns } from '../../geo/columns/columns.ts';
import { CITY_CODE, coverageByDistrict } from '../../geo/coverage/coverage.ts';
import { coverageCurves } from '../../geo/coverage/curve.ts';
import { nearestSquaredCm, supplyPoints } from '../../geo/coverage/nearest.ts';
import type { ScenarioOperation } from '../../geo/coverage/scenario.ts';
import type { ScenarioFacilities } from '../../geo/coverage/scenario-roster.ts';
import { ScenarioState } from '../../geo/coverage/scenario-state.ts';
import { questionSupply } from '../../geo/coverage/scenario-supply.ts';
import { DISTRICTS, LOCATION_QUALITIES, RATING_STATES, STATUSES } from '../../geo/kinds/vocabulary.ts';
import { measure, median, ratio, spread } from './statistics.ts';

const TIMES = 9;
const RADIUS_M = 1_000;
const MARKETS = 1_200;
const SMALL = 60_000;
const LARGE = 600_000;
/** Operations of each kind; p99 of so many is the tenth from the top. */
const OPERATIONS = 1_000;
const WARM_UP = 200;
const ALLOWED_MS = 1;
/** Side of the made-up city, cm, and its south-west corner in EPSG:4547. */
const SIDE_CM = 8_000_000;
const WEST_CM = 40_000_000;
const SOUTH_CM = 252_000_000;

const QUESTION = {
  supply: 'market',
  demand: 'people',
  weight: 'count',
  starsMin: 3,
  types: null,
  ratings: 'current',
  radiusM: RADIUS_M,
} as const;

/** Prints one line each for the share at both sizes, the curve, and every kind of operation. */
export async function benchWhatIf(): Promise<void> {
  const random = randomNumbers(7);
  const facilities = marketsOf(random);
  const cells = cellsOf(SMALL, random);
  const supply = supplyPoints(facilities, questionSupply(facilities, QUESTION));
  const edgeCm = new Float64Array(2 * LARGE); // that of the city is computed once and kept in earnest
  const share = (demand: DemandColumns) =>
    measure(TIMES, () => coverageByDistrict(demand, nearestSquaredCm(demand, supply), RADIUS_M, edgeCm));
  const large = await share(cellsOf(LARGE, random));
  const small = await share(cells);
  console.log(`share, ${SMALL} cells × ${supply.count} markets: ${spread(small, 'ms')}`);
  console.log(
    `share, ${LARGE} cells × ${supply.count} markets: ${spread(large, 'ms')} = ` +
      `${ratio(median(large), median(small))} the smaller, for ${LARGE / SMALL} × the cells`,
  );
  const d2 = nearestSquaredCm(cells, supply);
  const curve = await measure(TIMES, () => coverageCurves(cells, d2));
  console.log(
    `curve of 301 radii: ${spread(curve, 'ms')} = ${ratio(median(curve), median(small))} one share`,
  );
  const state = new ScenarioState({ demand: cells, facilities }, QUESTION);
  const place = () => ({ lng: 113, lat: 23, ...placeIn(random) });
  const facility = () => 1 + Math.floor(random() * MARKETS);
  const kinds: Record<string, () => ScenarioOperation> = {
    add: () => ({ op: 'add', site: 'A', name: '', place: place(), kind: 'market', stars: 3, type: null }),
    move: () => ({ op: 'move', facility: facility(), place: place() }),
    close: () => ({ op: 'close', facility: facility() }),
    restar: () => ({ op: 'restar', facility: facility(), stars: 2 }),
  };
  for (const [name, operation] of Object.entries(kinds)) {
    await reportWhatIf(`what-if ${name}`, median(small), operation, (one) => {
      state.apply(one);
      state.lines();
      state.undo();
    });
    await reportWhatIf(`drag frame ${name}`, median(small), operation, (one) => state.preview(one));
  }
}

/** Times many operations one by one. */
async function reportWhatIf(
  name: string,
  shareMs: number,
  operation: () => ScenarioOperation,
  work: (one: ScenarioOperation) => unknown,
): Promise<void> {
  const taken: number[] = [];
  for (let i = 0; i < WARM_UP + OPERATIONS; i++) {
    const one = operation();
    const [milliseconds = NaN] = await measure(1, () => work(one));
    if (i >= WARM_UP) taken.push(milliseconds);
  }
  const p99 = taken.toSorted((a, b) => a - b)[Math.floor(0.99 * OPERATIONS)] ?? NaN;
  console.log(
    `${name}: median ${median(taken).toFixed(3)} ms, a share anew takes ${ratio(shareMs, median(taken))} that; ` +
      `p99 ${p99.toFixed(3)} ms = ${ratio(p99, ALLOWED_MS)} of the ${ALLOWED_MS} ms allowed`,
  );
}

/** Numbers from 0 to below 1, the same in every run (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Half of the places in the middle ninth, the others anywhere. */
function placeIn(random: () => number): { xCm: number; yCm: number } {
  const part = () => (random() < 0.5 ? (1 + random()) / 3 : random());
  return { xCm: WEST_CM + Math.floor(part() * SIDE_CM), yCm: SOUTH_CM + Math.floor(part() * SIDE_CM) };
}

function marketsOf(random: () => number): ScenarioFacilities {
  const places = Array.from({ length: MARKETS }, () => placeIn(random));
  const all = (value: number) => new Uint8Array(MARKETS).fill(value);
  return {
    kind: 'market',
    count: MARKETS,
    id: Int32Array.from(places, (_, i) => i + 1),
    xCm: Int32Array.from(places, ({ xCm }) => xCm),
    yCm: Int32Array.from(places, ({ yCm }) => yCm),
    district: all(3),
    locationQuality: all(LOCATION_QUALITIES.indexOf('exact')),
    status: all(STATUSES.indexOf('open')),
    type: all(0),
    stars: all(3),
    ratingState: all(RATING_STATES.indexOf('rated')),
  };
}

/** A square grid over the city, by row and column, in eleven districts side by side. */
function cellsOf(wanted: number, random: () => number): DemandColumns {
  const side = Math.round(Math.sqrt(wanted));
  const count = side * side;
  const at = (place: number) => Math.floor(((place + 0.5) * SIDE_CM) / side);
  const codes = DISTRICTS.map(({ code }) => code - CITY_CODE);
  return {
    count,
    xCm: Int32Array.from({ length: count }, (_, i) => WEST_CM + at(i % side)),
    yCm: Int32Array.from({ length: count }, (_, i) => SOUTH_CM + at(Math.floor(i / side))),
    district: Uint8Array.from(
      { length: count },
      (_, i) => codes[Math.floor(((i % side) * codes.length) / side)] ?? 0,
    ),
    weight: Int32Array.from({ length: count }, () => Math.floor(random() * 1_000)),
  };
}
