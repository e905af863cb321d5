/** What every drawing layer may know: where one looks, in which colours, and which district is in focus. */
import type { IconAtlas } from '../icons.ts';
import type { Palette } from '../palette.ts';

export interface Scene {
  readonly zoom: number;
  readonly palette: Palette;
  readonly atlas: IconAtlas;
  /** West, south, east, north of what is visible, with a margin; degrees. */
  readonly bounds: readonly [number, number, number, number];
  /** District in focus (code minus 440100); null = all. Everything outside is drawn faint. */
  readonly focus: number | null;
}

export const FAINT = 0.42;
export const FAINT_STARS = 0.6;

/** Opacity 0–255 of something in a district. */
export const alphaIn = (scene: Scene, district: number, faint = FAINT): number =>
  scene.focus === null || scene.focus === district ? 255 : Math.round(255 * faint);
