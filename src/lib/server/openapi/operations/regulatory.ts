/** What chiefs of districts look at. */
import { DISTRICTS } from '$geo/kinds/vocabulary.ts';
import { WORKLISTS } from '$geo/regulatory/answers.ts';
import { alertsSchema, changesSchema } from '../../changes-parameters.ts';
import { clustersSchema, rescueSchema, rescueSitesSchema } from '../../elevator-parameters.ts';
import { datedSchema } from '../../parameters.ts';
import { scorecardSchema } from '../../scorecard-parameters.ts';
import { worklistSchema } from '../../worklist-parameters.ts';
import { workloadSchema } from '../../workload-parameters.ts';
import { alertsAnswer } from '../answers/alerts.ts';
import { clustersAnswer, rescueAnswer, rescueSitesAnswer } from '../answers/elevators.ts';
import { changesAnswer, regulatoryAnswer } from '../answers/regulatory.ts';
import { districtsAnswer, scorecardAnswer } from '../answers/scorecard.ts';
import { worklistAnswer } from '../answers/worklist.ts';
import { workloadAnswer } from '../answers/workload.ts';
import { word } from '../json-schema.ts';
import { csv, CSV_TYPE, GEOJSON_TYPE, JSON_TYPE, type Operation, xlsx, XLSX_TYPE } from '../operation.ts';

export const regulatory: readonly Operation[] = [
  {
    route: '/api/districts',
    method: 'get',
    id: 'listScorecards',
    tag: 'regulatory',
    summary: 'Every indicator of the city and its eleven districts, against its target.',
    query: scorecardSchema,
    answers: {
      [JSON_TYPE]: districtsAnswer,
      [CSV_TYPE]: csv('A line for each district and indicator.'),
      [XLSX_TYPE]: xlsx,
    },
    keeping: 'etag',
    examples: [
      '/api/districts?radius_m=1000&stars_min=3&ratings=valid&known=now',
      '/api/districts?format=csv',
      '/api/districts?format=xlsx&lang=en',
    ],
  },
  {
    route: '/api/districts/[code]/scorecard',
    method: 'get',
    id: 'getScorecard',
    tag: 'regulatory',
    summary: 'Every indicator of one district, with its trend and beside the others.',
    path: {
      code: word(
        'Code of the district.',
        DISTRICTS.map(({ code }) => code),
      ),
    },
    query: scorecardSchema,
    answers: {
      [JSON_TYPE]: scorecardAnswer,
      [CSV_TYPE]: csv('A line for each indicator of the district and the city.'),
      [XLSX_TYPE]: xlsx,
    },
    keeping: 'etag',
    others: { 404: '`district_unknown`.' },
    examples: [
      '/api/districts/440105/scorecard?radius_m=500&stars_min=1&ratings=current',
      '/api/districts/440105/scorecard?as_of=2026-11-22&known=then',
      '/api/districts/440105/scorecard?format=csv',
      '/api/districts/440105/scorecard?format=xlsx&lang=zh',
    ],
  },
  {
    route: '/api/regulatory',
    method: 'get',
    id: 'getRegulatory',
    tag: 'regulatory',
    summary: 'Inspected shares of school terms and elevators overdue, by district.',
    description: 'How they are counted: `/methods#inspected-share`, `/methods#overdue`.',
    query: datedSchema,
    answers: { [JSON_TYPE]: regulatoryAnswer },
    keeping: 'version',
    examples: ['/api/regulatory'],
  },
  {
    route: '/api/worklists/[name]',
    method: 'get',
    id: 'getWorklist',
    tag: 'regulatory',
    summary: 'What a figure lacks, one by one, most urgent first.',
    path: { name: word('The list.', WORKLISTS) },
    query: worklistSchema,
    answers: { [JSON_TYPE]: worklistAnswer, [CSV_TYPE]: csv('All items.'), [XLSX_TYPE]: xlsx },
    keeping: 'version',
    others: { 404: '`worklist_unknown`.' },
    examples: [
      '/api/worklists/schools?term=2026-autumn&district=440105&limit=5&page=1&sort=name&known=now',
      '/api/worklists/overdue?office=none&urgency=1&days_min=0',
      '/api/worklists/unknown?town=示例街道&q=示例',
      '/api/worklists/hazards',
      '/api/worklists/suppliers?format=csv',
      '/api/worklists/overdue?format=xlsx&lang=en',
    ],
  },
  {
    route: '/api/workload',
    method: 'get',
    id: 'getWorkload',
    tag: 'regulatory',
    summary: 'The offices, what each has charge of, and what comes to one inspector.',
    description: 'How it is counted: `/methods#workload`.',
    query: workloadSchema,
    answers: { [JSON_TYPE]: workloadAnswer, [CSV_TYPE]: csv('A line for each office.'), [XLSX_TYPE]: xlsx },
    keeping: 'version',
    examples: [
      '/api/workload?district=440105&type=supervision_office&sort=farthest',
      '/api/workload?format=csv',
      '/api/workload?format=xlsx&lang=en',
    ],
  },
  {
    route: '/api/changes',
    method: 'get',
    id: 'getChanges',
    tag: 'regulatory',
    summary: 'What happened and what was corrected since an earlier data version.',
    description: 'How the two are told apart: `/methods#changes`.',
    query: changesSchema,
    answers: { [JSON_TYPE]: changesAnswer },
    keeping: 'version',
    others: { 404: 'There is no such earlier version.' },
    examples: ['/api/changes?limit=3', '/api/changes?district=440105&since=1'],
  },
  {
    route: '/api/alerts',
    method: 'get',
    id: 'listAlerts',
    tag: 'regulatory',
    summary: 'What fell below its target since an earlier data version, and why.',
    description: 'How causes are told: `/methods#alerts`.',
    query: alertsSchema,
    answers: { [JSON_TYPE]: alertsAnswer },
    keeping: 'etag',
    others: { 404: 'There is no such earlier version.' },
    examples: ['/api/alerts?ratings=valid', '/api/alerts?district=440105&since=1'],
  },
  {
    route: '/api/clusters',
    method: 'get',
    id: 'listClusters',
    tag: 'regulatory',
    summary: 'Clusters of old elevators in housing, largest first, with their hulls.',
    description: 'How they are made: `/methods#clusters`.',
    query: clustersSchema,
    answers: {
      [GEOJSON_TYPE]: clustersAnswer,
      [CSV_TYPE]: csv('A line for each cluster.'),
      [XLSX_TYPE]: xlsx,
    },
    keeping: 'version',
    examples: [
      '/api/clusters?eps_m=1000&min_elevators=2&min_age=5&known=now',
      '/api/clusters?district=440105',
      '/api/clusters?format=csv',
      '/api/clusters?format=xlsx&lang=en',
    ],
  },
  {
    route: '/api/rescue',
    method: 'get',
    id: 'getRescue',
    tag: 'regulatory',
    summary: 'The modelled rescue response by district, and the worst-served buildings.',
    description: 'A model, not a measurement: `/methods#rescue`.',
    query: rescueSchema,
    answers: {
      [JSON_TYPE]: rescueAnswer,
      [CSV_TYPE]: csv('A line for each district, or each of the worst-served buildings.'),
      [XLSX_TYPE]: xlsx,
    },
    keeping: 'version',
    examples: [
      '/api/rescue?dispatch_min=1&readiness_min=2&speed_kmh=25&access_min=2.5&detour=1.3&known=now',
      '/api/rescue?district=440105',
      '/api/rescue?format=csv&table=buildings',
      '/api/rescue?format=xlsx&lang=en',
    ],
  },
  {
    route: '/api/rescue/sites',
    method: 'get',
    id: 'siteRescueStations',
    tag: 'regulatory',
    summary: 'Where further rescue stations bring most elevators within the limit.',
    description: 'Proved, or with a bound: `/methods#siting`.',
    query: rescueSitesSchema,
    answers: { [JSON_TYPE]: rescueSitesAnswer, [CSV_TYPE]: csv('A line for each site.'), [XLSX_TYPE]: xlsx },
    keeping: 'no-store',
    examples: [
      '/api/rescue/sites?sites=2&within_min=10.6&speed_kmh=10&known=now',
      '/api/rescue/sites?district=440105&dispatch_min=1&readiness_min=2&access_min=3&detour=1.4',
      '/api/rescue/sites?format=csv',
      '/api/rescue/sites?format=xlsx&lang=en',
    ],
  },
];
