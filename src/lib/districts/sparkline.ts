/** Geometry of a small line of a few periods, with the level of a target: values to SVG. */

export interface Sparkline {
  /** The line; broken where a period has no value. */
  readonly path: string;
  /** The newest value. */
  readonly end: { readonly x: number; readonly y: number } | null;
  /** Height of the target; null without one. */
  readonly targetY: number | null;
}

export interface SparklineBox {
  readonly width: number;
  readonly height: number;
  /** Room on every side, so that line and dot are not cut. */
  readonly padding: number;
}

/**
 * Values from the oldest to the newest, evenly spaced; lowest and highest of values and target fill the height, and
 * where all are equal the line lies in the middle.
 */
export const sparkline = (
  values: readonly (number | null)[],
  target: number | null,
  { width, height, padding }: SparklineBox,
): Sparkline => {
  const known = [...values, target].filter((value) => value !== null);
  const low = Math.min(...known);
  const high = Math.max(...known);
  const x = (at: number) =>
    values.length < 2 ? width - padding : padding + (at / (values.length - 1)) * (width - 2 * padding);
  const y = (value: number) =>
    high === low ? height / 2 : padding + ((high - value) / (high - low)) * (height - 2 * padding);
  const path = values
    .map((value, at) => {
      if (value === null) return '';
      const isStart = (values[at - 1] ?? null) === null;
      return `${isStart ? 'M' : 'L'}${x(at).toFixed(1)} ${y(value).toFixed(1)}`;
    })
    .join('');
  const last = values.findLastIndex((value) => value !== null);
  const newest = values[last] ?? null;
  return {
    path,
    end: newest === null ? null : { x: x(last), y: y(newest) },
    targetY: target === null || known.length === 1 ? null : y(target),
  };
};
