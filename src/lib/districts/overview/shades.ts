/** Classes of a figure between the districts – a fifth of them in each, from small to large – for swatches and maps. */
export const SHADES = 5;
/** 0, the lightest, to 4, the darkest. */
export type Shade = 0 | 1 | 2 | 3 | 4;

/**
 * The class of each value, of those that are known; null without one. Equal values share a class, the better one, so
 * that districts that all stand at 100 % (or at zero) are not told apart, and none of them is among the worst.
 */
export const shadesOf = (values: readonly (number | null)[], lessIsBetter: boolean): (Shade | null)[] => {
  const known = values.filter((value) => value !== null);
  return values.map((value) => {
    if (value === null) return null;
    const below = known.filter((other) => (lessIsBetter ? other < value : other <= value)).length;
    const fifth = lessIsBetter
      ? Math.floor((SHADES * below) / known.length)
      : Math.ceil((SHADES * below) / known.length) - 1;
    return fifth as Shade; // below < n there, 0 < below ≤ n here: 0 to 4
  });
};

/** The worst fifth of the districts: the darkest red, the lightest teal. */
export const isWorstFifth = (shade: Shade | null, lessIsBetter: boolean): boolean =>
  shade === (lessIsBetter ? SHADES - 1 : 0);
