/** Where the names of the districts stand on the map of the overview: inside, or beside it where one has no room. */
import type { DistrictCode } from '$geo/kinds/vocabulary.ts';
import type { PicturePoint } from '../vector-map/project.ts';

/** The picture, in half pixels, so that its outlines need no decimals. */
export const PICTURE = { width: 680, height: 920, padding: 8 } as const;

/** Chosen by hand in the empty corners of the picture, for the old town. */
const BESIDE: Partial<Record<DistrictCode, PicturePoint>> = {
  440103: [58, 560],
  440104: [58, 470],
  440105: [500, 664],
  440106: [606, 600],
};

/** Where two lines have room that a name by itself does not need. */
const WITHIN: Partial<Record<DistrictCode, PicturePoint>> = {
  440111: [222, 408],
  440112: [338, 462],
  440113: [278, 614],
  440114: [168, 290],
};

/** Where the name of a district stands within it. */
export const withinOf = ({
  code,
  at,
}: {
  readonly code: DistrictCode;
  readonly at: PicturePoint;
}): PicturePoint => WITHIN[code] ?? at;

/** Where the name of a district stands that has no room for it; null = within the district. */
export const besideOf = (code: DistrictCode): PicturePoint | null => BESIDE[code] ?? null;

/** Those whose names stand beside come last: the lines to them lie over all others. */
export const besideLast = <Shape extends { readonly code: DistrictCode }>(
  shapes: readonly Shape[],
): Shape[] => [
  ...shapes.filter(({ code }) => !besideOf(code)),
  ...shapes.filter(({ code }) => besideOf(code)),
];
