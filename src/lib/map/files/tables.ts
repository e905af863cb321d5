/** The tables of the map page, as grids: what the screen shows, with every digit. */
import type { CoverageLine, GapProperties } from '$geo/answers.ts';
import type { CoverageCurves } from '$geo/coverage/curve.ts';
import type { ScenarioLine } from '$geo/coverage/scenario-figures.ts';
import { DISTRICTS } from '$geo/kinds/vocabulary.ts';
import type { FrontierPoint } from '$geo/siting/frontier.ts';
import { coverageGrid } from '$lib/files/coverage-table.ts';
import { gridOf, type Grid } from '$lib/files/table.ts';
import type { CoverageTable } from '../figures.ts';
import type { PlanPlace } from './plan-places.ts';

const CITY = { zh: '全市', en: 'Guangzhou' };
const nameOf = (code: number) => DISTRICTS.find((district) => district.code === code) ?? CITY;
const shareOf = (part: number, total: number) => (total === 0 ? null : part / total);

/** Coverage of the city and its districts; with a scenario also before and by how much it changes. */
export const coverageWithPlan = (table: CoverageTable, lines: readonly ScenarioLine[]): Grid => {
  const after = coverageGrid(table);
  if (lines.length === 0) return after;
  const rows = [table.city, ...table.districts].map(({ district }) =>
    lines.find((line) => line.district === district),
  );
  const before = gridOf(rows, [
    ['covered_before', 'whole', (line) => line?.before],
    ['share_before', 'share', (line) => line && shareOf(line.before, line.total)],
    ['change', 'change', (line) => line?.change],
  ]);
  return {
    columns: [...after.columns, ...before.columns],
    rows: after.rows.map((row, at) => [...row, ...(before.rows[at] ?? [])]),
  };
};

/** Weighted percentiles of the distance to the nearest supply. */
export const percentileGrid = ({ city, districts }: CoverageTable): Grid =>
  gridOf<CoverageLine>(
    [city, ...districts],
    [
      ['district', 'number', (line) => line.district],
      ['name_zh', 'text', (line) => line.name_zh],
      ['name_en', 'text', (line) => line.name_en],
      ['p50_m', 'metres', (line) => line.p50_m],
      ['p90_m', 'metres', (line) => line.p90_m],
      ['p95_m', 'metres', (line) => line.p95_m],
      ['worst_m', 'metres', (line) => line.worst_m],
      ['total', 'whole', (line) => line.total],
    ],
  );

/** The curves of some scopes (codes; 440100 = the city), one row for each radius. */
export const curveGrid = ({ radiiM, lines }: CoverageCurves, scopes: readonly number[]): Grid => {
  const points = scopes.flatMap((scope) => {
    const line = lines.find(({ district }) => district === scope);
    if (!line) return [];
    return Array.from(radiiM, (radiusM, step) => ({
      district: scope,
      total: line.total,
      radiusM,
      covered: line.covered[step] ?? 0,
    }));
  });
  return gridOf(points, [
    ['district', 'number', ({ district }) => district],
    ['name_zh', 'text', ({ district }) => nameOf(district).zh],
    ['name_en', 'text', ({ district }) => nameOf(district).en],
    ['within_m', 'whole', ({ radiusM }) => radiusM],
    ['covered', 'whole', ({ covered }) => covered],
    ['total', 'whole', ({ total }) => total],
    ['share', 'share', ({ covered, total }) => shareOf(covered, total)],
  ]);
};

export const gapGrid = (gaps: readonly GapProperties[]): Grid =>
  gridOf(gaps, [
    ['rank', 'number', (gap) => gap.rank],
    ['district', 'number', (gap) => gap.district],
    ['label_zh', 'text', (gap) => gap.label_zh],
    ['label_en', 'text', (gap) => gap.label_en],
    ['people', 'whole', (gap) => gap.people],
    ['cells', 'whole', (gap) => gap.cells],
    ['area_km2', 'km2', (gap) => gap.area_km2],
    ['worst_m', 'metres', (gap) => gap.worst_m],
    ['longitude', 'degrees', (gap) => gap.point[0]],
    ['latitude', 'degrees', (gap) => gap.point[1]],
    ['nearest_id', 'number', (gap) => gap.nearest?.id],
    ['nearest_zh', 'text', (gap) => gap.nearest?.name_zh],
    ['nearest_en', 'text', (gap) => gap.nearest?.name_en],
    ['site_longitude', 'degrees', (gap) => gap.best_site?.point[0]],
    ['site_latitude', 'degrees', (gap) => gap.best_site?.point[1]],
    ['site_people', 'whole', (gap) => gap.best_site?.people],
    ['site_candidates', 'whole', (gap) => gap.best_site?.candidates],
  ]);

/** Before and after a scenario, the city first. */
export const planChangeGrid = (lines: readonly ScenarioLine[]): Grid =>
  gridOf(lines, [
    ['district', 'number', ({ district }) => district],
    ['name_zh', 'text', ({ district }) => nameOf(district).zh],
    ['name_en', 'text', ({ district }) => nameOf(district).en],
    ['total', 'whole', ({ total }) => total],
    ['covered_before', 'whole', ({ before }) => before],
    ['share_before', 'share', ({ before, total }) => shareOf(before, total)],
    ['covered_after', 'whole', ({ after }) => after],
    ['share_after', 'share', ({ after, total }) => shareOf(after, total)],
    ['change', 'change', ({ change }) => change],
  ]);

export const planStepGrid = (steps: readonly PlanPlace[]): Grid =>
  gridOf(steps, [
    ['step', 'number', ({ step }) => step],
    ['operation', 'text', ({ operation }) => operation],
    ['facility', 'text', ({ facility }) => String(facility)],
    ['words', 'text', ({ words }) => words],
    ['stars', 'number', ({ stars }) => stars],
    ['from_longitude', 'degrees', ({ from }) => from?.[0]],
    ['from_latitude', 'degrees', ({ from }) => from?.[1]],
    ['to_longitude', 'degrees', ({ to }) => to?.[0]],
    ['to_latitude', 'degrees', ({ to }) => to?.[1]],
    ['people_gained', 'change', ({ gain }) => gain],
    ['people_gained_city', 'change', ({ cityGain }) => cityGain],
  ]);

/** People gained by 1, 2, … sites. */
export const frontierGrid = (points: readonly FrontierPoint[], coveredBefore: number): Grid =>
  gridOf(points, [
    ['sites', 'number', ({ p }) => p],
    ['gain', 'change', ({ covered }) => covered - coveredBefore],
    ['gain_of_last', 'change', ({ marginal }) => marginal],
    ['bound', 'whole', ({ bound }) => bound - coveredBefore],
    ['proved', 'text', ({ status }) => status === 'proved'],
  ]);
