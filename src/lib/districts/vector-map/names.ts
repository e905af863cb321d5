/** Where names of districts stand on a drawn map: inside their district, clear of what is drawn there. */
import type { Box } from '$lib/map/labels.ts';
import type { PicturePoint } from './project.ts';

const STEP_PX = 6;
/** Rows and columns of samples that a name keeps free around it. */
const MARGIN = 1;

/** Room of a full-width letter, of another one, and of a line: bold, spaced. */
const LETTER_PX = { full: 15.5, narrow: 9, height: 18 } as const;

export interface NameWanted {
  readonly code: number;
  readonly words: string;
}

const roomOf = ({ words }: NameWanted) => ({
  width: [...words].reduce((sum, letter) => sum + LETTER_PX[letter > '\u2e80' ? 'full' : 'narrow'], 0),
  height: LETTER_PX.height,
});

/**
 * A place for each name: the middle one of all at which its box lies within its district and overlaps nothing. Null
 * where there is none. A name that was placed is in the way of those after it.
 * @param codeAt district at a point of the picture, null outside all of them
 */
export const placeNames = (
  names: readonly NameWanted[],
  picture: { readonly width: number; readonly height: number },
  codeAt: (x: number, y: number) => number | null,
  obstacles: readonly Box[],
): (PicturePoint | null)[] => {
  const columns = Math.floor(picture.width / STEP_PX);
  const rows = Math.floor(picture.height / STEP_PX);
  const codes = Float64Array.from({ length: columns * rows }, (_, at) => {
    const code = codeAt(((at % columns) + 0.5) * STEP_PX, (Math.floor(at / columns) + 0.5) * STEP_PX);
    return code ?? 0;
  });
  const block = (box: Box) => {
    const clamp = (value: number, most: number) => Math.max(0, Math.min(most, value));
    const left = clamp(Math.floor((box.x - box.width / 2) / STEP_PX), columns);
    const right = clamp(Math.ceil((box.x + box.width / 2) / STEP_PX), columns);
    const top = clamp(Math.floor((box.y - box.height / 2) / STEP_PX), rows);
    const bottom = clamp(Math.ceil((box.y + box.height / 2) / STEP_PX), rows);
    for (let row = top; row < bottom; row++) codes.fill(0, row * columns + left, row * columns + right);
  };
  obstacles.forEach(block);
  return names.map((name) => {
    const room = roomOf(name);
    const place = middleOf(freePlaces(name.code, room, codes, columns, rows));
    if (place) block({ x: place[0], y: place[1], ...room });
    return place;
  });
};

function freePlaces(
  code: number,
  { width, height }: ReturnType<typeof roomOf>,
  codes: Float64Array,
  columns: number,
  rows: number,
): PicturePoint[] {
  const across = Math.ceil(width / STEP_PX / 2) + MARGIN;
  const down = Math.ceil(height / STEP_PX / 2) + MARGIN;
  const free: PicturePoint[] = [];
  for (let row = down; row < rows - down; row++)
    next: for (let column = across; column < columns - across; column++) {
      for (let y = row - down; y <= row + down; y++)
        for (let x = column - across; x <= column + across; x++)
          if (codes[y * columns + x] !== code) continue next;
      free.push([(column + 0.5) * STEP_PX, (row + 0.5) * STEP_PX]);
    }
  return free;
}

function middleOf(places: readonly PicturePoint[]): PicturePoint | null {
  if (places.length === 0) return null;
  const mean = (axis: 0 | 1) => places.reduce((sum, place) => sum + place[axis], 0) / places.length;
  const [x, y] = [mean(0), mean(1)];
  const away = (place: PicturePoint) => Math.hypot(place[0] - x, place[1] - y);
  return places.reduce((best, place) => (away(place) < away(best) ? place : best));
}
