/** The open rescue stations that have coordinates, all of them: more than a page of the list holds are not known. */
export const stationsPath = (asOf: string | null, version: number | null): string => {
  const query = new URLSearchParams({
    kind: 'station',
    type: 'elevator_rescue',
    located: 'true',
    limit: '1000',
  });
  if (asOf !== null) query.set('as_of', asOf);
  if (version !== null) query.set('v', String(version));
  return `/api/facilities?${query}`;
};
