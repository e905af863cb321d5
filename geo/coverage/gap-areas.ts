/**
 * Gap areas: where people live beyond the radius of any supply. Uncovered cells of enough density that touch by
 * edge or corner make one area, cut at the borders of districts; areas are ranked by people.
 */
import { InputError } from '../errors.ts';
import type { CellColumns } from '../columns/columns.ts';
import { visitCellsAround } from './cell-grid.ts';
import type { Nearest } from './nearest.ts';
import { ceilCm, type Radius, radiusCm, requireRadius, squaredCmLimit } from './radius.ts';
import { type PlaceLabel, sectorLabel } from './sectors.ts';
import { type BestSite, bestSite, uncoveredPeople } from './sites.ts';

export const DEFAULT_MIN_DENSITY = 4_000;
export const DEFAULT_MIN_PEOPLE = 1_000;

export interface GapSettings {
  /** 0 to 200,000 m, in a straight line or walked; a distance equal to it is covered. */
  readonly radiusM: Radius;
  /** People per km² from which an uncovered cell belongs to an area; 0 = every populated cell. Default 4,000. */
  readonly minDensity?: number | undefined;
  /** Areas with fewer people are summed as scattered. Default 1,000. */
  readonly minPeople?: number | undefined;
  /** Only areas of this district (code minus 440100); sums stay those of the district, too. */
  readonly district?: number | undefined;
}

export interface GapArea {
  /** 1 = most people, then most excess; complete ties share a rank and the next one is left out. */
  readonly rank: number;
  /** District: code minus 440100. */
  readonly district: number;
  /** Positions of its cells in the columns, by id. */
  readonly cells: readonly number[];
  readonly people: number;
  /** Σ people × (d − R), d rounded up to whole cm, in person-centimetres; Infinity without supply. */
  readonly excessPersonCm: number;
  readonly areaM2: number;
  /** Squared distance of the worst-served cell, cm², and that cell (ties by id). */
  readonly worstD2: number;
  readonly worstCell: number;
  /** Position of the supply nearest to the worst-served cell, −1 without supply. */
  readonly nearestSupply: number;
  /** The cell of the area nearest to its centre of people: its centre is a point inside. */
  readonly insideCell: number;
  readonly label: PlaceLabel;
}

export interface ScatteredRest {
  readonly cells: number;
  readonly people: number;
  readonly areaM2: number;
}

export interface Gaps {
  readonly areas: readonly GapArea[];
  /** Uncovered cells under the density, and areas under the least number of people. */
  readonly scattered: ScatteredRest;
  /** Covered + in areas + scattered = all people of the districts looked at. */
  readonly coveredPeople: number;
  readonly uncoveredPeople: number;
}

/**
 * Finds the gap areas. The order of the cells plays no part. Cells outside every district are left out.
 * @param nearest from each cell to the supply (`nearestSupply`)
 * @throws InputError `radius_out_of_range`, `bad_gap_setting`
 */
export function gapAreas(cells: CellColumns, nearest: Nearest, settings: GapSettings): Gaps {
  const { radiusM, minDensity = DEFAULT_MIN_DENSITY, minPeople = DEFAULT_MIN_PEOPLE, district } = settings;
  requireRadius(radiusM);
  requireNotNegative('min_density', minDensity);
  requireNotNegative('min_people', minPeople);
  const limit = squaredCmLimit(radiusM);
  const cellM2 = cells.cellM * cells.cellM;
  const dense = new Uint8Array(cells.count);
  const scattered = { cells: 0, people: 0 };
  let coveredPeople = 0;
  let uncoveredPeople = 0;
  for (let i = 0; i < cells.count; i++) {
    const people = cells.weight[i] as number; // i < count
    if (cells.district[i] === 0 || (district !== undefined && cells.district[i] !== district)) continue;
    if ((nearest.d2[i] as number) <= limit) {
      coveredPeople += people;
      continue;
    }
    uncoveredPeople += people;
    if (people > 0 && people * 1e6 >= minDensity * cellM2) dense[i] = 1;
    else if (people > 0) {
      scattered.cells++;
      scattered.people += people;
    }
  }
  const areas: Omit<GapArea, 'rank'>[] = [];
  for (const members of components(cells, dense)) {
    const people = sumPeople(cells, members);
    if (people < minPeople) {
      scattered.cells += members.length;
      scattered.people += people;
    } else areas.push(describe(cells, nearest, radiusM, members, people));
  }
  return {
    areas: ranked(cells, areas),
    scattered: { ...scattered, areaM2: scattered.cells * cellM2 },
    coveredPeople,
    uncoveredPeople,
  };
}

/** The best single new site for an area: among candidates in it, the one that covers most uncovered people anywhere. */
export function bestSiteFor(
  cells: CellColumns,
  nearest: Nearest,
  area: Pick<GapArea, 'cells'>,
  radiusM: Radius,
): BestSite | null {
  return bestSite(cells, area.cells, uncoveredPeople(cells, nearest.d2, radiusM));
}

function requireNotNegative(name: string, value: number): void {
  if (value >= 0 && value < Infinity) return;
  throw new InputError('bad_gap_setting', `${name} is ${value}; allowed are numbers from 0.`);
}

function sumPeople(cells: CellColumns, members: readonly number[]): number {
  return members.reduce((sum, index) => sum + (cells.weight[index] as number), 0);
}

/** Cells that touch by edge or corner within one district; each component by id. */
function components(cells: CellColumns, chosen: Uint8Array): number[][] {
  const left = chosen.slice();
  const found: number[][] = [];
  for (let start = 0; start < cells.count; start++) {
    if (!left[start]) continue;
    left[start] = 0;
    const members = [start];
    for (let next = 0; next < members.length; next++) {
      const cell = members[next] as number; // next < length
      visitCellsAround(cells, cells.col[cell] as number, cells.row[cell] as number, 1, (index) => {
        if (!left[index] || cells.district[index] !== cells.district[cell]) return;
        left[index] = 0;
        members.push(index);
      });
    }
    found.push(members.sort((a, b) => (cells.id[a] as number) - (cells.id[b] as number)));
  }
  return found;
}

function describe(
  cells: CellColumns,
  nearest: Nearest,
  radiusM: Radius,
  members: readonly number[],
  people: number,
): Omit<GapArea, 'rank'> {
  const first = members[0] as number; // a component has a cell
  let distances = 0;
  let worstCell = first;
  let [meanX, meanY] = [0, 0];
  for (const index of members) {
    const weight = cells.weight[index] as number; // members are positions
    const squared = nearest.d2[index] as number;
    distances += weight * ceilCm(squared); // whole numbers, so that equal areas are equal
    if (squared > (nearest.d2[worstCell] as number)) worstCell = index;
    meanX += (weight * (cells.xCm[index] as number)) / people;
    meanY += (weight * (cells.yCm[index] as number)) / people;
  }
  const toMean = (index: number) =>
    ((cells.xCm[index] as number) - meanX) ** 2 + ((cells.yCm[index] as number) - meanY) ** 2;
  const insideCell = members.reduce((best, index) => (toMean(index) < toMean(best) ? index : best), first);
  const district = cells.district[first] as number;
  return {
    district,
    cells: members,
    people,
    excessPersonCm: distances - people * radiusCm(radiusM),
    areaM2: members.length * cells.cellM * cells.cellM,
    worstD2: nearest.d2[worstCell] as number,
    worstCell,
    nearestSupply: nearest.index[worstCell] as number,
    insideCell,
    label: sectorLabel(cells, district, cells.xCm[insideCell] as number, cells.yCm[insideCell] as number),
  };
}

function ranked(cells: CellColumns, areas: readonly Omit<GapArea, 'rank'>[]): GapArea[] {
  const compare = (a: Omit<GapArea, 'rank'>, b: Omit<GapArea, 'rank'>) =>
    b.people - a.people || (b.excessPersonCm === a.excessPersonCm ? 0 : b.excessPersonCm - a.excessPersonCm);
  const firstId = (area: Omit<GapArea, 'rank'>) => cells.id[area.cells[0] as number] as number;
  const sorted = areas.toSorted((a, b) => compare(a, b) || firstId(a) - firstId(b));
  let rank = 0;
  return sorted.map((area, i) => {
    const before = sorted[i - 1];
    if (!before || compare(before, area) !== 0) rank = i + 1;
    return { ...area, rank };
  });
}
