/**
 * Elements of the page on a canvas, as the browser has laid them out: boxes, texts and inline drawings. It knows what
 * the map's own marks and the sheet of a picture need, no more: no pictures, no shadows of boxes, no overflow.
 */
import { paintSvg } from './paint-svg.ts';
import { paintText } from './paint-text.ts';

const CLEAR = /^(transparent|rgba\(0, 0, 0, 0\))$/;
const SIDES = ['Top', 'Right', 'Bottom', 'Left'] as const;

const bordersOf = (style: CSSStyleDeclaration) =>
  SIDES.map((side) => ({
    width: style[`border${side}Style`] === 'none' ? 0 : parseFloat(style[`border${side}Width`]),
    colour: style[`border${side}Color`],
    isDashed: style[`border${side}Style`] === 'dashed',
  }));

const paintBox = (context: CanvasRenderingContext2D, box: DOMRect, style: CSSStyleDeclaration): void => {
  const borders = bordersOf(style);
  const [first] = borders;
  const isEven = borders.every(({ width, colour }) => width === first?.width && colour === first.colour);
  const inset = isEven ? (first?.width ?? 0) / 2 : 0;
  const [width, height] = [box.width - 2 * inset, box.height - 2 * inset];
  const radius = Math.max(0, Math.min(parseFloat(style.borderTopLeftRadius) || 0, box.height / 2) - inset);
  context.beginPath();
  context.roundRect(box.x + inset, box.y + inset, width, height, radius);
  if (!CLEAR.test(style.backgroundColor)) {
    context.fillStyle = style.backgroundColor;
    context.fill();
  }
  const stroke = ({ width, colour, isDashed }: (typeof borders)[number]) => {
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.setLineDash(isDashed ? [3, 3] : []);
    context.stroke();
    context.setLineDash([]);
  };
  if (isEven) {
    if (first && first.width > 0 && !CLEAR.test(first.colour)) stroke(first);
    return;
  }
  const { left, top, right, bottom } = box;
  const lines = [
    [left, top, right, top],
    [right, top, right, bottom],
    [left, bottom, right, bottom],
    [left, top, left, bottom],
  ] as const;
  borders.forEach((border, side) => {
    const line = lines[side];
    if (border.width === 0 || !line) return;
    context.beginPath();
    context.moveTo(line[0], line[1]);
    context.lineTo(line[2], line[3]);
    stroke(border);
  });
};

/**
 * Paints an element and what is in it where it stands in the window.
 * @param within called after the box of an element and before its content
 */
export const paintElement = (
  context: CanvasRenderingContext2D,
  element: Element,
  within: (element: Element) => void = () => {},
): void => {
  const style = getComputedStyle(element);
  const isShown = style.display !== 'none' && style.visibility !== 'hidden';
  if (!isShown || element.classList.contains('hidden-text')) return;
  context.save();
  context.globalAlpha *= Number(style.opacity);
  if (element instanceof SVGSVGElement) paintSvg(context, element);
  else {
    paintBox(context, element.getBoundingClientRect(), style);
    within(element);
    for (const child of element.childNodes) {
      if (child instanceof Text) paintText(context, child, style);
      else if (child instanceof Element) paintElement(context, child, within);
    }
  }
  context.restore();
};
