/** When a rating is so old that it says little, whatever its validity. */

/** Years after which a rating is marked as old, unless the operator sets another number. */
export const STALE_AFTER_YEARS = 3;

/**
 * True from the day after the anniversary: a rating of 2023-05-01 is not stale on 2026-05-01 with a limit of
 * three years. 29 February has its anniversary on 1 March.
 * @param ratedOn YYYY-MM-DD
 * @param day YYYY-MM-DD
 */
export function isStaleOn(ratedOn: string, day: string, years: number): boolean {
  const [year = NaN, month = NaN, date = NaN] = ratedOn.split('-').map(Number);
  const limit = new Date(Date.UTC(year + years, month - 1, date)).toISOString().slice(0, 10);
  return day > limit;
}
