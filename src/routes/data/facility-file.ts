/** Facilities as a file that grows page by page: 230,000 elevators never stand in memory at once. */
import type { FacilitiesAnswer } from '$geo/answers.ts';
import { tableCsv } from '$lib/files/csv.ts';
import { facilityGrid } from '$lib/files/facility-table.ts';
import { ask, type Answer, type Failure } from '$lib/map/ask.ts';

export const FILE_FORMATS = ['csv', 'geojson'] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];

/** One page of the API as the text that belongs at its place in the file. */
const piece = (format: FileFormat, page: FacilitiesAnswer, isFirst: boolean): string => {
  const { dataVersion, asOf, origin } = page.provenance;
  if (format === 'csv') {
    const settings = { data_version: dataVersion, as_of: asOf };
    const text = tableCsv(facilityGrid(page.features), { settings });
    return isFirst ? text : text.slice(text.indexOf('\r\n') + 2);
  }
  const features = page.features.map((feature) => JSON.stringify(feature)).join(',\n');
  const head = { type: 'FeatureCollection', dataVersion, asOf, origin, provenance: page.provenance };
  return isFirst
    ? `${JSON.stringify(head).slice(0, -1)},"features":[\n${features}`
    : features && `,\n${features}`;
};

/**
 * The text of the file, piece by piece; a failure on the way breaks the stream off, never ends it as if whole.
 * @param query parameters of `/api/facilities`, without `limit` and `cursor`
 */
export async function* facilityFile(
  fetch: typeof globalThis.fetch,
  query: URLSearchParams,
  format: FileFormat,
): AsyncGenerator<string, void> {
  let cursor: string | null = null;
  for (let isFirst = true; isFirst || cursor !== null; isFirst = false) {
    const page = new URLSearchParams(query);
    page.set('limit', '1000');
    if (cursor) page.set('cursor', cursor);
    const answer: Answer<FacilitiesAnswer> = await ask<FacilitiesAnswer>(fetch, `/api/facilities?${page}`);
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
