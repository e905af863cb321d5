/**
 * Shares a whole number out by weight, largest remainder first (Hamilton): the parts are whole and add up exactly.
 * @param total whole number ≥ 0
 * @param weights ≥ 0; all 0 with total > 0 throws RangeError
 * @returns one whole number per weight; equal remainders favour the earlier index. Empty weights need total 0.
 */
export function apportion(total: number, weights: ArrayLike<number>): Int32Array {
  const parts = new Int32Array(weights.length);
  if (total === 0) return parts;
  let sum = 0;
  for (let i = 0; i < weights.length; i++) sum += weights[i] ?? 0;
  if (!(sum > 0)) throw new RangeError(`${total} cannot be shared out: all weights are 0`);
  const remainders = new Float64Array(weights.length);
  let given = 0;
  for (let i = 0; i < weights.length; i++) {
    const exact = (total * (weights[i] ?? 0)) / sum;
    const whole = Math.floor(exact);
    parts[i] = whole;
    remainders[i] = exact - whole;
    given += whole;
  }
  const order = Array.from(remainders.keys()).sort(
    (a, b) => (remainders[b] ?? 0) - (remainders[a] ?? 0) || a - b,
  );
  for (const i of order.slice(0, total - given)) parts[i] = (parts[i] ?? 0) + 1;
  return parts;
}
