/**
 * Columns of whole numbers as few bytes: variable-length numbers of seven bits a byte, as protobuf writes them;
 * differences for columns whose neighbours are alike, runs for columns of few values.
 */
import { AppError } from '../errors.ts';

/** A column whose values repeat: stored as values or as runs, whichever is shorter. */
const VALUES = 0;
const RUNS = 1;

class ByteWriter {
  #bytes: Uint8Array;
  #length = 0;

  constructor(capacity: number) {
    this.#bytes = new Uint8Array(capacity);
  }

  /** Whole number from 0 to 2³² − 1. */
  unsigned(value: number): void {
    if (this.#length + 5 > this.#bytes.length) this.#grow();
    let rest = value >>> 0;
    while (rest > 127) {
      this.#bytes[this.#length++] = (rest & 127) | 128;
      rest >>>= 7;
    }
    this.#bytes[this.#length++] = rest;
  }

  /** Whole number from −2³¹ to 2³¹ − 1, small ones of either sign in few bytes. */
  signed(value: number): void {
    this.unsigned((value << 1) ^ (value >> 31));
  }

  finish(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }

  #grow(): void {
    const longer = new Uint8Array(2 * this.#bytes.length + 16);
    longer.set(this.#bytes);
    this.#bytes = longer;
  }
}

class ByteReader {
  readonly #bytes: Uint8Array;
  #position = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get atEnd(): boolean {
    return this.#position === this.#bytes.length;
  }

  unsigned(): number {
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = this.#bytes[this.#position++];
      if (byte === undefined) break;
      value |= (byte & 127) << shift;
      if (byte < 128) return value >>> 0;
    }
    throw new AppError('bad_columns', 'A column is cut short or damaged.');
  }

  signed(): number {
    const value = this.unsigned();
    return (value >>> 1) ^ -(value & 1);
  }
}

function requireEnd(reader: ByteReader, count: number): void {
  if (!reader.atEnd) throw new AppError('bad_columns', `A column has more than ${count} values.`);
}

/** Differences between neighbours, the first to 0; the same as packed `sint32` of protobuf. */
export function packDifferences(values: Int32Array): Uint8Array {
  const writer = new ByteWriter(3 * values.length);
  let before = 0;
  for (const value of values) {
    writer.signed((value - before) | 0); // wraps round beyond 32 bits, and so does reading
    before = value;
  }
  return writer.finish();
}

/**
 * What `packDifferences` packed.
 * @throws AppError `bad_columns` unless there are `count` values
 */
export function unpackDifferences(bytes: Uint8Array, count: number): Int32Array {
  const reader = new ByteReader(bytes);
  const values = new Int32Array(checkedCount(bytes, count));
  let sum = 0;
  for (let i = 0; i < count; i++) {
    sum = (sum + reader.signed()) | 0;
    values[i] = sum;
  }
  requireEnd(reader, count);
  return values;
}

/**
 * Values between 0 and 2³¹ apart, as their distance from the least one, singly or in runs; `none` (any value
 * that stands for "unknown") is kept apart, so that it does not widen the range.
 */
export function packValues(values: ArrayLike<number>, none?: number): Uint8Array {
  let least = Infinity;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number; // i < length
    if (value !== none && value < least) least = value;
  }
  const base = least === Infinity ? 0 : least;
  const runs = new ByteWriter(values.length);
  const singly = new ByteWriter(values.length + 8);
  for (const writer of [runs, singly]) {
    writer.unsigned(writer === runs ? RUNS : VALUES);
    writer.signed(base);
  }
  let run = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    const code = value === none ? 0 : value - base + 1;
    singly.unsigned(code);
    run++;
    if (i + 1 < values.length && values[i + 1] === value) continue;
    runs.unsigned(code);
    runs.unsigned(run);
    run = 0;
  }
  const [a, b] = [runs.finish(), singly.finish()];
  return a.length < b.length ? a : b;
}

/**
 * What `packValues` packed, into `values`; `none` as given there.
 * @throws AppError `bad_columns` unless there is a value for each place
 */
export function unpackValues<Column extends Uint8Array | Uint16Array | Int16Array | Int32Array>(
  bytes: Uint8Array,
  values: Column,
  none?: number,
): Column {
  const reader = new ByteReader(bytes);
  const inRuns = reader.unsigned() === RUNS;
  const base = reader.signed();
  for (let i = 0; i < values.length;) {
    const code = reader.unsigned();
    const end = inRuns ? i + reader.unsigned() : i + 1;
    if (end <= i || end > values.length)
      throw new AppError('bad_columns', `A column has more than ${values.length} values.`);
    values.fill(code === 0 && none !== undefined ? none : code - 1 + base, i, end);
    i = end;
  }
  requireEnd(reader, values.length);
  return values;
}

/** A column of differences has at least a byte per value: a wrong count must not reserve memory. */
function checkedCount(bytes: Uint8Array, count: number): number {
  if (count <= bytes.length) return count;
  throw new AppError('bad_columns', `A column has fewer than ${count} values.`);
}
