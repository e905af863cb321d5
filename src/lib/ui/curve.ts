/** Geometry of the coverage curve: points of (radius, share) to an SVG path, and the share at a radius. */
export interface CurvePoint {
  readonly radius_m: number;
  readonly share: number | null;
}

/** A path in a box of the given size: radius 0–maxM from left to right, share 0–1 from bottom to top. */
export const curvePath = (
  points: readonly CurvePoint[],
  maxM: number,
  width: number,
  height: number,
): string =>
  points
    .filter((point) => point.share !== null && point.radius_m <= maxM)
    .map(({ radius_m, share }, index) => {
      const x = ((radius_m / maxM) * width).toFixed(1);
      const y = ((1 - (share ?? 0)) * height).toFixed(1);
      return `${index === 0 ? 'M' : 'L'}${x} ${y}`;
    })
    .join('');

/** Moves a radius to the nearest standard within `reachM`, so that a hand can hit it exactly. */
export const snapRadius = (radiusM: number, standards: readonly number[], reachM = 20): number =>
  standards.find((standard) => Math.abs(standard - radiusM) <= reachM) ?? radiusM;

/** What a key does to the radius: arrows 50 m, Page keys 250 m, Home and End; null = another key. */
export const radiusAfterKey = (key: string, radiusM: number, maxM: number): number | null => {
  const steps: Record<string, number> = {
    ArrowLeft: -50,
    ArrowDown: -50,
    ArrowRight: 50,
    ArrowUp: 50,
    PageDown: -250,
    PageUp: 250,
    Home: -maxM,
    End: maxM,
  };
  const step = steps[key];
  return step === undefined ? null : Math.max(0, Math.min(maxM, radiusM + step));
};

/** Labels of the axis this close, as a part of its length, would touch. */
const CLOSE = 0.08;

/**
 * The numbers along the axis, ascending: the standards, both ends, and the whole kilometres that no standard stands
 * close to. `lean` is how far a label is shifted, percent of its width: two close ones lean away from each other.
 */
export const axisMarks = (standards: readonly number[], maxM: number): { at: number; lean: number }[] => {
  const isClose = (a: number, b: number) => Math.abs(a - b) < CLOSE * maxM;
  const round = Array.from({ length: Math.floor(maxM / 1000) + 1 }, (_, kilometres) => kilometres * 1000);
  const free = [...round, maxM].filter((mark) => !standards.some((standard) => isClose(standard, mark)));
  const marks = [...new Set([...standards, ...free])].sort((a, b) => a - b);
  return marks.map((at, index) => {
    const [before = -Infinity, after = Infinity] = [marks[index - 1], marks[index + 1]];
    if (isClose(at, before) === isClose(at, after)) return { at, lean: -50 };
    return { at, lean: isClose(at, after) ? -72 : -22 };
  });
};
