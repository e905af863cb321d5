/** The coverage of the districts as a table; the server and the page write the same file. */
import type { CoverageAnswer, CoverageLine, CoverageSettings, Provenance } from '$geo/answers.ts';
import { gridOf, type Cell, type Grid } from './table.ts';

/** The city first, then its districts. */
export const coverageGrid = ({ city, districts }: Pick<CoverageAnswer, 'city' | 'districts'>): Grid =>
  gridOf<CoverageLine>(
    [city, ...districts],
    [
      ['district', 'number', (line) => line.district],
      ['name_zh', 'text', (line) => line.name_zh],
      ['name_en', 'text', (line) => line.name_en],
      ['covered', 'whole', (line) => line.covered],
      ['total', 'whole', (line) => line.total],
      ['uncovered', 'whole', (line) => line.total - line.covered],
      ['share', 'share', (line) => line.share],
      ['covered_radius_minus_10_percent', 'whole', (line) => line.low],
      ['covered_radius_plus_10_percent', 'whole', (line) => line.high],
      ['covered_unlocated_best', 'whole', (line) => line.unlocated_best],
      ['land_covered_m2', 'whole', (line) => line.land_covered_m2],
      ['land_m2', 'whole', (line) => line.land_m2],
      ['p50_m', 'metres', (line) => line.p50_m],
      ['p90_m', 'metres', (line) => line.p90_m],
      ['p95_m', 'metres', (line) => line.p95_m],
      ['worst_m', 'metres', (line) => line.worst_m],
      ['edge_people', 'whole', (line) => line.edge_people],
      ['supply_located', 'whole', (line) => line.supply_located],
      ['supply_unlocated', 'whole', (line) => line.supply_unlocated],
    ],
  );

/** What a coverage figure rests on, as the constant columns of a CSV. */
export const coverageSettings = (
  settings: Pick<
    CoverageSettings,
    'supply' | 'stars_min' | 'type' | 'demand' | 'weight' | 'radius_m' | 'detour' | 'plan'
  >,
  { dataVersion, asOf, origin }: Pick<Provenance, 'dataVersion' | 'asOf' | 'origin'>,
): Record<string, Cell> => ({
  supply: settings.supply,
  stars_min: settings.stars_min,
  type: settings.type?.join(' '),
  demand: settings.demand,
  weight: settings.weight,
  radius_m: settings.radius_m,
  detour: settings.detour,
  data_version: dataVersion,
  as_of: asOf,
  origin,
  scenario: settings.plan,
});
