/** Encodes point features as a Mapbox Vector Tile (specification 2.1): one layer, whole-number ids. */
import { PbfWriter } from 'pbf';
import { EXTENT } from './address.ts';

export type TileValue = string | number | boolean;

/** Values of one attribute: a feature gets none where `codeOf` is negative. */
export interface TileAttribute {
  readonly key: string;
  /** A small whole number that stands for the value of the item; negative for "no value". */
  readonly codeOf: (item: number) => number;
  /** What is written for a code; numbers must be whole and not negative. */
  readonly valueOf: (code: number) => TileValue;
}

/** What a tile holds: items are numbers that the functions understand, positions are 0 to EXTENT − 1. */
export interface TilePoints {
  readonly layer: string;
  readonly items: ArrayLike<number>;
  readonly idOf: (item: number) => number;
  readonly xOf: (item: number) => number;
  readonly yOf: (item: number) => number;
  readonly attributes: readonly TileAttribute[];
}

const POINT = 1;
const MOVE_TO_ONE = 9;

/** The tile as bytes, not compressed. No items give an empty array: the server answers 204. */
export function encodeTile(points: TilePoints): Uint8Array {
  if (points.items.length === 0) return new Uint8Array(0);
  const pbf = new PbfWriter();
  pbf.writeMessage(3, writeLayer, points);
  return pbf.finish();
}

function writeLayer(points: TilePoints, pbf: PbfWriter): void {
  const { items, attributes } = points;
  const dictionary = new ValueDictionary(attributes);
  pbf.writeVarintField(15, 2);
  pbf.writeStringField(1, points.layer);
  for (let i = 0; i < items.length; i++)
    pbf.writeMessage(2, writeFeature, { points, dictionary, item: items[i] as number }); // i < length
  for (const { key } of attributes) pbf.writeStringField(3, key);
  for (const value of dictionary.values) pbf.writeMessage(4, writeValue, value);
  pbf.writeVarintField(5, EXTENT);
}

function writeFeature(
  { points, dictionary, item }: { points: TilePoints; dictionary: ValueDictionary; item: number },
  pbf: PbfWriter,
): void {
  pbf.writeVarintField(1, points.idOf(item));
  const tags: number[] = [];
  points.attributes.forEach((attribute, keyIndex) => {
    const code = attribute.codeOf(item);
    if (code >= 0) tags.push(keyIndex, dictionary.indexOf(keyIndex, code));
  });
  pbf.writePackedVarint(2, tags);
  pbf.writeVarintField(3, POINT);
  const [x, y] = [points.xOf(item), points.yOf(item)];
  pbf.writePackedVarint(4, [MOVE_TO_ONE, x * 2, y * 2]); // zigzag of numbers ≥ 0
}

function writeValue(value: TileValue, pbf: PbfWriter): void {
  if (typeof value === 'string') pbf.writeStringField(1, value);
  else if (typeof value === 'boolean') pbf.writeBooleanField(7, value);
  else pbf.writeVarintField(5, value);
}

/** Gives every (attribute, code) that occurs its place in the layer's list of values. */
class ValueDictionary {
  readonly values: TileValue[] = [];
  readonly #places: Map<number, number>[];
  readonly #attributes: readonly TileAttribute[];

  constructor(attributes: readonly TileAttribute[]) {
    this.#attributes = attributes;
    this.#places = attributes.map(() => new Map());
  }

  indexOf(attribute: number, code: number): number {
    const places = this.#places[attribute] as Map<number, number>; // one per attribute
    let place = places.get(code);
    if (place === undefined) {
      place = this.values.length;
      places.set(code, place);
      this.values.push((this.#attributes[attribute] as TileAttribute).valueOf(code));
    }
    return place;
  }
}
