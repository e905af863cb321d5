/** Inline drawings of the page on a canvas: paths, circles and texts with the style that they have on the page. */
import { fontOf } from './paint-text.ts';

const isPaint = (paint: string): boolean => paint !== 'none' && paint !== '';

const outline = (shape: Element): Path2D | null => {
  if (shape instanceof SVGPathElement) return new Path2D(shape.getAttribute('d') ?? '');
  if (!(shape instanceof SVGCircleElement)) return null;
  const path = new Path2D();
  path.arc(shape.cx.baseVal.value, shape.cy.baseVal.value, shape.r.baseVal.value, 0, Math.PI * 2);
  return path;
};

const paintShape = (context: CanvasRenderingContext2D, shape: SVGGraphicsElement): void => {
  const style = getComputedStyle(shape);
  if (shape instanceof SVGTextElement) {
    context.font = fontOf(style);
    context.textAlign = style.textAnchor === 'middle' ? 'center' : 'left';
    context.fillStyle = style.fill;
    context.fillText(
      shape.textContent.trim(),
      shape.x.baseVal.getItem(0).value,
      shape.y.baseVal.getItem(0).value,
    );
    return;
  }
  const path = outline(shape);
  if (!path) return;
  if (isPaint(style.fill)) {
    context.fillStyle = style.fill;
    context.fill(path);
  }
  if (!isPaint(style.stroke)) return;
  context.strokeStyle = style.stroke;
  context.lineWidth = parseFloat(style.strokeWidth);
  context.lineCap = style.strokeLinecap as CanvasLineCap; // the same words in both
  context.lineJoin = style.strokeLinejoin as CanvasLineJoin;
  context.setLineDash(
    style.strokeDasharray === 'none' ? [] : style.strokeDasharray.split(/[ ,]+/).map(parseFloat),
  );
  context.stroke(path);
};

/** Paints a drawing where it stands in the window. */
export const paintSvg = (context: CanvasRenderingContext2D, svg: SVGSVGElement): void => {
  for (const shape of svg.querySelectorAll<SVGGraphicsElement>('path, circle, text')) {
    const matrix = shape.getScreenCTM();
    if (!matrix) continue;
    context.save();
    context.transform(matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f);
    paintShape(context, shape);
    context.restore();
  }
};
