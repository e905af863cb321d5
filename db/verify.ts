/**
 * Recomputes figures in PostGIS by plain SQL and compares them with what the engine in geo/ answers on the
 * columns that the server serves, and with what was stored when the version was published.
 */
import type { DemandColumns } from '../geo/columns/columns.ts';
import { selectFacilities } from '../geo/columns/filters.ts';
import { type CoverageRow, coverageByDistrict as coverageOfEngine } from '../geo/coverage/coverage.ts';
import { facilityDemand } from '../geo/coverage/facility-demand.ts';
import { gapAreas as gapsOfEngine } from '../geo/coverage/gap-areas.ts';
import { type Nearest, nearestSupply, supplyPoints } from '../geo/coverage/nearest.ts';
import { ceilCm } from '../geo/coverage/radius.ts';
import type { Database, Sql } from './connect.ts';
import { type CoverageFigures, coverageByDistrict, measureDistances } from './queries/coverage.ts';
import { createCoverageRelations, demandKind } from './queries/coverage-relations.ts';
import {
  createGapRelation,
  fillGapCells,
  gapAreas,
  type GapSettings,
  gapTotals,
} from './queries/gap-areas.ts';
import { keptCoverage } from './queries/kept-coverage.ts';
import { columnsOn, loadSnapshot, type SnapshotData } from './snapshot.ts';
import { type CoverageQuestion, prepareQuestion, STORED_QUESTIONS } from './stored-coverage.ts';
import { currentVersion } from './publish.ts';

/** What is compared. Radii include 0, the circles of the standards, and one that reaches everybody. */
export const VERIFY_QUESTIONS: readonly CoverageQuestion[] = [
  { supply: 'market', starsMin: null, type: null, demand: 'people', radiiM: [0, 300, 500, 1_000, 200_000] },
  { supply: 'market', starsMin: 3, type: null, demand: 'people', radiiM: [300, 500, 1_000, 2_000] },
  { supply: 'market', starsMin: 5, type: null, demand: 'people', radiiM: [1_000, 3_000] },
  { supply: 'canteen', starsMin: null, type: 'elderly', demand: 'people', radiiM: [500, 1_000] },
  { supply: 'station', starsMin: null, type: 'supervision_office', demand: 'people', radiiM: [2_000] },
  { supply: 'station', starsMin: null, type: 'elevator_rescue', demand: 'elevator', radiiM: [1_000, 3_000] },
  { supply: 'station', starsMin: null, type: null, demand: 'canteen', radiiM: [500, 1_500] },
];

/** Gap areas are compared for the first radius of people's questions at these settings. */
const GAP_RADIUS_M = 1_000;
const GAP_LIMITS = [
  { minDensity: 4_000, minPeople: 1_000 },
  { minDensity: 0, minPeople: 1 },
];

export interface Verification {
  /** Numbers compared. */
  readonly compared: number;
  /** One sentence each; empty = everything agrees. */
  readonly differences: readonly string[];
}

/**
 * Compares the newest version. A database without facts has nothing to compare.
 * @param snapshot what the engine computes on; by default read like the server reads it
 */
export async function verify(
  database: Database,
  onProgress: (text: string) => void = () => {},
  snapshot?: SnapshotData,
): Promise<Verification> {
  const version = await currentVersion(database);
  if (version === null) return { compared: 0, differences: [] };
  onProgress(`Reading version ${version}`);
  const data = snapshot ?? (await loadSnapshot(database, version));
  const comparison = new Comparison();
  await database.sql.begin(async (tx) => {
    await createCoverageRelations(tx);
    await createGapRelation(tx);
    for (const question of VERIFY_QUESTIONS) {
      onProgress(`Comparing ${nameOf(question)}`);
      await compareQuestion(tx, data, question, comparison);
    }
  });
  return comparison;
}

class Comparison implements Verification {
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

async function compareQuestion(
  tx: Sql,
  data: SnapshotData,
  question: CoverageQuestion,
  comparison: Comparison,
): Promise<void> {
  const { version, as_of: day, population_grid: grid } = data.version;
  const demand = demandOf(data, question);
  const nearest = nearestOf(data, question, demand);
  await prepareQuestion(tx, question, { version, day, grid });
  await measureDistances(tx);
  for (const radiusM of question.radiiM) {
    const rows = coverageOfEngine(demand, nearest.d2, radiusM);
    const name = `${nameOf(question)}, ${radiusM} m`;
    compareRows(name, await coverageByDistrict(tx, radiusM), rows, comparison);
    if (
      STORED_QUESTIONS.some((stored) => isSameQuestion(stored, question) && stored.radiiM.includes(radiusM))
    )
      for (const kept of await keptCoverage(tx, version, question, radiusM)) {
        const row = rows.find(({ district }) => district === kept.district);
        comparison.same(`${name}, ${kept.district}, covered as stored`, kept.covered, row?.covered ?? null);
        comparison.same(`${name}, ${kept.district}, total as stored`, kept.total, row?.total ?? null);
      }
  }
  if (question.demand === 'people' && grid !== null)
    await compareGaps(tx, data, question, nearest, comparison);
}

function compareRows(
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

async function compareGaps(
  tx: Sql,
  data: SnapshotData,
  question: CoverageQuestion,
  nearest: Nearest,
  comparison: Comparison,
): Promise<void> {
  const population = data.population;
  if (!population) return;
  const { cells, grid, originXCm, originYCm } = population;
  await fillGapCells(tx, grid);
  for (const limits of GAP_LIMITS) {
    const settings: GapSettings = {
      cellCm: cells.cellM * 100,
      originXCm,
      originYCm,
      radiusM: GAP_RADIUS_M,
      ...limits,
    };
    const name = `Gap areas of ${nameOf(question)}, ${GAP_RADIUS_M} m, at least ${limits.minDensity} people per km²`;
    const areas = await gapAreas(tx, settings);
    const totals = await gapTotals(tx, settings);
    const engine = gapsOfEngine(cells, nearest, { radiusM: GAP_RADIUS_M, ...limits });
    const byFirstCell = new Map(
      engine.areas.map((area) => [Math.min(...area.cells.map((cell) => cells.id[cell] ?? 0)), area]),
    );
    comparison.same(`${name}: areas`, areas.length, engine.areas.length);
    comparison.same(`${name}: uncovered`, totals.uncovered, engine.uncoveredPeople);
    comparison.same(`${name}: scattered people`, totals.scattered_people, engine.scattered.people);
    comparison.same(`${name}: scattered cells`, totals.scattered_cells, engine.scattered.cells);
    for (const area of areas) {
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
}

/** The demand that the engine computes on: cells, or open and located facilities, one each. */
function demandOf(data: SnapshotData, { demand }: CoverageQuestion): DemandColumns {
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
  return facilityDemand(columnsOn(data, kind, data.version.as_of), 'count').columns;
}

function nearestOf(
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

function isSameQuestion(a: CoverageQuestion, b: CoverageQuestion): boolean {
  return a.supply === b.supply && a.starsMin === b.starsMin && a.type === b.type && a.demand === b.demand;
}

function nameOf({ supply, starsMin, type, demand }: CoverageQuestion): string {
  return `${demand} near ${supply}${starsMin === null ? '' : ` with ${starsMin} stars or more`}${type === null ? '' : ` of type ${type}`}`;
}
