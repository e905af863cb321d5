/** Ranks of values that are known as bands: those whose bands overlap are tied, so a rank is a range. */
export interface Band {
  readonly share: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** A place in a ranking: best 1; a range where values are equal, or bands overlap. */
export interface RankRange {
  readonly best: number;
  readonly worst: number;
}

/**
 * For each row the range of its rank: best = 1 + rows surely better, worst = n − rows surely worse, where n
 * counts the rows that have a value. A row is surely better when its whole band lies above the other's; bands
 * that touch overlap. Without a band the value is its own, so that equal values are tied. Rows without a value
 * get null.
 */
export const rankRanges = (rows: readonly Band[]): (RankRange | null)[] => {
  const known = rows.filter((row) => row.share !== null);
  const low = (row: Band) => row.low ?? row.share ?? 0;
  const high = (row: Band) => row.high ?? row.share ?? 0;
  return rows.map((row) => {
    if (row.share === null) return null;
    const better = known.filter((other) => low(other) > high(row)).length;
    const worse = known.filter((other) => high(other) < low(row)).length;
    return { best: 1 + better, worst: known.length - worse };
  });
};

const opposite = (value: number | null): number | null => (value === null ? null : -value);

/** The same where less is better: metres, people beyond reach, what is overdue. */
export const rankRangesOfLeast = (rows: readonly Band[]): (RankRange | null)[] =>
  rankRanges(
    rows.map(({ share, low, high }) => ({
      share: opposite(share),
      low: opposite(high),
      high: opposite(low),
    })),
  );
