import { methods } from '$lib/server/methods/methods.ts';
import { exampleOf } from '$lib/server/methods/queries.ts';
import type { PageServerLoad } from './$types';

/** Where no version is loaded the examples speak of the first one. */
const NO_VERSION = { dataVersion: 1, asOf: '2026-11-20' };

/** Every definition, with the statements as they are for the data that are served. */
export const load: PageServerLoad = async ({ locals, parent }) => {
  const { dataVersion, asOf } = (await parent()).status ?? NO_VERSION;
  return { groups: await methods(locals.lang, exampleOf(dataVersion, asOf)), dataVersion, asOf };
};
