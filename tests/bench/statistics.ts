/** Medians and ratios: what a shared, noisy machine can tell. */

/** Runs something some times; milliseconds of each. */
export async function measure(times: number, work: () => unknown): Promise<number[]> {
  const taken: number[] = [];
  for (let i = 0; i < times; i++) {
    const began = performance.now();
    await work();
    taken.push(performance.now() - began);
  }
  return taken;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

/** Median with the smallest and the largest, for example "2.1 ms (1.9–3.4)". */
export function spread(values: readonly number[], unit: string): string {
  const digits = (value: number) => value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);
  return `${digits(median(values))} ${unit} (${digits(Math.min(...values))}–${digits(Math.max(...values))})`;
}

export function ratio(value: number, baseline: number): string {
  return `${(value / baseline).toFixed(2)} ×`;
}
