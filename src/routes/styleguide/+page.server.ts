import { dev } from '$app/environment';
import { NotFoundError } from '$geo/errors.ts';
import { forPage } from '$lib/server/respond.ts';
import type { PageServerLoad } from './$types';

/** For those who work on the looks: every component in every state, in development only. */
export const load: PageServerLoad = () =>
  forPage(() => {
    if (!dev) throw new NotFoundError('not_found', 'The style guide is there in development only.');
    return {};
  });
