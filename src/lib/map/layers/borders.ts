import { PathLayer } from '@deck.gl/layers';
import { allRings, districtRings, riverLines } from '../city.ts';
import type { Rgb } from '../palette.ts';
import { atZoom } from '../zoom.ts';
import type { Scene } from './scene.ts';

type Line = readonly (readonly number[])[];

const lines = (id: string, data: readonly Line[], colour: Rgb, alpha: number, widthPx: number) =>
  new PathLayer<Line>({
    id,
    data,
    getPath: (line) => line as unknown as [number, number][], // deck.gl only reads it
    getColor: [...colour, alpha] as [number, number, number, number],
    getWidth: widthPx,
    widthUnits: 'pixels',
    jointRounded: true,
    capRounded: true,
    pickable: false,
  });

/** District lines and the river once more, over the cells that hide those of the base map. */
export const borderLayers = (scene: Scene) => [
  lines('district-lines', allRings, scene.palette.districtLineRgb, 255, scene.zoom < 11 ? 0.9 : 1.2),
  lines(
    'river',
    riverLines,
    scene.palette.waterRgb,
    255,
    atZoom(scene.zoom, [
      [9, 2.2],
      [11, 4],
      [12, 5],
      [13, 7],
    ]),
  ),
];

/** The district in focus: ink over a casing in the colour of the surface. */
export const focusLayers = (scene: Scene) => {
  if (scene.focus === null) return [];
  const rings = districtRings(440100 + scene.focus);
  return [
    lines('focus-casing', rings, scene.palette.surface, 204, 5),
    lines('focus-line', rings, scene.palette.ink, 255, 2),
  ];
};
