import { IconLayer, PathLayer } from '@deck.gl/layers';
import { sizeForRadius } from '../icons.ts';
import { ringLayers } from './ring.ts';
import type { Scene } from './scene.ts';

type Position = readonly [number, number];

export interface PlanDrawing {
  /** New places, of sites and of moved facilities. */
  readonly places: readonly Position[];
  /** From where a facility stands in the register to its new place. */
  readonly moves: readonly { readonly from: Position; readonly to: Position }[];
  readonly closed: readonly Position[];
}

/** What a scenario changes, apart from the marks that can be dragged: reach, ways, closed facilities. */
export const planLayers = (scene: Scene, { places, moves, closed }: PlanDrawing, radiusM: number) => [
  ...ringLayers(scene, 'plan-ring', places, radiusM),
  new PathLayer<PlanDrawing['moves'][number]>({
    id: 'plan-moves',
    data: moves,
    getPath: ({ from, to }): [number, number][] => [
      [from[0], from[1]],
      [to[0], to[1]],
    ],
    getColor: [...scene.palette.ink, 255],
    getWidth: 1.6,
    widthUnits: 'pixels',
  }),
  new IconLayer<Position>({
    id: 'plan-closed',
    data: [...closed, ...moves.map(({ from }) => from)],
    iconAtlas: scene.atlas.image as unknown as string, // deck.gl takes a canvas too; its type names only some sources
    iconMapping: scene.atlas.mapping,
    getIcon: (_, { index }) => (index < closed.length ? 'closed' : 'left'),
    getPosition: ([lng, lat]) => [lng, lat],
    getSize: sizeForRadius(11),
  }),
];
