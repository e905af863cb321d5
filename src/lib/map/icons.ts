/** The marks of the map as one picture, drawn from the shapes that the interface uses too. */
import { CIRCLE, DIAMOND, FORK_AND_KNIFE, RECTANGLE, STAR, TICK, UP_AND_DOWN } from '$lib/ui/marks.ts';
import type { Palette, Rgb } from './palette.ts';

export interface IconAtlas {
  readonly image: HTMLCanvasElement;
  readonly mapping: Record<
    string,
    { x: number; y: number; width: number; height: number; anchorX: number; anchorY: number }
  >;
}

/** Across a circle of the atlas. */
const SLASH = 'M6 18 18 6';
/** Side of one icon, pixels; the shape takes 24 of 30 parts so that the outline fits. */
const SIDE = 96;
const PARTS = 30;

interface Drawing {
  readonly shape: string;
  readonly fill: string;
  readonly outline: string;
  readonly outlineWidth: number;
  readonly dashed?: boolean;
  readonly text?: { value: string; fill: string };
  readonly lines?: { path: string; colour: string; width: number };
  readonly filled?: { path: string; colour: string };
}

const css = ([r, g, b]: Rgb) => `rgb(${r} ${g} ${b})`;

const starDrawings = (palette: Palette): [string, Drawing][] =>
  palette.stars.flatMap((colour, index): [string, Drawing][] => {
    const stars = index + 1;
    const base = { shape: STAR, fill: css(colour), outline: css(palette.surface), outlineWidth: 2.4 };
    const text = { value: String(stars), fill: stars > 3 ? '#FFFFFF' : '#1B1A18' };
    return [
      [`star-${stars}`, { ...base, text }],
      [`dot-${stars}`, { ...base, outlineWidth: 1.2 }],
    ];
  });

const drawingsOf = (palette: Palette): [string, Drawing][] => {
  const surface = css(palette.surface);
  const unrated = { shape: STAR, fill: '#FFFFFF', outline: '#6A665E', outlineWidth: 1.6, dashed: true };
  const none = { shape: CIRCLE, fill: surface };
  const mark = (shape: string, colour: Rgb) => ({
    shape,
    fill: css(colour),
    outline: surface,
    outlineWidth: 2,
  });
  const { canteen, elevator, station } = palette.kinds;
  return [
    ...starDrawings(palette),
    ['star-0', unrated],
    ['dot-0', unrated],
    [
      'closed',
      {
        ...none,
        outline: '#B3261E',
        outlineWidth: 2.6,
        lines: { path: SLASH, colour: '#B3261E', width: 2.6 },
      },
    ],
    ['left', { ...none, shape: STAR, outline: '#6A665E', outlineWidth: 1.6, dashed: true }],
    ['canteen', { ...mark(CIRCLE, canteen), lines: { path: FORK_AND_KNIFE, colour: surface, width: 1.6 } }],
    ['canteen-dot', mark(CIRCLE, canteen)],
    ['elevator', { ...mark(RECTANGLE, elevator), filled: { path: UP_AND_DOWN, colour: surface } }],
    ['elevator-dot', mark(RECTANGLE, elevator)],
    ['station', { ...mark(DIAMOND, station), lines: { path: TICK, colour: surface, width: 2.2 } }],
    ['station-dot', mark(DIAMOND, station)],
  ];
};

const draw = (context: CanvasRenderingContext2D, drawing: Drawing): void => {
  const shape = new Path2D(drawing.shape);
  context.lineJoin = 'round';
  context.lineCap = 'round';
  context.strokeStyle = drawing.outline;
  context.lineWidth = drawing.dashed ? drawing.outlineWidth : drawing.outlineWidth * 2;
  context.setLineDash(drawing.dashed ? [3, 2.2] : []);
  if (!drawing.dashed) context.stroke(shape);
  context.fillStyle = drawing.fill;
  context.fill(shape);
  if (drawing.dashed) context.stroke(shape);
  context.setLineDash([]);
  if (drawing.lines) {
    context.strokeStyle = drawing.lines.colour;
    context.lineWidth = drawing.lines.width;
    context.stroke(new Path2D(drawing.lines.path));
  }
  if (drawing.filled) {
    context.fillStyle = drawing.filled.colour;
    context.fill(new Path2D(drawing.filled.path));
  }
  if (drawing.text) {
    context.fillStyle = drawing.text.fill;
    context.font = '700 11px sans-serif';
    context.textAlign = 'center';
    context.fillText(drawing.text.value, 12, 16.4);
  }
};

/** Draws the atlas of a palette; needs a DOM. */
export const drawIconAtlas = (palette: Palette): IconAtlas => {
  const drawings = drawingsOf(palette);
  const columns = 6;
  const image = document.createElement('canvas');
  image.width = columns * SIDE;
  image.height = Math.ceil(drawings.length / columns) * SIDE;
  const context = image.getContext('2d');
  if (!context) throw new Error('This browser gives no 2D canvas.');
  // Almost clear in the colour of the outlines: clear black would bleed into the edges when marks are drawn small.
  context.fillStyle = css(palette.surface).replace(')', ' / 0.4%)');
  context.fillRect(0, 0, image.width, image.height);
  const mapping: IconAtlas['mapping'] = {};
  drawings.forEach(([name, drawing], at) => {
    const x = (at % columns) * SIDE;
    const y = Math.floor(at / columns) * SIDE;
    const scale = SIDE / PARTS;
    context.setTransform(scale, 0, 0, scale, x + 3 * scale, y + 3 * scale);
    draw(context, drawing);
    mapping[name] = { x, y, width: SIDE, height: SIDE, anchorX: SIDE / 2, anchorY: SIDE / 2 };
  });
  return { image, mapping };
};

/** Size to ask for so that the shape itself (radius 11 of 30 parts) has the given radius in pixels. */
export const sizeForRadius = (radiusPx: number): number => (radiusPx / 11) * PARTS;
