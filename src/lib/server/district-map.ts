/** The map of one district for its page and its report: people beyond reach, gap areas, markets. */
import { squaredCmLimit } from '$geo/coverage/radius.ts';
import { DISTRICTS, type DistrictCode } from '$geo/kinds/vocabulary.ts';
import { districtIndexOf } from '$geo/place/districts.ts';
import type { ScorecardSettings } from '$geo/regulatory/scorecard.ts';
import type { DistrictMapDrawing, StarsDrawing } from '$lib/districts/vector-map/drawing.ts';
import { placeGaps } from '$lib/districts/vector-map/gap-marks.ts';
import {
  fitDistrict,
  type PicturePoint,
  type PictureProjection,
  ringsAsPolygon,
} from '$lib/districts/vector-map/project.ts';
import {
  drawSquares,
  peopleSquares,
  type PeopleSquares,
  squareBoxes,
} from '$lib/districts/vector-map/squares.ts';
import { starBox, starsPath } from '$lib/districts/vector-map/stars.ts';
import type { Lang } from '$lib/i18n/index.ts';
import { allRings, districtRings, NEIGHBOURS, riverLines } from '$lib/map/city.ts';
import type { Box } from '$lib/map/labels.ts';
import { scaleBar } from '$lib/map/zoom.ts';
import { coverageSettings, gapsSchema, type GapsParameters } from './coverage-parameters.ts';
import { gaps } from './gaps.ts';
import { namesOf } from './map-names.ts';
import { demandOf, nearestOf, supplyOf, type Supplied } from './nearest.ts';
import { readParameters } from './parameters.ts';
import { snapshotKey, type Snapshot } from './snapshot.ts';
import { WeightedCache } from './weighted-cache.ts';

export interface DistrictMapQuestion extends Pick<ScorecardSettings, 'radius_m' | 'stars_min' | 'ratings'> {
  readonly district: DistrictCode;
  /** Names take different room. */
  readonly lang: Lang;
  /** Of the picture, pixels. */
  readonly width: number;
  readonly height: number;
}

const PADDING_PX = 16;
/** Room below the district for the approval line and the scale bar. */
const FOOT_PX = 40;
const SCALE_PX = 90;

/** Half the room of the name of a neighbouring city. */
const CITY_NAME_PX = 40;

const KEPT_BYTES = 16 * 2 ** 20;
const kept = new WeightedCache<DistrictMapDrawing>(KEPT_BYTES, (drawing) => JSON.stringify(drawing).length);

/** The map of a district; remembered per snapshot and question. */
export function districtMap(snapshot: Snapshot, question: DistrictMapQuestion): DistrictMapDrawing {
  const key = `${snapshotKey(snapshot)} ${snapshot.publishedAt} ${JSON.stringify(question)}`;
  const known = kept.get(key);
  if (known) return known;
  const drawing = draw(snapshot, question);
  kept.set(key, drawing);
  return drawing;
}

function draw(snapshot: Snapshot, question: DistrictMapQuestion): DistrictMapDrawing {
  const { district, radius_m, stars_min, width, height, lang } = question;
  const name = DISTRICTS.find(({ code }) => code === district);
  const parameters = districtGapsParameters(question);
  const supply = supplyOf(snapshot, coverageSettings(parameters, snapshot.asOf));
  const projection = fitDistrict(district, { width, height, padding: PADDING_PX, foot: FOOT_PX });
  const foot: Box = { x: width / 2, y: height - 14, width, height: 28 };
  const areas = gaps(snapshot, parameters);
  const placed = placeGaps(areas.features, projection, [foot]);
  const markets = marketsOf(snapshot, supply, district, projection);
  const squares = squaresOf(snapshot, parameters, supply);
  return {
    district,
    name_zh: name?.zh ?? '',
    name_en: name?.en ?? '',
    width,
    height,
    radius_m,
    stars_min,
    uncovered: areas.totals.uncovered,
    districts: projection.path(ringsAsPolygon(allRings)),
    outline: projection.path(ringsAsPolygon(districtRings(district))),
    river: projection.path({ type: 'MultiLineString', coordinates: riverLines }),
    squares: squares && drawSquares(squares, projection),
    gaps: placed.marks,
    gapCount: areas.features.length,
    stars: markets.stars,
    marketsInside: markets.inside,
    names: namesOf(lang, district, projection, [
      ...[foot, ...placed.boxes, ...markets.boxes],
      ...(squares ? squareBoxes(squares, projection) : []),
    ]),
    cities: NEIGHBOURS.flatMap(({ key, at }) => {
      const [x, y] = projection.ofLngLat(at[0], at[1]);
      return isInside(x, y, projection, CITY_NAME_PX) ? [{ key, at: [x, y] as const }] : [];
    }),
    scale: scaleBar(projection.metresPerPx, SCALE_PX),
  };
}

/** The question about gap areas that the map marks, as `/api/gaps` would be asked. */
export function districtGapsParameters({
  district,
  radius_m,
  stars_min,
  ratings,
}: Omit<DistrictMapQuestion, 'lang' | 'width' | 'height'>): GapsParameters {
  const query = {
    supply: 'market',
    radius_m: String(radius_m),
    stars_min: String(stars_min),
    ratings,
    district: String(district),
  };
  return readParameters(new URLSearchParams(query), gapsSchema);
}

function squaresOf(snapshot: Snapshot, parameters: GapsParameters, supply: Supplied): PeopleSquares | null {
  if (!snapshot.population) return null;
  const settings = coverageSettings(parameters, snapshot.asOf);
  const { d2 } = nearestOf(snapshot, settings, supply, demandOf(snapshot, settings));
  const index = districtIndexOf(parameters.district?.[0] ?? null);
  const limit = squaredCmLimit(settings.radius_m);
  return peopleSquares(snapshot.population.cells, index, d2, limit);
}

function isInside(x: number, y: number, { width, height }: PictureProjection, margin: number): boolean {
  return x >= margin && y >= margin && x <= width - margin && y <= height - margin;
}

/** Markets that count and stand in the picture, by stars. */
function marketsOf(
  snapshot: Snapshot,
  { points, facilityAt }: Supplied,
  district: DistrictCode,
  projection: PictureProjection,
): { stars: StarsDrawing[]; inside: number; boxes: Box[] } {
  const { columns } = snapshot.kinds.market;
  const byStars = new Map<number, { inside: PicturePoint[]; outside: PicturePoint[] }>();
  const boxes: Box[] = [];
  let inside = 0;
  for (let at = 0; at < points.count; at++) {
    const index = Number(facilityAt(at)); // without a scenario all are facilities of the columns
    const isOwn = columns.locatedDistrict[index] === districtIndexOf(district);
    if (isOwn) inside += 1;
    const point = projection.ofPlane(points.xCm[at] ?? NaN, points.yCm[at] ?? NaN);
    const [x, y] = point;
    if (!isInside(x, y, projection, 0)) continue;
    const stars = columns.stars[index] ?? 0;
    const places = byStars.get(stars) ?? { inside: [], outside: [] };
    byStars.set(stars, places);
    places[isOwn ? 'inside' : 'outside'].push(point);
    boxes.push(starBox(point));
  }
  const stars = [...byStars]
    .sort(([a], [b]) => a - b)
    .map(([count, places]): StarsDrawing => {
      return { stars: count, inside: starsPath(places.inside), outside: starsPath(places.outside) };
    });
  return { stars, inside, boxes };
}
