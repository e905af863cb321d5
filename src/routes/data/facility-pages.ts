/** All facilities that fit a question, page after page of the API. */
import type { FacilitiesAnswer, FacilityFeature } from '$geo/answers.ts';
import { ask, type Answer } from '$lib/map/ask.ts';

export interface FacilityPages {
  readonly features: readonly FacilityFeature[];
  readonly dataVersion: number;
}

const PAGE = '1000';

export const allFacilities = async (
  fetch: typeof globalThis.fetch,
  question: Record<string, string>,
): Promise<Answer<FacilityPages>> => {
  const features: FacilityFeature[] = [];
  let cursor: string | null = null;
  for (;;) {
    const query: URLSearchParams = new URLSearchParams({
      ...question,
      limit: PAGE,
      ...(cursor ? { cursor } : {}),
    });
    const answer: Answer<FacilitiesAnswer> = await ask(fetch, `/api/facilities?${query}`);
    if (!answer.ok) return answer;
    features.push(...answer.data.features);
    cursor = answer.data.nextCursor;
    if (cursor === null)
      return { ok: true, data: { features, dataVersion: answer.data.provenance.dataVersion } };
  }
};
