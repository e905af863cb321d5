/** Text of the page on a canvas: letter by letter where the page has set it, so that spacing and breaks are kept. */
const HALO_PX = 3;

export const fontOf = ({ fontStyle, fontWeight, fontSize, fontFamily }: CSSStyleDeclaration): string =>
  `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`;

/** Colour of the first shadow; null for none. */
const haloOf = ({ textShadow }: CSSStyleDeclaration): string | null =>
  /^(?:rgba?|color)\([^)]*\)/.exec(textShadow)?.[0] ?? null;

interface Letter {
  readonly letter: string;
  readonly x: number;
  /** Of the box of the line; the letter stands in its middle. */
  readonly top: number;
  readonly height: number;
}

const lettersOf = (node: Text): Letter[] => {
  const range = document.createRange();
  const letters: Letter[] = [];
  let at = 0;
  for (const letter of node.data) {
    range.setStart(node, at);
    range.setEnd(node, (at += letter.length));
    const box = range.getClientRects()[0];
    if (box && box.width > 0 && letter.trim() !== '')
      letters.push({ letter, x: box.left, top: box.top, height: box.height });
  }
  return letters;
};

/** Paints a text node where it stands in the window. */
export const paintText = (
  context: CanvasRenderingContext2D,
  node: Text,
  style: CSSStyleDeclaration,
): void => {
  const letters = lettersOf(node);
  if (letters.length === 0) return;
  context.font = fontOf(style);
  context.textAlign = 'left';
  context.textBaseline = 'alphabetic';
  const { fontBoundingBoxAscent: ascent, fontBoundingBoxDescent: descent } = context.measureText('国x');
  const baseline = ({ top, height }: Letter) => top + (height - ascent - descent) / 2 + ascent;
  const halo = haloOf(style);
  if (halo) {
    context.strokeStyle = halo;
    context.lineWidth = HALO_PX;
    context.lineJoin = 'round';
    for (const one of letters) context.strokeText(one.letter, one.x, baseline(one));
  }
  context.fillStyle = style.color;
  for (const one of letters) context.fillText(one.letter, one.x, baseline(one));
};
