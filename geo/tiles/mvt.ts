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

const WIRE_VARINT = 0;
const WIRE_BYTES = 2;
const POINT = 1;
const MOVE_TO_ONE = 9;
/** Attributes per layer, at most, and with them bytes per feature: a length is then one byte. */
const MOST_ATTRIBUTES = 8;
const MOST_BYTES = 64;
/** Codes below this have their place in a table, others in a map. */
const TABLE_SIZE = 4_096;

/**
 * The tile as bytes, not compressed. No items give an empty array: the server answers 204. Features are written
 * byte by byte, since nearly all the work of a tile server is here; the rest goes through pbf.
 * @throws RangeError for more than eight attributes
 */
export function encodeTile(points: TilePoints): Uint8Array {
  if (points.items.length === 0) return new Uint8Array(0);
  if (points.attributes.length > MOST_ATTRIBUTES)
    throw new RangeError(
      `A layer has ${points.attributes.length} attributes; ${MOST_ATTRIBUTES} are allowed.`,
    );
  const pbf = new PbfWriter();
  pbf.writeMessage(3, writeLayer, points);
  return pbf.finish();
}

function writeLayer(points: TilePoints, pbf: PbfWriter): void {
  const dictionary = new ValueDictionary(points.attributes);
  pbf.writeVarintField(15, 2);
  pbf.writeStringField(1, points.layer);
  const features = new FeatureBytes(points.items.length);
  features.writeAll(points, dictionary);
  const { length } = features;
  pbf.realloc(length);
  pbf.buf.set(features.bytes.subarray(0, length), pbf.pos);
  pbf.pos += length;
  for (const { key } of points.attributes) pbf.writeStringField(3, key);
  for (const value of dictionary.values) pbf.writeMessage(4, writeValue, value);
  pbf.writeVarintField(5, EXTENT);
}

function writeValue(value: TileValue, pbf: PbfWriter): void {
  if (typeof value === 'string') pbf.writeStringField(1, value);
  else if (typeof value === 'boolean') pbf.writeBooleanField(7, value);
  else pbf.writeVarintField(5, value);
}

/** The features of a layer as protobuf fields 2, one after the other. */
class FeatureBytes {
  readonly bytes: Uint8Array;
  length = 0;

  constructor(features: number) {
    this.bytes = new Uint8Array(features * MOST_BYTES);
  }

  writeAll(points: TilePoints, dictionary: ValueDictionary): void {
    const { items, attributes, idOf, xOf, yOf } = points;
    for (let i = 0; i < items.length; i++) {
      const item = items[i] as number; // i < length
      const feature = this.#open(2);
      this.#byte((1 << 3) | WIRE_VARINT);
      this.#varint(idOf(item));
      const tags = this.#open(2);
      for (let key = 0; key < attributes.length; key++) {
        const code = (attributes[key] as TileAttribute).codeOf(item); // key < length
        if (code < 0) continue;
        this.#byte(key);
        this.#varint(dictionary.placeOf(key, code));
      }
      this.#close(tags);
      this.#byte((3 << 3) | WIRE_VARINT);
      this.#byte(POINT);
      const geometry = this.#open(4);
      this.#byte(MOVE_TO_ONE);
      this.#varint(xOf(item) * 2); // zigzag of numbers ≥ 0
      this.#varint(yOf(item) * 2);
      this.#close(geometry);
      this.#close(feature);
    }
  }

  /** Begins a field whose length, below 128, is put in by `#close`. */
  #open(field: number): number {
    this.bytes[this.length] = (field << 3) | WIRE_BYTES;
    this.length += 2;
    return this.length;
  }

  #close(start: number): void {
    this.bytes[start - 1] = this.length - start;
  }

  #byte(value: number): void {
    this.bytes[this.length++] = value;
  }

  /** A whole number from 0 to 2⁵³ − 1. */
  #varint(value: number): void {
    let rest = value;
    while (rest >= 2 ** 31) {
      this.bytes[this.length++] = (rest % 128) | 128;
      rest = Math.floor(rest / 128);
    }
    while (rest > 127) {
      this.bytes[this.length++] = (rest & 127) | 128;
      rest >>>= 7;
    }
    this.bytes[this.length++] = rest;
  }
}

/** Gives every (attribute, code) that occurs its place in the layer's list of values. */
class ValueDictionary {
  readonly values: TileValue[] = [];
  readonly #attributes: readonly TileAttribute[];
  /** Place plus one by code; 0 = none yet. */
  readonly #tables: Uint16Array[];
  readonly #maps: Map<number, number>[];

  constructor(attributes: readonly TileAttribute[]) {
    this.#attributes = attributes;
    this.#tables = attributes.map(() => new Uint16Array(TABLE_SIZE));
    this.#maps = attributes.map(() => new Map());
  }

  placeOf(attribute: number, code: number): number {
    // One table and one map per attribute.
    const known =
      code < TABLE_SIZE
        ? ((this.#tables[attribute] as Uint16Array)[code] as number) - 1
        : ((this.#maps[attribute] as Map<number, number>).get(code) ?? -1);
    return known >= 0 ? known : this.#add(attribute, code);
  }

  #add(attribute: number, code: number): number {
    const place = this.values.length;
    if (code < TABLE_SIZE) (this.#tables[attribute] as Uint16Array)[code] = place + 1;
    else (this.#maps[attribute] as Map<number, number>).set(code, place);
    this.values.push((this.#attributes[attribute] as TileAttribute).valueOf(code));
    return place;
  }
}
