/** What a map of one district shows, ready to be drawn: made on the server, drawn by `DistrictMap.svelte`. */
import type { DistrictCode } from '$geo/kinds/vocabulary.ts';
import type { NEIGHBOURS } from '$lib/map/city.ts';
import type { PicturePoint } from './project.ts';
import type { SquaresDrawing } from './squares.ts';

type NeighbourKey = (typeof NEIGHBOURS)[number]['key'];

/** Numbers on the map: as many gap areas as are listed beside it. */
export const LISTED_GAPS = 10;

export interface GapMark {
  readonly rank: number;
  readonly label_zh: string;
  readonly label_en: string;
  readonly people: number;
  /** The outer edges of its cells, holes filled. */
  readonly path: string;
  /** Where its number stands; the place in the area that it stepped aside from, null where it did not go far. */
  readonly at: PicturePoint;
  readonly from: PicturePoint | null;
  /** Its best new site. */
  readonly site: PicturePoint | null;
}

export interface PlacedName {
  readonly words: string;
  readonly at: PicturePoint;
  /** The district itself. */
  readonly isSelf: boolean;
}

/** Markets with so many stars: those in the district, and those around it. */
export interface StarsDrawing {
  readonly stars: number;
  readonly inside: string;
  readonly outside: string;
}

/** Pixels from the top left; paths are those of SVG. */
export interface DistrictMapDrawing {
  readonly district: DistrictCode;
  readonly name_zh: string;
  readonly name_en: string;
  readonly width: number;
  readonly height: number;
  readonly radius_m: number;
  readonly stars_min: number;
  /** People of the district beyond the radius. */
  readonly uncovered: number;
  /** The eleven districts, this one and the river, as far as they are in the picture. */
  readonly districts: string;
  readonly outline: string;
  readonly river: string;
  /** Null while no population is loaded. */
  readonly squares: SquaresDrawing | null;
  /** The first of `gapCount` ones. */
  readonly gaps: readonly GapMark[];
  readonly gapCount: number;
  /** From the fewest stars to the most. */
  readonly stars: readonly StarsDrawing[];
  /** Markets that count and stand in the district. */
  readonly marketsInside: number;
  readonly names: readonly PlacedName[];
  /** Neighbouring cities. */
  readonly cities: readonly { readonly key: NeighbourKey; readonly at: PicturePoint }[];
  readonly scale: { readonly metres: number; readonly px: number };
}
