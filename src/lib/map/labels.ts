/** Where names stand on the screen: marks keep their place, names step aside in a spiral or give way. */
export interface Box {
  /** Centre and size in pixels. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const STEP_PX = 8;
const MAX_STEPS = 24;

const overlaps = (a: Box, b: Box): boolean =>
  Math.abs(a.x - b.x) * 2 < a.width + b.width && Math.abs(a.y - b.y) * 2 < a.height + b.height;

/** Places around a box, nearest first: a square spiral in steps of 8 px. */
const around = (box: Box): Box[] => {
  const places: Box[] = [box];
  for (let ring = 1; places.length <= MAX_STEPS; ring++)
    for (const [dx, dy] of [
      [0, -1],
      [0, 1],
      [1, 0],
      [-1, 0],
      [1, -1],
      [-1, -1],
      [1, 1],
      [-1, 1],
    ] as const)
      places.push({ ...box, x: box.x + dx * ring * STEP_PX, y: box.y + dy * ring * STEP_PX });
  return places;
};

/**
 * A place for each label, in the order given (the important ones first), clear of the obstacles and of the
 * labels before it; null where there is none.
 */
export const placeLabels = (labels: readonly Box[], obstacles: readonly Box[]): (Box | null)[] => {
  const taken = [...obstacles];
  return labels.map((label) => {
    const place =
      around(label).find((candidate) => !taken.some((other) => overlaps(candidate, other))) ?? null;
    if (place) taken.push(place);
    return place;
  });
};
