import { error, redirect } from '@sveltejs/kit';
import { NotFoundError } from '$geo/errors.ts';
import { closedMarket, marketById, marketPage } from '$lib/server/market-page.ts';
import { forPage } from '$lib/server/respond.ts';
import { snapshots } from '$lib/server/snapshots.ts';
import type { PageServerLoad } from './$types';

/** A market by the number that begins the address; the rest is for people, and put right where it differs. */
export const load: PageServerLoad = async ({ params, url }) => {
  const snapshot = await forPage(() => snapshots().current());
  const market = await forPage(() => {
    const [, id] = /^([1-9]\d{0,8})(?:-.*)?$/.exec(params.slug) ?? [];
    if (id) return marketById(snapshot, Number(id));
    throw new NotFoundError(
      'market_unknown',
      `"${params.slug.slice(0, 40)}" does not begin with the number of a market.`,
    );
  });
  const path = `${market.id}-${market.slug}`;
  if (params.slug !== path) redirect(308, `/markets/${path}${url.search}`);
  if (market.status !== 'closed') return forPage(() => marketPage(snapshot, market));
  const closed = await forPage(() => closedMarket(snapshot, market));
  return error(410, { code: 'market_closed', message: `Market ${market.id} is closed.`, closed });
};
