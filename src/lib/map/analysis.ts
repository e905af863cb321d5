/** Coverage in the browser by the engine of geo/, so that the radius can be dragged: the figures of the API. */
import type { CoverageLine } from '$geo/answers.ts';
import type { CellColumns, DemandColumns } from '$geo/columns/columns.ts';
import type { WireFacilities } from '$geo/columns/wire.ts';
import { landCoverage } from '$geo/coverage/area-coverage.ts';
import { coverageByDistrict, type CoverageRow } from '$geo/coverage/coverage.ts';
import { nearestSupply, supplyPoints, type Nearest } from '$geo/coverage/nearest.ts';
import type { SupplyQuestion } from '$geo/coverage/scenario.ts';
import type { ScenarioFacilities } from '$geo/coverage/scenario-roster.ts';
import { questionSupply } from '$geo/coverage/scenario-supply.ts';
import { DISTRICTS } from '$geo/kinds/vocabulary.ts';
import type { CoverageTable } from './figures.ts';
import { radiusOf, type View } from './view.ts';

/** The exact columns of a kind, which analysis needs; null while they are not here. */
export const exactColumns = (columns: WireFacilities | undefined): ScenarioFacilities | null =>
  columns?.id ? { ...columns, id: columns.id } : null;

/** The nearest supply of each demand point. */
export const nearestOf = (
  demand: DemandColumns,
  supply: ScenarioFacilities,
  question: SupplyQuestion,
): Nearest => nearestSupply(demand, supplyPoints(supply, questionSupply(supply, question)));

const NAMES = new Map<number, { zh: string; en: string }>(
  DISTRICTS.map((district) => [district.code, district]),
);

/** A line of the table: new figures, and from the API's line what the radius does not change. */
const lineOf = (row: CoverageRow, before: CoverageLine | undefined) => ({
  district: row.district,
  name_zh: NAMES.get(row.district)?.zh ?? before?.name_zh ?? '',
  name_en: NAMES.get(row.district)?.en ?? before?.name_en ?? '',
  covered: row.covered,
  total: row.total,
  share: row.share,
  low: row.low,
  high: row.high,
  p50_m: row.p50M,
  p90_m: row.p90M,
  p95_m: row.p95M,
  worst_m: row.worstM,
  edge_people: row.edgePeople,
  supply_located: before?.supply_located ?? 0,
  supply_unlocated: before?.supply_unlocated ?? 0,
  demand_unlocated: before?.demand_unlocated ?? 0,
});

/** The coverage table at the limit of a view, from known distances; `before` is the API's answer to the same supply. */
export const tableAt = (
  demand: DemandColumns,
  d2: Float64Array,
  view: Pick<View, 'radiusM' | 'detour'>,
  before: CoverageTable,
  /** The demand, where it is people: they live on land. */
  cells: CellColumns | null,
): CoverageTable => {
  const rows = coverageByDistrict(demand, d2, radiusOf(view));
  const known = new Map([before.city, ...before.districts].map((line) => [line.district, line]));
  const land = cells && landCoverage(cells, d2, radiusOf(view));
  const [city, ...districts] = rows.map((row, at) => ({
    ...lineOf(row, known.get(row.district)),
    unlocated_best: null,
    land_covered_m2: land?.[at]?.coveredM2 ?? null,
    land_m2: land?.[at]?.totalM2 ?? null,
  }));
  return {
    ...before,
    settings: { ...before.settings, radius_m: view.radiusM, detour: view.detour },
    city: city ?? before.city,
    districts,
  };
};
