/** The map of a work list: the round trips of one office, or all items with the offices in charge. */
import type { Position } from 'geojson';
import { lngLatToPlane, planeToLngLat } from '$geo/place/crs.ts';
import type { WorklistAnswer, WorklistItem, WorklistOffice } from '$geo/regulatory/answers.ts';
import { URGENCIES } from '$geo/regulatory/route-urgency.ts';
import {
  fitDistrict,
  fitRings,
  type PicturePoint,
  type PictureProjection,
  type PictureSize,
  ringsAsPolygon,
} from '$lib/districts/vector-map/project.ts';
import type { Lang } from '$lib/i18n/index.ts';
import { allRings, districtRings, riverLines } from '$lib/map/city.ts';
import type { Box } from '$lib/map/labels.ts';
import { scaleBar } from '$lib/map/zoom.ts';
import type { WorklistDrawing } from '$lib/regulatory/worklist-drawing.ts';
import { namesOf } from './map-names.ts';

const PADDING_PX = 28;
const FOOT_PX = 44;
const SCALE_PX = 90;
/** Room of a number in its circle, and of an office. */
const NUMBER_PX = 22;
const OFFICE_PX = 26;
/** A route shows so much land at least, metres. */
const LEAST_M = 2_000;

export interface WorklistMapQuestion extends PictureSize {
  readonly district: number | null;
  /** Names of districts take different room; null = without them. */
  readonly lang: Lang | null;
}

/** Of all items of an answer; of one office its route, where there is only one. Items without coordinates are not there. */
export function worklistMap(
  { items, offices }: Pick<WorklistAnswer, 'items' | 'offices'>,
  { district, lang, ...size }: WorklistMapQuestion,
): WorklistDrawing {
  const located = items.filter(({ point }) => point !== null);
  const [only] = offices.length === 1 ? offices : [];
  const fit = { ...size, padding: PADDING_PX, foot: FOOT_PX };
  const projection = only ? fitRoute(only, located, fit) : fitDistrict(district, fit);
  const marks = only ? routeMarks(only, located, projection) : allMarks(located, projection);
  const at = (point: readonly [number, number]) => rounded(projection.ofLngLat(...point));
  const foot: Box = { x: size.width / 2, y: size.height - 14, width: size.width, height: 28 };
  return {
    ...{ width: size.width, height: size.height },
    districts: projection.path(ringsAsPolygon(allRings)),
    outline: district === null ? '' : projection.path(ringsAsPolygon(districtRings(district))),
    river: projection.path({ type: 'MultiLineString', coordinates: riverLines }),
    names: lang
      ? namesOf(lang, district, projection, [
          foot,
          ...offices.map(({ point }) => boxAt(at(point), OFFICE_PX)),
          ...marks.stops.map((stop) => boxAt(stop.at, NUMBER_PX)),
        ])
      : [],
    ...marks,
    offices: offices.map(({ point }) => at(point)),
    located: located.length,
    scale: scaleBar(projection.metresPerPx, SCALE_PX),
  };
}

type Marks = Pick<WorklistDrawing, 'trips' | 'stops' | 'dots'>;

const rounded = ([x, y]: PicturePoint): PicturePoint => [Math.round(x * 10) / 10, Math.round(y * 10) / 10];
const boxAt = ([x, y]: PicturePoint, side: number): Box => ({ x, y, width: side, height: side });
/** Dots as a path: lines without length, which round caps make visible. */
const dotsPath = (points: readonly PicturePoint[]): string => points.map(([x, y]) => `M${x} ${y}h0`).join('');
const byUrgency = <Mark>(marksOf: (urgency: (typeof URGENCIES)[number]) => Mark) => URGENCIES.map(marksOf);

function allMarks(located: readonly WorklistItem[], projection: PictureProjection): Marks {
  const dots = byUrgency((urgency) => ({
    urgency,
    path: dotsPath(
      located.flatMap((item) =>
        item.urgency === urgency && item.point ? [rounded(projection.ofLngLat(...item.point))] : [],
      ),
    ),
  }));
  return { trips: [], stops: [], dots };
}

/** Numbers keep clear of each other: those of the most urgent trip first, in its order; the others become dots. */
function routeMarks(
  office: WorklistOffice,
  located: readonly WorklistItem[],
  projection: PictureProjection,
): Marks {
  const home = rounded(projection.ofLngLat(...office.point));
  const taken: Box[] = [boxAt(home, OFFICE_PX)];
  const all = located.flatMap(({ urgency, stop, point }) =>
    stop !== null && point ? [{ urgency, number: stop, at: rounded(projection.ofLngLat(...point)) }] : [],
  );
  // Items of one stop stand together.
  const stops = all.filter(
    (stop, i) => stop.number !== all[i - 1]?.number || stop.urgency !== all[i - 1]?.urgency,
  );
  const ordered = byUrgency((urgency) => stops.filter((stop) => stop.urgency === urgency)).flat();
  const numbered = ordered.filter(({ at }) => {
    const box = boxAt(at, NUMBER_PX);
    if (taken.some((other) => touches(box, other))) return false;
    taken.push(box);
    return true;
  });
  const left = ordered.filter((stop) => !numbered.includes(stop));
  return {
    trips: byUrgency((urgency) => {
      const corners = ordered.filter((stop) => stop.urgency === urgency).map(({ at }) => at.join(' '));
      return { urgency, path: corners.length ? `M${[home.join(' '), ...corners].join('L')}Z` : '' };
    }).filter(({ path }) => path !== ''),
    stops: numbered,
    dots: byUrgency((urgency) => ({
      urgency,
      path: dotsPath(left.filter((stop) => stop.urgency === urgency).map(({ at }) => at)),
    })),
  };
}

const touches = (a: Box, b: Box): boolean =>
  Math.abs(a.x - b.x) * 2 < a.width + b.width && Math.abs(a.y - b.y) * 2 < a.height + b.height;

/** The office and its stops fill the picture; a route of a few streets does not. */
function fitRoute(
  office: WorklistOffice,
  located: readonly WorklistItem[],
  size: PictureSize,
): PictureProjection {
  const points = [office.point, ...located.flatMap(({ point }) => (point ? [point] : []))].map(([lng, lat]) =>
    lngLatToPlane(lng, lat),
  );
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const [west, east] = widened(Math.min(...xs), Math.max(...xs));
  const [south, north] = widened(Math.min(...ys), Math.max(...ys));
  const corner = (x: number, y: number): Position => {
    const { lng, lat } = planeToLngLat(x, y);
    return [lng, lat];
  };
  const ring = [corner(west, south), corner(west, north), corner(east, north), corner(east, south)];
  return fitRings([[...ring, ...ring.slice(0, 1)]], size);
}

function widened(least: number, most: number): [number, number] {
  const missing = Math.max(0, LEAST_M - (most - least)) / 2;
  return [least - missing, most + missing];
}
