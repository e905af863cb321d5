import type { FacilityAnswer } from '$geo/answers.ts';
import { facilityDetail, facilityHistory } from '$db/queries/facility-detail.ts';
import { NotFoundError } from '$geo/errors.ts';
import { KINDS } from '$geo/kinds/vocabulary.ts';
import { ask } from './database.ts';
import { featureOf } from './facility-feature.ts';
import { invalid, quote } from './parameters.ts';
import { countOrigins, provenanceOf } from './provenance.ts';
import type { KindData, Snapshot } from './snapshot.ts';

const MAX_ID = 2_147_483_647;
const DEFINITION = {
  method: 'time',
  says: 'One facility as it is on the as-of day, with its history as the data version knows it.',
} as const;

/**
 * One facility with its details and histories.
 * @param id as it stands in the address
 * @throws InputError `invalid_parameter` for text that is no id; NotFoundError `facility_unknown`
 */
export async function facility(snapshot: Snapshot, id: string): Promise<FacilityAnswer> {
  const number = Number(id);
  if (!/^[1-9]\d{0,9}$/.test(id) || number > MAX_ID)
    throw invalid('id', id, `a whole number from 1 to ${MAX_ID}`);
  const found = find(snapshot, number);
  const detail =
    found && (await ask(({ sql }) => facilityDetail(sql, number, snapshot.version, snapshot.asOf)));
  if (!found || !detail)
    throw new NotFoundError(
      'facility_unknown',
      `There is no facility ${quote(id)} in data version ${snapshot.version} on ${snapshot.asOf}.`,
    );
  const histories = await ask(({ sql }) => facilityHistory(sql, number, snapshot.version));
  const { data, index } = found;
  const feature = featureOf(data, index, snapshot.asOf);
  const origins = countOrigins(data.columns, [index], {});
  const {
    radius_m: _radius,
    ratings: _ratings,
    expired: _expired,
    ...provenance
  } = provenanceOf(snapshot, DEFINITION, origins);
  return {
    ...feature,
    properties: {
      ...feature.properties,
      details: detail.details,
      original: detail.original,
      import: detail.import,
      ...histories,
    },
    provenance,
  };
}

/** The facility with that id among all kinds; ids ascend within each. */
export function find(snapshot: Snapshot, id: number): { data: KindData; index: number } | null {
  for (const kind of KINDS) {
    const data = snapshot.kinds[kind];
    const { id: ids, count } = data.columns;
    let low = 0;
    let high = count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ids[middle] as number) < id)
        low = middle + 1; // middle < count
      else high = middle;
    }
    if (ids[low] === id) return { data, index: low };
  }
  return null;
}
