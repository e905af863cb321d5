import { answerOf } from '$geo/finder/answer.ts';
import { planePoint } from '$geo/place/crs.ts';
import { readFinderView } from '$lib/finder/view.ts';
import { finderData } from '$lib/server/finder.ts';
import { forPage } from '$lib/server/respond.ts';
import { snapshots } from '$lib/server/snapshots.ts';
import type { PageServerLoad } from './$types';

/** The first answer: what the page shows before, or without, a script. */
export const load: PageServerLoad = ({ url }) =>
  forPage(async () => {
    const snapshot = await snapshots().current();
    const { question, show } = readFinderView(url.searchParams);
    const { origin } = question;
    const point = origin && origin.kind !== 'place' ? planePoint(origin.lng, origin.lat) : null;
    return { search: url.search, result: answerOf(finderData(snapshot), question, point, show) };
  });
