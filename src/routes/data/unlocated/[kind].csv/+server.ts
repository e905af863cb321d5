import { error } from '@sveltejs/kit';
import { KINDS } from '$geo/kinds/vocabulary.ts';
import { toCsv } from '$lib/ui/csv.ts';
import { csvResponse } from '$lib/server/csv-response.ts';
import { handOn } from '$lib/server/respond.ts';
import { allFacilities } from '$lib/map/files/facility-pages.ts';
import type { RequestHandler } from './$types';

const HEAD = [
  'id',
  'code',
  'name_zh',
  'name_en',
  'district',
  'town',
  'address',
  'status',
  'data_origin',
  'lng',
  'lat',
];

/** Facilities without usable coordinates, with empty columns for them: to be filled in and imported again. */
export const GET: RequestHandler = async ({ fetch, params }) => {
  const kind = KINDS.find((one) => one === params.kind);
  if (!kind)
    error(404, {
      code: 'not_found',
      message: `Kind "${params.kind}" is not known; allowed: ${KINDS.join(', ')}.`,
    });
  const question = new URLSearchParams({ kind, located: 'false', status: 'any' });
  const answer = await allFacilities(fetch, question);
  if (!answer.ok) handOn(answer.failure);
  const rows = answer.data.features.map(({ id, properties: it }) => [
    id,
    it.code,
    it.name_zh,
    it.name_en,
    it.district,
    it.town,
    it.address,
    it.status,
    it.data_origin,
    null,
    null,
  ]);
  return csvResponse(toCsv(HEAD, rows), `suitu-unlocated-${kind}-v${answer.data.dataVersion}.csv`);
};
