/** The population cells: the most habitable ground of each district, with people that add up to the census. */
import { DISTRICTS, type DistrictCode } from '../../geo/kinds/vocabulary.ts';
import { planeToLngLat } from '../../geo/place/crs.ts';
import { codeOfIndex, districtIndexOf } from '../../geo/place/districts.ts';
import { apportion } from './apportion.ts';
import { buildField, type Field } from './field.ts';
import { CELLS_OF_DISTRICT, DEMO_GRID, demoCounts, type DemoSize } from './plan.ts';
import { mix } from './random.ts';

/** One populated cell. */
export interface DemoCell {
  /** From 1, by row, then column. */
  readonly id: number;
  readonly col: number;
  readonly row: number;
  /** District code. */
  readonly district: number;
  /** At least 1. */
  readonly people: number;
  /** Centre: EPSG:4547 metres (whole) and WGS 84 degrees rounded to 9 decimals (0.1 mm). */
  readonly x: number;
  readonly y: number;
  readonly lng: number;
  readonly lat: number;
  /** A cell of another district, or outside, is among its eight neighbours: positions in it must be checked. */
  readonly border: boolean;
}

/** People in one cell at most: 78,000 per square kilometre. */
const MOST_PEOPLE = 780;
/** People in the open country per unit of `rural`: 600 to 4,500 per square kilometre. */
const HAMLET = 0.42;
/** `small` keeps whole squares of this many cells a side, so that neighbours stay neighbours. */
const BLOCK = 5;

/**
 * The cells of a size, sorted by row and column. People per district are the census of 2020 exactly; in `small`
 * a fiftieth of it by largest remainder over the districts.
 */
export function generateCells(size: DemoSize): DemoCell[] {
  const field = buildField();
  const chosen = DISTRICTS.flatMap(({ code, population2020 }) => {
    const cells = mostHabitable(field, code);
    return withPeople(cells, weightsUpTo(field, cells, population2020), population2020);
  });
  const kept = size === 'city' ? chosen : oneInFifty(field, chosen);
  kept.sort((a, b) => a.index - b.index);
  return kept.map(({ index, people }, i) => cellAt(field, index, people, i + 1));
}

interface Chosen {
  readonly index: number;
  readonly people: number;
}

/** Indexes of the cells of a district: the densest of its towns, then the densest of its open country. */
function mostHabitable({ density, rural, district }: Field, code: DistrictCode): number[] {
  const { cells, rural: share } = CELLS_OF_DISTRICT[code];
  const wanted = districtIndexOf(code);
  const inside: number[] = [];
  for (let i = 0; i < district.length; i++) if (district[i] === wanted) inside.push(i);
  const best = (ground: Float32Array, from: number[], count: number) =>
    from
      .filter((cell) => (ground[cell] ?? 0) > 0)
      .sort((a, b) => (ground[b] ?? 0) - (ground[a] ?? 0) || a - b)
      .slice(0, count);
  const villages = Math.round(cells * share);
  const towns = best(density, inside, cells - villages);
  const taken = new Set(towns);
  const open = inside.filter((cell) => !taken.has(cell));
  return [...towns, ...best(rural, open, villages)];
}

/** Densities times one factor, cut at MOST_PEOPLE, the factor chosen so that they add up to about `total`. */
function weightsUpTo({ density, rural }: Field, cells: readonly number[], total: number): number[] {
  const weigh = (factor: number) =>
    cells.map((cell) => {
      const people = Math.max((density[cell] ?? 0) * factor, (rural[cell] ?? 0) * HAMLET);
      // Above two thirds of the most the excess is pressed together instead of cut: no plateau.
      const soft = MOST_PEOPLE * 0.65;
      return people <= soft
        ? people
        : soft + ((people - soft) * (MOST_PEOPLE - soft)) / (people - soft + MOST_PEOPLE - soft);
    });
  let low = 0;
  let high = 50;
  for (let i = 0; i < 40; i++) {
    const middle = (low + high) / 2;
    const sum = weigh(middle).reduce((a, b) => a + b, 0);
    if (sum < total) low = middle;
    else high = middle;
  }
  return weigh(high);
}

/** One person everywhere, the others by weight. */
function withPeople(cells: readonly number[], weights: readonly number[], total: number): Chosen[] {
  const people = apportion(total - cells.length, weights);
  return cells.map((index, i) => ({ index, people: 1 + (people[i] ?? 0) }));
}

/** A fiftieth of the cells and of the people of each district, in whole blocks spread by a hash. */
function oneInFifty(field: Field, chosen: readonly Chosen[]): Chosen[] {
  const { scale } = demoCounts('small');
  const totals = apportion(
    Math.round(DISTRICTS.reduce((sum, { population2020 }) => sum + population2020, 0) / scale),
    DISTRICTS.map(({ population2020 }) => population2020),
  );
  return DISTRICTS.flatMap(({ code }, d) => {
    const blocks = new Map<number, Chosen[]>();
    for (const cell of chosen) {
      if (field.district[cell.index] !== districtIndexOf(code)) continue;
      const col = Math.floor((cell.index % field.columns) / BLOCK);
      const key = Math.floor(cell.index / field.columns / BLOCK) * 1_000 + col;
      blocks.set(key, [...(blocks.get(key) ?? []), cell]);
    }
    const order = [...blocks].sort(([a], [b]) => mix(a) - mix(b) || a - b).map(([, cells]) => cells);
    const count = Math.round(CELLS_OF_DISTRICT[code].cells / scale);
    const kept = order.flat().slice(0, count);
    return withPeople(
      kept.map(({ index }) => index),
      kept.map(({ people }) => people),
      totals[d] ?? 0,
    );
  });
}

function cellAt(field: Field, index: number, people: number, id: number): DemoCell {
  const { columns, district } = field;
  const col = index % columns;
  const row = Math.floor(index / columns);
  const x = DEMO_GRID.originX + (col + 0.5) * DEMO_GRID.stepM;
  const y = DEMO_GRID.originY + (row + 0.5) * DEMO_GRID.stepM;
  const { lng, lat } = planeToLngLat(x, y);
  const own = district[index];
  const around = [-1, 0, 1].flatMap((step) =>
    [-1, 0, 1].map((side) => district[index + step * columns + side]),
  );
  return {
    id,
    col,
    row,
    district: codeOfIndex(own ?? 0) ?? 0,
    people,
    x,
    y,
    lng: Number(lng.toFixed(9)),
    lat: Number(lat.toFixed(9)),
    border: around.some((other) => other !== own),
  };
}
