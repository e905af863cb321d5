/** The lines of a coverage table in their order, each with the range of its rank. */
import type { CoverageLine } from '$geo/answers.ts';
import { shareOf } from './format.ts';
import { rankRanges, type Band, type RankRange } from './ranks.ts';

/** The share of a line with its band, 0–1; null without demand. */
export const bandOf = (line: CoverageLine): Band => ({
  share: line.share,
  low: shareOf(line.low, line),
  high: shareOf(line.high, line),
});

export interface DistrictRow {
  readonly line: CoverageLine;
  readonly rank: RankRange | null;
}

/** Best first, those without demand last, ties by code. */
export const districtRows = (districts: readonly CoverageLine[]): DistrictRow[] => {
  const ranks = rankRanges(districts.map(bandOf));
  return districts
    .map((line, index) => ({ line, rank: ranks[index] ?? null }))
    .sort((a, b) => (b.line.share ?? -1) - (a.line.share ?? -1) || a.line.district - b.line.district);
};
