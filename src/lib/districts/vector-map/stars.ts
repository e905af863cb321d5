/** Market stars of a drawn map: all of one rating as one path. */
import { starCorners } from '$lib/ui/marks.ts';
import type { Box } from '$lib/map/labels.ts';
import type { PicturePoint } from './project.ts';

const RADIUS_PX = 5;
/** The eye takes a star's middle a little higher than that of its circle. */
const RAISED_PX = 0.3;

const short = (value: number) => String(Math.round(value * 100) / 100);

const [first = [0, 0], ...rest] = starCorners(RADIUS_PX);
const OUTLINE = rest
  .map(([x, y], at) => {
    const [fromX, fromY] = rest[at - 1] ?? first;
    return `l${short(x - fromX)} ${short(y - fromY)}`;
  })
  .join('');

/** A star at every point. */
export const starsPath = (points: readonly PicturePoint[]): string =>
  points.map(([x, y]) => `M${short(x + first[0])} ${short(y + first[1] + RAISED_PX)}${OUTLINE}z`).join('');

/** What a star takes up, for names that step aside. */
export const starBox = ([x, y]: PicturePoint): Box => ({
  x,
  y,
  width: RADIUS_PX * 2,
  height: RADIUS_PX * 2,
});
