import { redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

/** The planning map is the first page; not a permanent redirect, so that another page can take its place. */
export const load: PageServerLoad = ({ url }) => {
  redirect(307, `/map${url.search}`);
};
