/** Columns that PostgreSQL packs into one value (string_agg of …send()), read into typed arrays. */

/** Big-endian bytes of `string_agg(int4send(…))`; null (no rows) gives an empty array. */
export function int32Column(packed: Buffer | null): Int32Array {
  const bytes = ownBytes(packed);
  bytes.swap32();
  return new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
}

/** Big-endian bytes of `string_agg(int2send(…))`. */
export function int16Column(packed: Buffer | null): Int16Array {
  const bytes = ownBytes(packed);
  bytes.swap16();
  return new Int16Array(bytes.buffer, bytes.byteOffset, bytes.length / 2);
}

/** Big-endian bytes of `string_agg(float8send(…))`. */
export function float64Column(packed: Buffer | null): Float64Array {
  const bytes = ownBytes(packed);
  bytes.swap64();
  return new Float64Array(bytes.buffer, bytes.byteOffset, bytes.length / 8);
}

/** A copy that begins on an eight-byte border, as typed arrays need it. */
function ownBytes(packed: Buffer | null): Buffer {
  const length = packed?.length ?? 0;
  const bytes = Buffer.from(new ArrayBuffer(length));
  packed?.copy(bytes);
  return bytes;
}

/** Days are sent as days since this one, in two bytes: 1910 to 2089. */
export const DAY_ZERO = '2000-01-01';

/** The calendar day, YYYY-MM-DD, of a number of days since DAY_ZERO. */
export function dayOfNumber(day: number): string {
  return new Date(Date.parse(DAY_ZERO) + day * 86_400_000).toISOString().slice(0, 10);
}
