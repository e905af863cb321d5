/** The queries by which PostGIS recomputes a figure, each asked one example. */
import { findChanged } from '$db/queries/changes-candidates.ts';
import { clusters, fillOldElevators } from '$db/queries/clusters.ts';
import { rescueByDistrict } from '$db/queries/rescue.ts';
import { rescueQuestion } from '$db/rescue-comparison.ts';
import {
  coverageByDistrict,
  landByDistrict,
  measureDistances,
  supplyByDistrict,
} from '$db/queries/coverage.ts';
import { fillFacilityDemand, fillPeople, fillRegister, fillSupply } from '$db/queries/coverage-relations.ts';
import { fillGapCells, gapAreas, gapTotals } from '$db/queries/gap-areas.ts';
import { districtsOfPoints, projectPoints } from '$db/queries/place.ts';
import {
  fillElevatorsDue,
  fillTerm,
  inspectedByDistrict,
  overdueByDistrict,
} from '$db/queries/regulatory.ts';
import { elevatorsByDistrict, grantedByDistrict, starsByDistrict } from '$db/queries/scorecard-register.ts';
import { hazardsByDistrict, kitchensByDistrict, samplesByDistrict } from '$db/queries/scorecard-results.ts';
import { targetsInForce } from '$db/queries/targets.ts';
import { lastInspections, missedHazards } from '$db/queries/worklist.ts';
import { fillCharges, fillOffices, inspectionCounts, workloadByOffice } from '$db/queries/workload.ts';
import type { Sql } from '$db/connect.ts';
import { DEMO_GRID } from '$db/demo/plan.ts';
import { CLUSTER_MIN_POINTS, CLUSTER_RADIUS_M } from '$geo/regulatory/clusters.ts';
import { OLD_FROM_YEARS } from '$geo/regulatory/old-elevators.ts';
import { RESCUE_DEFAULTS } from '$geo/regulatory/rescue-model.ts';
import type { MethodAnchor } from '$lib/methods/anchors.ts';
import { DEFAULT_MIN_DENSITY, DEFAULT_MIN_PEOPLE, DEFAULT_RADIUS_M } from '../coverage-parameters.ts';

/** What the examples speak of. */
export interface Example {
  readonly version: number;
  /** YYYY-MM-DD. */
  readonly day: string;
  /** Name of the population grid. */
  readonly grid: string;
}

interface Query {
  /** File of `db/queries` without its ending, and the function of it. */
  readonly file: string;
  readonly name: string;
  readonly ask: (sql: Sql, on: Example) => unknown;
}

const query = (file: string, name: string, ask: Query['ask']): Query => ({ file, name, ask });

const STARS_MIN = 3;
/** Landmark of the examples: 广州塔. */
const POINT = { lng: 113.3245, lat: 23.1065 };
/** Day of the version before, in the example of changes. */
const BEFORE = '2026-06-30';
const TERM = { firstDay: '2026-09-01', lastDay: '2027-01-20' };
const GAPS = {
  cellCm: DEMO_GRID.stepM * 100,
  originXCm: DEMO_GRID.originX * 100,
  originYCm: DEMO_GRID.originY * 100,
  radiusM: DEFAULT_RADIUS_M,
  minDensity: DEFAULT_MIN_DENSITY,
  minPeople: DEFAULT_MIN_PEOPLE,
};

/** Written out in the section that they belong to. */
export const QUERIES: Readonly<Partial<Record<MethodAnchor, readonly Query[]>>> = {
  changes: [
    query('changes-candidates', 'findChanged', (sql, { version, day }) =>
      findChanged(sql, { before: { version: version - 1, day: BEFORE }, after: { version, day } }),
    ),
  ],
  coordinates: [query('place', 'projectPoints', (sql) => projectPoints(sql, [POINT]))],
  boundaries: [query('place', 'districtsOfPoints', (sql) => districtsOfPoints(sql, [POINT]))],
  coverage: [
    query('coverage-relations', 'fillRegister', (sql, { version, day }) =>
      fillRegister(sql, { kind: 'market', version, day, ratings: 'current' }),
    ),
    query('coverage-relations', 'fillSupply', (sql) => fillSupply(sql, { starsMin: STARS_MIN, types: null })),
    query('coverage-relations', 'fillPeople', (sql, { grid }) => fillPeople(sql, grid)),
    query('coverage-relations', 'fillFacilityDemand', (sql) => fillFacilityDemand(sql, 'count')),
    query('coverage', 'measureDistances', (sql) => measureDistances(sql)),
    query('coverage', 'coverageByDistrict', (sql) => coverageByDistrict(sql, DEFAULT_RADIUS_M)),
    query('coverage', 'supplyByDistrict', (sql) =>
      supplyByDistrict(sql, { starsMin: STARS_MIN, types: null }),
    ),
  ],
  'area-coverage': [
    query('coverage', 'landByDistrict', (sql) => landByDistrict(sql, DEMO_GRID.stepM, DEFAULT_RADIUS_M)),
  ],
  'gap-areas': [
    query('gap-areas', 'fillGapCells', (sql, { grid }) => fillGapCells(sql, grid)),
    query('gap-areas', 'gapAreas', (sql) => gapAreas(sql, GAPS)),
    query('gap-areas', 'gapTotals', (sql) => gapTotals(sql, GAPS)),
  ],
  'inspected-share': [
    query('regulatory', 'fillTerm', (sql, { version }) =>
      fillTerm(sql, { version, ...TERM, types: ['school'], purposes: null }),
    ),
    query('regulatory', 'inspectedByDistrict', (sql) => inspectedByDistrict(sql, TERM)),
  ],
  'follow-up': [query('scorecard-results', 'hazardsByDistrict', (sql, on) => hazardsByDistrict(sql, on))],
  overdue: [
    query('regulatory', 'fillElevatorsDue', (sql, on) => fillElevatorsDue(sql, on)),
    query('regulatory', 'overdueByDistrict', (sql, { day }) => overdueByDistrict(sql, day)),
    query('scorecard-register', 'elevatorsByDistrict', (sql, on) => elevatorsByDistrict(sql, on)),
  ],
  worklists: [
    query('worklist', 'lastInspections', (sql, on) =>
      lastInspections(sql, { ...on, ids: [1, 2, 3], purposes: null }),
    ),
    query('worklist', 'missedHazards', (sql, on) => missedHazards(sql, on)),
  ],
  workload: [
    query('workload', 'fillOffices', (sql, on) => fillOffices(sql, on)),
    query('workload', 'fillCharges', (sql, on) => fillCharges(sql, on)),
    query('workload', 'inspectionCounts', (sql, on) => inspectionCounts(sql, on)),
    query('workload', 'workloadByOffice', (sql, on) => workloadByOffice(sql, on)),
  ],
  clusters: [
    query('clusters', 'fillOldElevators', (sql, on) =>
      fillOldElevators(sql, { ...on, years: OLD_FROM_YEARS }),
    ),
    query('clusters', 'clusters', (sql) =>
      clusters(sql, { radiusM: CLUSTER_RADIUS_M, minPoints: CLUSTER_MIN_POINTS }),
    ),
  ],
  rescue: [
    query('rescue', 'rescueByDistrict', (sql) => rescueByDistrict(sql, rescueQuestion(RESCUE_DEFAULTS))),
  ],
  'star-markets': [
    query('scorecard-register', 'starsByDistrict', (sql, on) => starsByDistrict(sql, on)),
    query('scorecard-register', 'grantedByDistrict', (sql, on) => grantedByDistrict(sql, on)),
  ],
  'bright-kitchen': [
    query('scorecard-results', 'kitchensByDistrict', (sql, on) => kitchensByDistrict(sql, on)),
  ],
  'food-samples': [query('scorecard-results', 'samplesByDistrict', (sql, on) => samplesByDistrict(sql, on))],
  targets: [query('targets', 'targetsInForce', (sql) => targetsInForce(sql))],
};

/** Names of queries of other sections that a section rests on, too. */
export const SHARED: Readonly<Partial<Record<MethodAnchor, readonly string[]>>> = {
  located: ['supplyByDistrict'],
  time: ['fillRegister'],
  stars: ['fillRegister'],
  population: ['fillPeople'],
  percentiles: ['coverageByDistrict'],
  band: ['coverageByDistrict'],
  detour: ['coverageByDistrict'],
  'area-coverage': ['measureDistances'],
  rescue: ['measureDistances'],
  clusters: ['elevatorsByDistrict'],
  'gap-areas': ['measureDistances'],
};

/** The example of the page: the data that are served, and the grid of the demonstration. */
export const exampleOf = (version: number, day: string): Example => ({ version, day, grid: DEMO_GRID.grid });
