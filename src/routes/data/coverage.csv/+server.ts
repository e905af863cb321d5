import type { CoverageAnswer, CoverageLine } from '$geo/answers.ts';
import { toCsv } from '$lib/ui/csv.ts';
import { csvResponse } from '../csv.ts';
import type { RequestHandler } from './$types';

const HEAD = [
  'district',
  'name_zh',
  'name_en',
  'covered',
  'total',
  'uncovered',
  'share',
  'covered_radius_minus_10_percent',
  'covered_radius_plus_10_percent',
  'p50_m',
  'p90_m',
  'p95_m',
  'worst_m',
  'edge_people',
  'supply_located',
  'supply_unlocated',
  'supply',
  'stars_min',
  'type',
  'demand',
  'radius_m',
  'data_version',
  'as_of',
  'origin',
  'scenario',
];

/** The coverage table as a file: the question and the figures of `/api/coverage`, one line per district. */
export const GET: RequestHandler = async ({ fetch, url }) => {
  const response = await fetch(`/api/coverage${url.search}`);
  if (!response.ok) return response;
  const { settings, city, districts, provenance } = (await response.json()) as CoverageAnswer; // our own API
  const rowOf = (line: CoverageLine) => [
    line.district,
    line.name_zh,
    line.name_en,
    line.covered,
    line.total,
    line.total - line.covered,
    line.share,
    line.low,
    line.high,
    line.p50_m,
    line.p90_m,
    line.p95_m,
    line.worst_m,
    line.edge_people,
    line.supply_located,
    line.supply_unlocated,
    settings.supply,
    settings.stars_min,
    settings.type?.join(' '),
    settings.demand,
    settings.radius_m,
    provenance.dataVersion,
    provenance.asOf,
    provenance.origin,
    settings.plan,
  ];
  return csvResponse(
    toCsv(HEAD, [city, ...districts].map(rowOf)),
    `suitu-coverage-v${provenance.dataVersion}.csv`,
  );
};
