import { PathLayer } from '@deck.gl/layers';
import type { Rgb } from '../palette.ts';
import type { Scene } from './scene.ts';

export interface GapOutline {
  readonly rank: number;
  /** Outer ring, WGS 84. */
  readonly ring: readonly (readonly number[])[];
}

const stroke = (id: string, data: readonly GapOutline[], colour: Rgb, alpha: number, widthPx: number) =>
  new PathLayer<GapOutline>({
    id,
    data,
    getPath: ({ ring }) => ring as unknown as [number, number][], // deck.gl only reads it
    getColor: [...colour, alpha] as [number, number, number, number],
    getWidth: widthPx,
    widthUnits: 'pixels',
    jointRounded: false,
    pickable: false,
  });

/** Outlines of the listed gap areas, ink over a casing in the colour of the land; the selected one heavier. */
export const gapLayers = (scene: Scene, outlines: readonly GapOutline[], selected: number | null) => [
  stroke('gap-casing', outlines, scene.palette.landRgb, 217, 3.6),
  stroke('gap-outline', outlines, scene.palette.ink, 255, 1.6),
  stroke(
    'gap-selected',
    outlines.filter(({ rank }) => rank === selected),
    scene.palette.ink,
    255,
    2.4,
  ),
];
