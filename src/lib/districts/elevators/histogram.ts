/** Elevators reached, minute by minute, as bars of a chart and as rows of a table. */

/** Minutes shown one by one; the last bar has the rest. */
export const SHOWN_MINUTES = 40;

export interface MinuteBar {
  /** From this many minutes; to one more, or beyond where it is the last. */
  readonly from: number;
  readonly isRest: boolean;
  readonly elevators: number;
  /** Share of all reached up to its end, 0–1. */
  readonly upTo: number;
}

/** @param byMinute as the API gives it: n to n + 1 minutes at position n, more than that last */
export const minuteBars = (byMinute: readonly number[]): MinuteBar[] => {
  const total = byMinute.reduce((sum, count) => sum + count, 0);
  const rest = byMinute.slice(SHOWN_MINUTES).reduce((sum, count) => sum + count, 0);
  let reached = 0;
  return [...byMinute.slice(0, SHOWN_MINUTES), rest].map((elevators, from) => {
    reached += elevators;
    return { from, isRest: from === SHOWN_MINUTES, elevators, upTo: total === 0 ? 0 : reached / total };
  });
};
