/** Exact sign of the orientation of three points in the plane, for tests that must not depend on rounding. */

/** Bound of the relative rounding error of the determinant: (3 + 16ε)ε with ε = 2⁻⁵³ (Shewchuk 1997). */
const ERROR_BOUND = (3 + 16 * 2 ** -53) * 2 ** -53;

const bits = new DataView(new ArrayBuffer(8));

/** A double as an exact integer multiple of 2⁻¹⁰⁷⁴. */
function exact(value: number): bigint {
  bits.setFloat64(0, value);
  const high = bits.getUint32(0);
  const exponent = (high >>> 20) & 0x7ff;
  const fraction = (BigInt(high & 0xfffff) << 32n) | BigInt(bits.getUint32(4));
  const magnitude = exponent === 0 ? fraction : (fraction | (1n << 52n)) << BigInt(exponent - 1);
  return high >>> 31 === 1 ? -magnitude : magnitude;
}

/**
 * Sign of the area of triangle a, b, c: positive if c lies left of the line from a to b, negative if right,
 * 0 exactly if the three are on one line. All coordinates finite, any unit. The magnitude means nothing.
 */
export function orientation(ax: number, ay: number, bx: number, by: number, cx: number, cy: number): number {
  const left = (ax - cx) * (by - cy);
  const right = (ay - cy) * (bx - cx);
  const determinant = left - right;
  if (Math.abs(determinant) > ERROR_BOUND * (Math.abs(left) + Math.abs(right))) return determinant;
  const x = exact(cx);
  const y = exact(cy);
  const exactDeterminant = (exact(ax) - x) * (exact(by) - y) - (exact(ay) - y) * (exact(bx) - x);
  return exactDeterminant > 0n ? 1 : exactDeterminant < 0n ? -1 : 0;
}
