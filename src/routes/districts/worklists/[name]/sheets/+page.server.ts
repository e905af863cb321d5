import { error } from '@sveltejs/kit';
import { WORKLISTS, type WorklistAnswer, type WorklistOffice } from '$geo/regulatory/answers.ts';
import { readWorklistPlace } from '$lib/regulatory/worklist-href.ts';
import { heavyWork } from '$lib/server/limiter.ts';
import { forPage } from '$lib/server/respond.ts';
import { worklistMap } from '$lib/server/worklist-map.ts';
import { wholeWorklist } from '$lib/server/worklist-page.ts';
import type { PageServerLoad } from './$types';

/** Of a map on a sheet, pixels. */
const MAP = { width: 680, height: 300 };
/** More than so many items are no paper to take along. */
const MOST_ITEMS = 3_000;

const itemsOf = ({ items }: WorklistAnswer, office: number | null) =>
  items.filter((item) => item.office === office);

/** Everything that the filters leave of a work list, office by office, each with the map of its routes. */
export const load: PageServerLoad = async ({ params, parent, request, url }) => {
  const name = WORKLISTS.find((one) => one === params.name);
  if (!name) error(404, { code: 'not_found', message: 'There is nothing at this address.' });
  const { status } = await parent();
  const place = readWorklistPlace(name, url.searchParams, status?.asOf ?? null);
  return forPage(async () => {
    const { items, ...list } = await wholeWorklist(place, status?.dataVersion ?? null);
    const whole = { ...list, items };
    const isTooLong = list.numberMatched > MOST_ITEMS;
    const sheetOf = (office: WorklistOffice) => {
      const own = itemsOf(whole, office.id);
      const map = worklistMap({ items: own, offices: [office] }, { district: null, lang: null, ...MAP });
      return { office, items: own, map };
    };
    return {
      place,
      list,
      most: isTooLong ? MOST_ITEMS : null,
      sheets: isTooLong
        ? []
        : await heavyWork.run(() => list.offices.map((office) => sheetOf(office)), request.signal),
      without: isTooLong ? [] : itemsOf(whole, null),
    };
  });
};
