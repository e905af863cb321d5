import type { CoverageAnswer } from '$geo/answers.ts';
import { coverageGrid, coverageSettings } from '$lib/files/coverage-table.ts';
import { tableCsv } from '$lib/files/csv.ts';
import { fileName } from '$lib/files/table.ts';
import { csvResponse } from '$lib/server/csv-response.ts';
import type { RequestHandler } from './$types';

/** The coverage table as a file: the question and the figures of `/api/coverage`, one line per district. */
export const GET: RequestHandler = async ({ fetch, url }) => {
  const response = await fetch(`/api/coverage${url.search}`);
  if (!response.ok) return response;
  const answer = (await response.json()) as CoverageAnswer; // our own API
  const settings = coverageSettings(answer.settings, answer.provenance);
  return csvResponse(
    tableCsv(coverageGrid(answer), { settings }),
    fileName('coverage', answer.provenance.dataVersion, 'csv'),
  );
};
