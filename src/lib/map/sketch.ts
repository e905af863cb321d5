/** The districts as a small drawing for pages without an interactive map: straight degrees, rounded to a pixel. */
import { CITY_BOUNDS, districtRings } from './city.ts';

const [WEST, SOUTH, EAST, NORTH] = CITY_BOUNDS;
const WIDTH = 520;
/** A degree of longitude is this much shorter than one of latitude, in the middle of the city. */
const SHRINK = Math.cos((((SOUTH + NORTH) / 2) * Math.PI) / 180);
const PX_PER_DEGREE = WIDTH / ((EAST - WEST) * SHRINK);

export const SKETCH = { width: WIDTH, height: Math.round((NORTH - SOUTH) * PX_PER_DEGREE) } as const;

/** Where a position (longitude, latitude) lies on the drawing, pixels from the top left. */
export const sketchPoint = ([lng, lat]: readonly [number, number]): [x: number, y: number] => [
  Math.round((lng - WEST) * SHRINK * PX_PER_DEGREE),
  Math.round((NORTH - lat) * PX_PER_DEGREE),
];

/** The outline of a district as an SVG path; points that fall on the same pixel are left out. */
export const districtPath = (code: number): string =>
  districtRings(code)
    .map((ring) => {
      const points = ring.map(([lng = 0, lat = 0]) => sketchPoint([lng, lat]).join(' '));
      return `M${points.filter((point, at) => point !== points[at - 1]).join('L')}Z`;
    })
    .join('');
