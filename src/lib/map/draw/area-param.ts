/**
 * A drawn area as one short parameter of an address: `c113.264385,23.12911,1500` for a circle; for a polygon `p` and
 * its rings, divided by `.`, each corner as its difference from the one before in parts of a degree, five bits a
 * character, least first, as in encoded polylines, with the characters that addresses keep as they are.
 */
import type { DrawnArea, Ring } from '$geo/coverage/drawn-area.ts';
import { drawnArea } from '$geo/coverage/drawn-area.ts';
import { InputError } from '$geo/errors.ts';

/** Parts of a degree that an area keeps: about 0.1 m. */
const PARTS = 1e6;
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const MORE = 32;

/** Characters of an area in an address, some 300 corners: an address with a scenario too must stay usable. */
const MAX_AREA_LENGTH = 2_000;
export const MAX_CIRCLE_M = 200_000;

const rounded = (degrees: number): number => Math.round(degrees * PARTS) / PARTS;

/** Corners rounded, without those that the next one repeats, the last of a closed ring among them. */
const roundedRing = (ring: Ring): Ring =>
  ring
    .map(([lng, lat]) => [rounded(lng), rounded(lat)] as const)
    .filter(([lng, lat], at, all) => {
      const next = all[(at + 1) % all.length];
      return lng !== next?.[0] || lat !== next[1];
    });

/**
 * The area as the address keeps it: degrees with 6 decimals, rings open, whole metres.
 * @throws InputError `bad_area`, `radius_out_of_range`, also for more corners than an address holds
 */
export const keptArea = (area: DrawnArea): DrawnArea => {
  const kept: DrawnArea =
    area.shape === 'circle'
      ? { shape: 'circle', lng: rounded(area.lng), lat: rounded(area.lat), radiusM: Math.round(area.radiusM) }
      : { shape: 'polygon', rings: area.rings.map(roundedRing) };
  drawnArea(kept);
  if (kept.shape === 'circle' && kept.radiusM < 1)
    throw new InputError(
      'bad_area',
      `The circle has a radius of ${area.shape === 'circle' ? area.radiusM : 0} m; allowed are 1 to ${MAX_CIRCLE_M} m.`,
    );
  if (kept.shape === 'polygon' && writeArea(kept).length > MAX_AREA_LENGTH) {
    const corners = kept.rings.reduce((sum, { length }) => sum + length, 0);
    throw new InputError(
      'bad_area',
      `The polygon has ${corners} corners, more than an address can hold (about 300). Make the outline simpler.`,
    );
  }
  return kept;
};

const writeNumber = (value: number): string => {
  // The sign goes to the lowest bit, so that small differences stay short in both directions.
  let rest = value < 0 ? -value * 2 - 1 : value * 2;
  let text = '';
  do {
    const bits = rest % MORE;
    rest = Math.floor(rest / MORE);
    text += LETTERS[rest > 0 ? bits + MORE : bits];
  } while (rest > 0);
  return text;
};

const writeRings = (rings: readonly Ring[]): string => {
  let [x, y] = [0, 0];
  const next = ([lng, lat]: readonly [number, number]) => {
    const [toX, toY] = [Math.round(lng * PARTS), Math.round(lat * PARTS)];
    const text = writeNumber(toX - x) + writeNumber(toY - y);
    [x, y] = [toX, toY];
    return text;
  };
  return rings.map((ring) => ring.map(next).join('')).join('.');
};

/** The parameter of an area that `keptArea` gave. */
export const writeArea = (area: DrawnArea): string =>
  area.shape === 'circle' ? `c${area.lng},${area.lat},${area.radiusM}` : `p${writeRings(area.rings)}`;

/** The numbers of a ring; null for other characters or a number that is cut short. */
const readNumbers = (text: string): number[] | null => {
  const numbers: number[] = [];
  let [value, place] = [0, 1];
  for (const letter of text) {
    const bits = LETTERS.indexOf(letter);
    if (bits < 0) return null;
    value += (bits % MORE) * place;
    place *= MORE;
    if (bits >= MORE) continue;
    numbers.push(value % 2 === 0 ? value / 2 : -(value + 1) / 2);
    [value, place] = [0, 1];
  }
  return place === 1 && numbers.length % 2 === 0 ? numbers : null;
};

const readRings = (text: string): Ring[] | null => {
  let [x, y] = [0, 0];
  const rings: Ring[] = [];
  for (const part of text.split('.')) {
    const numbers = readNumbers(part);
    if (!numbers) return null;
    const ring: [number, number][] = [];
    for (let at = 0; at < numbers.length; at += 2) {
      x += numbers[at] ?? NaN;
      y += numbers[at + 1] ?? NaN;
      ring.push([x / PARTS, y / PARTS]);
    }
    rings.push(ring);
  }
  return rings;
};

const areaIn = (text: string): DrawnArea | null => {
  if (text.startsWith('p')) {
    const rings = readRings(text.slice(1));
    return rings && { shape: 'polygon', rings };
  }
  const circle = /^c(\d{1,3}(?:\.\d+)?),(\d{1,2}(?:\.\d+)?),(\d{1,6})$/.exec(text);
  if (!circle) return null;
  const [lng = NaN, lat = NaN, radiusM = NaN] = circle.slice(1).map(Number);
  return { shape: 'circle', lng, lat, radiusM };
};

/** The area of a parameter; null for anything that is not one. */
export const readArea = (text: string | null): DrawnArea | null => {
  if (!text || text.length > MAX_AREA_LENGTH) return null;
  const area = areaIn(text);
  try {
    return area && keptArea(area);
  } catch (error) {
    if (error instanceof InputError) return null;
    throw error;
  }
};
