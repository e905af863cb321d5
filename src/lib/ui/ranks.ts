/** Ranks as tables show them. */
import type { RankRange } from '$geo/regulatory/ranks.ts';

export { type Band, type RankRange, rankRanges } from '$geo/regulatory/ranks.ts';

/** "3" or "5–6". */
export const rankText = (range: RankRange | null): string => {
  if (range === null) return '—';
  return range.best === range.worst ? String(range.best) : `${range.best}–${range.worst}`;
};
