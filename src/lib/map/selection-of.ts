/** Which facilities a view shows and counts, through the filters of geo/. */
import { selectFacilities, type FacilityFilter } from '$geo/columns/filters.ts';
import type { WireFacilities } from '$geo/columns/wire.ts';
import { STAR_VALUES, STATUSES, type Kind, type StarValue } from '$geo/kinds/vocabulary.ts';
import type { View } from './view.ts';

const filterOf = (view: View, kind: Kind): FacilityFilter => ({
  statuses: view.status === 'any' ? 'any' : [view.status],
  ...(kind === 'market' && view.stars.length > 0 ? { stars: view.stars } : {}),
  ...(kind === 'station' && view.stationType ? { types: [view.stationType] } : {}),
});

/** Rows of a kind that the map shows: by status, stars and station type; not by district, which is emphasis. */
export const shownRows = (columns: WireFacilities, view: View): Int32Array =>
  selectFacilities(columns, filterOf(view, columns.kind));

/** How many of them lie in the scope of the view. */
export const shownInScope = (columns: WireFacilities, view: View): number =>
  selectFacilities(columns, {
    ...filterOf(view, columns.kind),
    ...(view.district ? { districts: [view.district] } : {}),
  }).length;

/** Markets per choice of stars, under the other filters of the view. */
export const starCounts = (columns: WireFacilities, view: View): Map<StarValue, number> => {
  const counts = new Map<StarValue, number>(STAR_VALUES.map((choice) => [choice, 0]));
  const status = view.status === 'any' ? null : STATUSES.indexOf(view.status);
  for (let row = 0; row < columns.count; row++) {
    if (status !== null && columns.status[row] !== status) continue;
    if (view.district !== null && columns.district[row] !== view.district - 440100) continue;
    const stars = columns.stars[row] ?? 0;
    const choice = STAR_VALUES.find((one) => one === stars) ?? 'unrated';
    counts.set(choice, (counts.get(choice) ?? 0) + 1);
  }
  return counts;
};
