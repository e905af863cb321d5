/** Shapes of the facility marks on a square of side 24, used by the interface (SVG) and by the map (canvas). */
import type { Kind } from '$geo/kinds/vocabulary.ts';

const CENTRE = 12;
/** Inner radius of the star over its outer one. */
const STAR_WAIST = 0.64;

/** Corners of a five-pointed star around (0, 0), clockwise from the top. */
export const starCorners = (radius: number): (readonly [number, number])[] =>
  Array.from({ length: 10 }, (_, index) => {
    const angle = (index * Math.PI) / 5 - Math.PI / 2;
    const r = index % 2 === 0 ? radius : radius * STAR_WAIST;
    return [r * Math.cos(angle), r * Math.sin(angle)];
  });

/** A five-pointed star as an SVG path around the centre of a square, `at` squares to the right of the first. */
export const starPath = (radius: number, at = 0): string => {
  const corners = starCorners(radius).map(
    ([x, y]) => `${((2 * at + 1) * CENTRE + x).toFixed(2)} ${(CENTRE + 0.6 + y).toFixed(2)}`,
  );
  return `M${corners.join('L')}Z`;
};

export const STAR_RADIUS = 11;
export const STAR = starPath(STAR_RADIUS);
export const CIRCLE = 'M12 2.5a9.5 9.5 0 1 0 0 19a9.5 9.5 0 1 0 0-19Z';
/** 0.8 : 1, upright. */
export const RECTANGLE =
  'M5.4 2h13.2a1.8 1.8 0 0 1 1.8 1.8v16.4a1.8 1.8 0 0 1-1.8 1.8H5.4a1.8 1.8 0 0 1-1.8-1.8V3.8A1.8 1.8 0 0 1 5.4 2Z';
export const DIAMOND = 'M12 1.2 22.8 12 12 22.8 1.2 12Z';

export const SHAPE: Record<Kind, string> = {
  market: STAR,
  canteen: CIRCLE,
  elevator: RECTANGLE,
  station: DIAMOND,
};

/** What stands inside the shape at close range: strokes, or a filled form for elevators. */
export const FORK_AND_KNIFE =
  'M8.2 6.2v3.2a1.8 1.8 0 0 0 3.6 0V6.2M10 6.2V18M15.4 18V6.2c-1.5.8-2.2 2.6-2.2 4.6 0 1.3 .8 2 2.2 2';
export const UP_AND_DOWN = 'M12 6.2 15.6 10.6H8.4ZM12 17.8 8.4 13.4h7.2Z';
export const TICK = 'M7.6 12.2 10.8 15.4 16.4 9.4';
