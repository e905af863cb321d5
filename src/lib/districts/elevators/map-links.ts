/** Ways from the page of elevators to the planning map. */
import type { ClusterProperties, RescueBuilding, RescueLimit } from '$geo/regulatory/elevator-answers.ts';
import { STRAIGHT } from '$geo/coverage/radius.ts';
import { viewHref } from '$lib/map/url-state.ts';
import { DEFAULT_VIEW, RADIUS_MAX_M, type View } from '$lib/map/view.ts';
import { metresPerPixel } from '$lib/map/zoom.ts';
import type { Scope } from './elevator-place.ts';

/** Pixels that a cluster should take, and how near and far the map goes for it. */
const SPAN_PX = 420;
const [FARTHEST, NEAREST] = [10.5, 15.5];
/** Metres around a cluster. */
const MARGIN_M = 300;
const PLACE_ZOOM = 14;

const viewAt = ({ asOf }: Scope, [lng, lat]: readonly [number, number], zoom: number): View => ({
  ...DEFAULT_VIEW,
  asOf,
  camera: { lng: roundTo(lng, 5), lat: roundTo(lat, 5), zoom: roundTo(zoom, 2) },
  coverage: false,
  layers: ['elevator', 'station'],
  surface: 'map',
});

const roundTo = (value: number, decimals: number) => Number(value.toFixed(decimals));

/** The elevators of a cluster, with its middle in the middle. */
export const clusterMapHref = (
  { point, area_m2 }: Pick<ClusterProperties, 'point' | 'area_m2'>,
  scope: Scope,
  chosenLang: string | null,
): string => {
  const metresPerPx = (Math.sqrt(area_m2) + MARGIN_M) / SPAN_PX;
  const zoom = Math.log2(metresPerPixel(0, point[1]) / metresPerPx);
  const view = viewAt(scope, point, Math.min(NEAREST, Math.max(FARTHEST, zoom)));
  return viewHref({ ...view, panel: 'list', listKind: 'elevator' }, chosenLang);
};

/** The worst-served elevator of a building. */
export const buildingMapHref = (
  { id, point }: Pick<RescueBuilding, 'id' | 'point'>,
  scope: Scope,
  chosenLang: string | null,
): string => viewHref({ ...viewAt(scope, point, PLACE_ZOOM), facility: id }, chosenLang);

/** A proposed place among the stations there are, with their reach where that map has such a radius. */
export const siteMapHref = (
  point: readonly [number, number],
  scope: Scope,
  limit: RescueLimit,
  chosenLang: string | null,
): string => {
  const view = viewAt(scope, point, PLACE_ZOOM);
  return viewHref(hasRadius(limit) ? coverageView(view, scope, limit) : view, chosenLang);
};

/**
 * The planner's question to the same stations and elevators, with the distance that is driven within the limit as
 * straight line; null where that map has no such radius.
 */
export const coverageMapHref = (
  scope: Scope,
  limit: RescueLimit,
  chosenLang: string | null,
): string | null =>
  hasRadius(limit)
    ? viewHref(
        coverageView({ ...DEFAULT_VIEW, asOf: scope.asOf, layers: ['elevator', 'station'] }, scope, limit),
        chosenLang,
      )
    : null;

/** A distance that the planning map can be asked about. */
type Reach = RescueLimit & { readonly reach_m: number };

const hasRadius = (limit: RescueLimit): limit is Reach =>
  limit.reach_m !== null && limit.reach_m <= RADIUS_MAX_M;

function coverageView(view: View, { district }: Scope, { reach_m }: Reach): View {
  return {
    ...view,
    district,
    supply: 'station',
    stationType: 'elevator_rescue',
    starsMin: null,
    demand: 'elevator',
    radiusM: Math.round(reach_m),
    detour: STRAIGHT,
  };
}
