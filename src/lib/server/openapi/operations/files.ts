/** The same questions as files. */
import * as v from 'valibot';
import { KINDS } from '$geo/kinds/vocabulary.ts';
import { coverageSchema } from '../../coverage-parameters.ts';
import { facilitiesSchema } from '../../facility-parameters.ts';
import { facilitiesFile } from '../answers/facilities.ts';
import { whole, word } from '../json-schema.ts';
import { COVERAGE_QUESTIONS } from './coverage.ts';
import { csv, CSV_TYPE, GEOJSON_TYPE, type Operation } from '../operation.ts';

export const files: readonly Operation[] = [
  {
    route: '/data/coverage.csv',
    method: 'get',
    id: 'downloadCoverage',
    tag: 'files',
    summary: 'The table of `/api/coverage`: the question and a line per district.',
    query: coverageSchema,
    answers: { [CSV_TYPE]: csv('The city, then its districts.') },
    keeping: 'no-cache',
    examples: COVERAGE_QUESTIONS.map((question) => `/data/coverage.csv?${question}`),
  },
  {
    route: '/data/facilities/[file]',
    method: 'get',
    id: 'downloadFacilities',
    tag: 'files',
    summary: 'All facilities of a kind, or those that fit the parameters of `/api/facilities`.',
    description:
      'Whatever their status unless `status` says otherwise. The kind stands in the path; there are no pages.',
    path: {
      file: word(
        'Kind and format.',
        KINDS.flatMap((kind) => [`${kind}.csv`, `${kind}.geojson`]),
      ),
    },
    query: v.omit(facilitiesSchema, ['kind', 'limit', 'cursor']),
    answers: { [CSV_TYPE]: csv('A line for each facility.'), [GEOJSON_TYPE]: facilitiesFile },
    keeping: 'no-cache',
    others: { 404: 'There is no such kind or format.' },
    examples: [
      '/data/facilities/market.csv?stars_min=3&district=440105&status=open&located=true',
      '/data/facilities/market.csv?stars=5,4&q=示例',
      '/data/facilities/canteen.csv?type=school',
      '/data/facilities/station.geojson?near=113.3245,23.1065&radius_m=5000&bbox=113.2,23.0,113.4,23.2',
    ],
  },
  {
    route: '/data/unlocated/[kind].csv',
    method: 'get',
    id: 'downloadUnlocated',
    tag: 'files',
    summary: 'Facilities without usable coordinates, to be filled in and imported again.',
    path: { kind: word('Kind of facility.', KINDS) },
    answers: { [CSV_TYPE]: csv('With empty columns for the coordinates.') },
    keeping: 'no-cache',
    others: { 404: 'There is no such kind.' },
    examples: ['/data/unlocated/market.csv'],
  },
  {
    route: '/data/rejects/[batch].csv',
    method: 'get',
    id: 'downloadRejects',
    tag: 'files',
    summary: 'Rows of an import that were not taken, with the reason.',
    path: { batch: { ...whole('Number of the import.'), minimum: 1 } },
    answers: { [CSV_TYPE]: csv('Row, column, value and reason.') },
    keeping: 'no-cache',
    others: { 404: 'That is no number of an import.' },
    examples: ['/data/rejects/1.csv'],
  },
];
