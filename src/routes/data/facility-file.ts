/** Facilities as a file that grows page by page: 230,000 elevators never stand in memory at once. */
import type { FacilitiesAnswer, FacilityFeature } from '$geo/answers.ts';
import type { Kind } from '$geo/kinds/vocabulary.ts';
import { ask, type Answer, type Failure } from '$lib/map/ask.ts';
import { toCsv, type CsvValue } from '$lib/ui/csv.ts';

export const FILE_FORMATS = ['csv', 'geojson'] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];

const COLUMNS = [
  'code',
  'name_zh',
  'name_en',
  'address',
  'town',
  'district',
  'declared_district',
  'located_district',
  'located',
  'location_quality',
  'status',
  'type',
  'stars',
  'rating_state',
  'install_year',
  'residential',
  'next_due_on',
  'meals_a_day',
  'inspectors',
  'stalls',
  'data_origin',
] as const;

const rowOf = ({ id, geometry, properties }: FacilityFeature, version: number, asOf: string): CsvValue[] => [
  id,
  ...COLUMNS.map((column) => properties[column]),
  geometry?.coordinates[0],
  geometry?.coordinates[1],
  version,
  asOf,
];

const HEAD = ['id', ...COLUMNS, 'lng', 'lat', 'data_version', 'as_of'];

/** One page of the API as the text that belongs at its place in the file. */
const piece = (format: FileFormat, page: FacilitiesAnswer, isFirst: boolean): string => {
  const { dataVersion, asOf, origin } = page.provenance;
  if (format === 'csv') {
    const text = toCsv(
      HEAD,
      page.features.map((feature) => rowOf(feature, dataVersion, asOf)),
    );
    return isFirst ? text : text.slice(text.indexOf('\r\n') + 2);
  }
  const features = page.features.map((feature) => JSON.stringify(feature)).join(',\n');
  const head = JSON.stringify({ type: 'FeatureCollection', dataVersion, asOf, origin }).slice(0, -1);
  return isFirst ? `${head},"features":[\n${features}` : features && `,\n${features}`;
};

/** The text of the file, piece by piece; a failure on the way breaks the stream off, never ends it as if whole. */
export async function* facilityFile(
  fetch: typeof globalThis.fetch,
  kind: Kind,
  format: FileFormat,
): AsyncGenerator<string, void> {
  let cursor: string | null = null;
  for (let isFirst = true; isFirst || cursor !== null; isFirst = false) {
    const query: URLSearchParams = new URLSearchParams({
      kind,
      status: 'any',
      limit: '1000',
      ...(cursor ? { cursor } : {}),
    });
    const answer: Answer<FacilitiesAnswer> = await ask<FacilitiesAnswer>(fetch, `/api/facilities?${query}`);
    if (!answer.ok) throw new FileBroken(answer.failure);
    cursor = answer.data.nextCursor;
    yield piece(format, answer.data, isFirst);
  }
  if (format === 'geojson') yield '\n]}\n';
}

export class FileBroken extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.message || failure.code);
    this.failure = failure;
  }
}
