/** What is loaded. */
import { KINDS } from '$geo/kinds/vocabulary.ts';
import { facilitiesSchema } from '../../facility-parameters.ts';
import { datedSchema, pinnedSchema } from '../../parameters.ts';
import { targetsSchema } from '../../target-parameters.ts';
import { facilitiesAnswer, facilityAnswer, standardsAnswer, statusAnswer } from '../answers/facilities.ts';
import { finderAnswer } from '../answers/finder.ts';
import { targetsAnswer } from '../answers/scorecard.ts';
import { whole } from '../json-schema.ts';
import { CSV_TYPE, GEOJSON_TYPE, JSON_TYPE, type Operation } from '../operation.ts';

export const facts: readonly Operation[] = [
  {
    route: '/api/status',
    method: 'get',
    id: 'getStatus',
    tag: 'facts',
    summary: 'Data version, day, origins, counts.',
    query: pinnedSchema,
    answers: { [JSON_TYPE]: statusAnswer },
    keeping: 'version',
    examples: ['/api/status'],
  },
  {
    route: '/api/facilities',
    method: 'get',
    id: 'listFacilities',
    tag: 'facts',
    summary: 'Facilities that fit, page by page; nearest first with `near`.',
    description:
      `Kinds are ${KINDS.join(', ')}. Follow \`nextCursor\` to the last page: pages stay those of one data version. ` +
      'Unlocated facilities have a null geometry.',
    query: facilitiesSchema,
    answers: { [GEOJSON_TYPE]: facilitiesAnswer },
    keeping: 'version',
    examples: [
      '/api/facilities?kind=market&stars_min=3&district=440105,440104&limit=2',
      '/api/facilities?kind=market&stars=5,4,unrated&status=any&located=true',
      '/api/facilities?near=113.3245,23.1065&radius_m=3000&limit=5',
      '/api/facilities?kind=canteen&type=school,elderly&bbox=113.2,23.0,113.4,23.2',
      '/api/facilities?q=示例',
    ],
  },
  {
    route: '/api/facilities/[id]',
    method: 'get',
    id: 'getFacility',
    tag: 'facts',
    summary: 'One facility with its details, ratings, inspections and history.',
    path: { id: { ...whole('Id of the facility.'), minimum: 1 } },
    query: datedSchema,
    answers: { [GEOJSON_TYPE]: facilityAnswer },
    keeping: 'version',
    others: { 404: '`facility_unknown`: not in this data version on this day.' },
    examples: ['/api/facilities/1'],
  },
  {
    route: '/api/standards',
    method: 'get',
    id: 'listStandards',
    tag: 'facts',
    summary: 'Service radii by kind of supply, each with its source.',
    query: pinnedSchema,
    answers: { [JSON_TYPE]: standardsAnswer },
    keeping: 'etag',
    examples: ['/api/standards'],
  },
  {
    route: '/api/targets',
    method: 'get',
    id: 'listTargets',
    tag: 'facts',
    summary: 'Targets and service radii with sentence, source and the time in which they were in force.',
    query: targetsSchema,
    answers: {
      [JSON_TYPE]: targetsAnswer,
      [CSV_TYPE]: {
        type: 'string',
        description: 'The file that `suitu targets import` takes: what is in force, without history. UTF-8.',
      },
    },
    keeping: 'etag',
    examples: [
      '/api/targets?kind=target&scope=city',
      '/api/targets?history=true&district=440111',
      '/api/targets?format=csv',
    ],
  },
  {
    route: '/finder/markets.json',
    method: 'get',
    id: 'getFinder',
    tag: 'facts',
    summary: 'All markets with search keys, and places to start from.',
    query: pinnedSchema,
    answers: { [JSON_TYPE]: finderAnswer },
    keeping: 'version',
    examples: ['/finder/markets.json'],
  },
];
