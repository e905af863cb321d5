/** What the map of a work list shows, ready to be drawn: made on the server, drawn by `WorklistMap.svelte`. */
import type { Urgency } from '$geo/regulatory/route-urgency.ts';
import type { PlacedName } from '$lib/districts/vector-map/drawing.ts';
import type { PicturePoint } from '$lib/districts/vector-map/project.ts';

/** Pixels from the top left; paths are those of SVG. */
export interface WorklistDrawing {
  readonly width: number;
  readonly height: number;
  /** The eleven districts, the one of the list (empty for the city) and the river, as far as they are in the picture. */
  readonly districts: string;
  readonly outline: string;
  readonly river: string;
  readonly names: readonly PlacedName[];
  /** Of the one office whose route is drawn, the most urgent first; empty where several offices are. */
  readonly trips: readonly { readonly urgency: Urgency; readonly path: string }[];
  readonly stops: readonly {
    readonly urgency: Urgency;
    readonly number: number;
    readonly at: PicturePoint;
  }[];
  /** Items as dots: all of them, or the stops of a route that have no room for their number. */
  readonly dots: readonly { readonly urgency: Urgency; readonly path: string }[];
  readonly offices: readonly PicturePoint[];
  /** Items with coordinates. */
  readonly located: number;
  readonly scale: { readonly metres: number; readonly px: number };
}
