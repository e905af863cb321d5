/** Who is within reach, and where something new should go. */
import { scenarioSchema } from '$geo/coverage/scenario-schema.ts';
import { coverageSchema, gapsSchema } from '../../coverage-parameters.ts';
import { sitingSchema } from '../../siting-parameters.ts';
import { coverageAnswer, gapsAnswer, scenarioAnswer, sitingAnswer } from '../answers/coverage.ts';
import { bodyOf, jsonOf } from '../from-valibot.ts';
import { named } from '../json-schema.ts';
import { GEOJSON_TYPE, JSON_TYPE, type Operation } from '../operation.ts';

const PLAN = '1*1*20261120*market*people*count*3**current*1000*_a*A*113290000000*23150000000*3**';

/** Questions that have every parameter between them. */
export const COVERAGE_QUESTIONS = [
  'supply=market&stars_min=3&radius_m=1000&ratings=valid',
  'supply=station&type=elevator_rescue&demand=elevator&radius_m=3000&detour=1.3',
  'supply=station&demand=canteen&weight=meals',
  `supply=market&stars_min=3&plan=${PLAN}`,
] as const;

export const coverage: readonly Operation[] = [
  {
    route: '/api/coverage',
    method: 'get',
    id: 'getCoverage',
    tag: 'coverage',
    summary: 'Covered, total, share, band, percentiles: for the city and each district.',
    description: 'How it is computed: `/methods#coverage`.',
    query: coverageSchema,
    answers: { [JSON_TYPE]: coverageAnswer },
    keeping: 'version',
    examples: COVERAGE_QUESTIONS.map((question) => `/api/coverage?${question}`),
  },
  {
    route: '/api/gaps',
    method: 'get',
    id: 'listGaps',
    tag: 'coverage',
    summary: 'Gap areas as polygons, with people and the best single site.',
    description: 'How they are made: `/methods#gap-areas`. Only with `demand=people`.',
    query: gapsSchema,
    answers: { [GEOJSON_TYPE]: gapsAnswer },
    keeping: 'version',
    examples: [
      '/api/gaps?supply=market&stars_min=3&radius_m=1000&ratings=valid&district=440105',
      '/api/gaps?supply=station&type=supervision_office&min_density=0&min_people=500&demand=people',
      `/api/gaps?supply=market&stars_min=3&detour=1.2&weight=count&plan=${PLAN}`,
    ],
  },
  {
    route: '/api/siting',
    method: 'post',
    id: 'siteFacilities',
    tag: 'coverage',
    summary: 'The best places for new sites, proved or with a bound.',
    description:
      'The members of `/api/coverage`, and what is sought. Ends after ten seconds with the best so far and its bound. ' +
      'How: `/methods#siting`.',
    body: named('SitingQuestion', bodyOf(sitingSchema)),
    answers: { [JSON_TYPE]: sitingAnswer },
    keeping: 'no-store',
    others: { 410: '`version_gone`: the data version asked for is not held.' },
    examples: ['/api/siting'],
    bodyExample: {
      supply: 'market',
      stars_min: 3,
      radius_m: 500,
      objective: 'max_coverage',
      sites: 3,
      district: 440105,
      forbidden_area: { lng: 113.27, lat: 23.13, radius_m: 500 },
    },
  },
  {
    route: '/api/scenario',
    method: 'post',
    id: 'computeScenario',
    tag: 'coverage',
    summary: 'Coverage before and after a scenario, and the gap areas that stay.',
    description: 'A scenario as the map page saves it. Its `dataVersion` must be one that is held.',
    body: named('ScenarioFile', jsonOf(scenarioSchema)),
    answers: { [JSON_TYPE]: scenarioAnswer },
    keeping: 'no-store',
    others: { 410: '`version_gone`: the data version of the scenario is not held.' },
    examples: ['/api/scenario'],
    bodyExample: {
      format: 'suitu-scenario',
      version: 1,
      name: 'One more market',
      dataVersion: 1,
      asOf: '2026-11-20',
      question: {
        supply: 'market',
        demand: 'people',
        weight: 'count',
        starsMin: 3,
        types: null,
        ratings: 'current',
        radiusM: 1000,
      },
      operations: [
        { op: 'add', site: 'A', name: '', kind: 'market', stars: 3, type: null, lng: 113.29, lat: 23.15 },
      ],
    },
  },
];
