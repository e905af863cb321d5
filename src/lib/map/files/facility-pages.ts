/** All facilities that fit a question, page after page of the API. */
import type { FacilitiesAnswer, FacilityFeature } from '$geo/answers.ts';
import { ask, type Answer } from '../ask.ts';

export interface FacilityPages {
  readonly features: readonly FacilityFeature[];
  readonly dataVersion: number;
}

const PAGE = '1000';

export const allFacilities = async (
  fetch: typeof globalThis.fetch,
  question: URLSearchParams,
): Promise<Answer<FacilityPages>> => {
  const features: FacilityFeature[] = [];
  let cursor: string | null = null;
  for (;;) {
    const query = new URLSearchParams(question);
    query.set('limit', PAGE);
    if (cursor) query.set('cursor', cursor);
    const answer: Answer<FacilitiesAnswer> = await ask(fetch, `/api/facilities?${query}`);
    if (!answer.ok) return answer;
    features.push(...answer.data.features);
    cursor = answer.data.nextCursor;
    if (cursor === null)
      return { ok: true, data: { features, dataVersion: answer.data.provenance.dataVersion } };
  }
};
