/** How figures of PostGIS and of the engine are held against each other, one question at a time. */
import type { CellColumns, DemandColumns } from '../geo/columns/columns.ts';
import { selectFacilities } from '../geo/columns/filters.ts';
import { landCoverage } from '../geo/coverage/area-coverage.ts';
import type { CoverageRow } from '../geo/coverage/coverage.ts';
import { facilityDemand } from '../geo/coverage/facility-demand.ts';
import { type GapArea, gapAreas as gapsOfEngine } from '../geo/coverage/gap-areas.ts';
import { type Nearest, nearestSupply, supplyPoints } from '../geo/coverage/nearest.ts';
import { ceilCm, walkedRadius } from '../geo/coverage/radius.ts';
import type { Sql } from './connect.ts';
import { type CoverageFigures, landByDistrict } from './queries/coverage.ts';
import { demandKind } from './queries/coverage-relations.ts';
import { type GapSettings, gapAreas, gapTotals } from './queries/gap-areas.ts';
import type { KeptGapArea } from './queries/kept-gaps.ts';
import { columnsOn, type SnapshotData } from './snapshot.ts';
import type { CoverageQuestion } from './stored-coverage.ts';

export interface Verification {
  /** Numbers compared. */
  readonly compared: number;
  /** One sentence each; empty = everything agrees. */
  readonly differences: readonly string[];
}

/** Collects what was compared, and what differs. */
export class Comparison implements Verification {
  compared = 0;
  readonly differences: string[] = [];

  /** Numbers must be the same; doubles that came by different ways may differ in the last digits. */
  same(what: string, postgis: number | null, engine: number | null): void {
    this.compared++;
    if (postgis === engine) return;
    if (postgis !== null && engine !== null && Math.abs(postgis - engine) <= 1e-9 * Math.abs(engine)) return;
    this.differences.push(`${what}: PostGIS ${postgis ?? 'none'}, engine ${engine ?? 'none'}`);
  }
}

/** Compares the lines of a table, the city and the districts. */
export function compareRows(
  name: string,
  figures: readonly CoverageFigures[],
  rows: readonly CoverageRow[],
  comparison: Comparison,
): void {
  const metres = (d2: number | null) => (d2 === null ? null : Math.sqrt(d2) / 100);
  comparison.same(`${name}: lines`, figures.length, rows.length);
  for (const [index, row] of rows.entries()) {
    const line = figures[index];
    if (!line) return;
    const at = `${name}, ${row.district}`;
    comparison.same(`${at}, code`, line.district, row.district);
    comparison.same(`${at}, covered`, line.covered, row.covered);
    comparison.same(`${at}, total`, line.total, row.total);
    comparison.same(`${at}, low`, line.low, row.low);
    comparison.same(`${at}, high`, line.high, row.high);
    comparison.same(`${at}, p50`, metres(line.p50_d2), row.p50M);
    comparison.same(`${at}, p90`, metres(line.p90_d2), row.p90M);
    comparison.same(`${at}, p95`, metres(line.p95_d2), row.p95M);
    comparison.same(`${at}, worst`, metres(line.worst_d2), row.worstM);
  }
}

/** What makes a gap area. */
export interface GapLimits {
  readonly radiusM: number;
  /** People per km², and people. */
  readonly minDensity: number;
  readonly minPeople: number;
}

/**
 * Compares the gap areas of the people in `gap_cell`.
 * @param nearest what the engine computed for the same cells
 * @param kept what was stored of these limits when the version was published, to be compared as well; versions from
 *   before gap areas were stored have nothing
 */
export async function compareGaps(
  tx: Sql,
  data: SnapshotData,
  what: string,
  nearest: Nearest,
  limits: GapLimits,
  comparison: Comparison,
  kept?: readonly KeptGapArea[],
): Promise<void> {
  const population = data.population;
  if (!population) return;
  const { cells, originXCm, originYCm } = population;
  const settings: GapSettings = {
    cellCm: cells.cellM * 100,
    originXCm,
    originYCm,
    ...limits,
  };
  const name = `Gap areas of ${what}, ${limits.radiusM} m, at least ${limits.minDensity} people per km²`;
  const areas = await gapAreas(tx, settings);
  const totals = await gapTotals(tx, settings);
  const engine = gapsOfEngine(cells, nearest, limits);
  comparison.same(`${name}: uncovered`, totals.uncovered, engine.uncoveredPeople);
  comparison.same(`${name}: scattered people`, totals.scattered_people, engine.scattered.people);
  comparison.same(`${name}: scattered cells`, totals.scattered_cells, engine.scattered.cells);
  compareGapLists(name, areas, cells, engine.areas, comparison);
  if (kept?.length) compareGapLists(`${name}, as stored`, kept, cells, engine.areas, comparison);
}

function compareGapLists(
  name: string,
  found: readonly KeptGapArea[],
  cells: CellColumns,
  engine: readonly GapArea[],
  comparison: Comparison,
): void {
  const byFirstCell = new Map(
    engine.map((area) => [Math.min(...area.cells.map((cell) => cells.id[cell] ?? 0)), area]),
  );
  comparison.same(`${name}: areas`, found.length, engine.length);
  for (const area of found) {
    const other = byFirstCell.get(area.cell_ids[0] ?? 0);
    const at = `${name}: area of cell ${area.cell_ids[0]}`;
    comparison.same(`${at}, rank`, area.rank, other?.rank ?? null);
    comparison.same(`${at}, district`, (area.district ?? 440_100) - 440_100, other?.district ?? null);
    comparison.same(`${at}, people`, area.people, other?.people ?? null);
    comparison.same(`${at}, cells`, area.cell_ids.length, other?.cells.length ?? null);
    comparison.same(`${at}, excess`, area.excess_person_cm ?? Infinity, other?.excessPersonCm ?? null);
    comparison.same(`${at}, worst`, area.worst_cm ?? Infinity, other ? ceilCm(other.worstD2) : null);
  }
}

/** Compares the populated land within reach, of the people in `coverage_distance`. */
export async function compareLand(
  tx: Sql,
  data: SnapshotData,
  name: string,
  d2: Float64Array,
  { radiusM, detour }: { radiusM: number; detour: string },
  comparison: Comparison,
): Promise<void> {
  if (!data.population) return;
  const { cells } = data.population;
  const engine = landCoverage(cells, d2, walkedRadius(radiusM, detour));
  const lines = await landByDistrict(tx, cells.cellM, radiusM, detour);
  comparison.same(`${name}: lines of land`, lines.length, engine.length);
  engine.forEach(({ district, totalM2, coveredM2 }, at) => {
    comparison.same(`${name}, ${district}, land`, lines[at]?.land_m2 ?? null, totalM2);
    comparison.same(`${name}, ${district}, land covered`, lines[at]?.covered_m2 ?? null, coveredM2);
  });
}

/** The demand that the engine computes on: cells, or open and located facilities with their weights. */
export function demandOf(data: SnapshotData, { demand, weight = 'count' }: CoverageQuestion): DemandColumns {
  const kind = demandKind(demand);
  if (kind === null) {
    const nobody = new Int32Array();
    return (
      data.population?.cells ?? {
        count: 0,
        xCm: nobody,
        yCm: nobody,
        district: new Uint8Array(),
        weight: nobody,
      }
    );
  }
  return facilityDemand(columnsOn(data, kind, data.version.as_of), weight).columns;
}

/** The nearest supply of the demand, as the engine finds it. */
export function nearestOf(
  data: SnapshotData,
  { supply, starsMin, type }: CoverageQuestion,
  demand: DemandColumns,
): Nearest {
  const columns = columnsOn(data, supply, data.version.as_of);
  const chosen = selectFacilities(columns, {
    located: true,
    ...(starsMin === null ? {} : { starsMin }),
    ...(type === null ? {} : { types: [type] }),
  });
  return nearestSupply(demand, supplyPoints(columns, chosen));
}

/** A question in words, for what is printed. */
export function nameOf({ supply, starsMin, type, demand, weight }: CoverageQuestion): string {
  return `${weight === 'meals' ? 'meals' : demand} near ${supply}${starsMin === null ? '' : ` with ${starsMin} stars or more`}${type === null ? '' : ` of type ${type}`}`;
}
