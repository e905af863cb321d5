/**
 * Which datum the coordinates of a file are in, from how well they agree with the districts that the rows
 * declare. GCJ-02 lies about 620 m from WGS 84 here and BD-09 about 1,270 m: only rows near a border change
 * their district with the datum, and only those tell anything.
 *
 * The test, for the datum under which most rows agree against each other one: of the rows that agree under just
 * one of the two (the discordant ones), how many agree under the best. If both were equally good, that count
 * would be binomial with p = 1/2 (exact one-sided sign test, that is McNemar's). Three datums could have been
 * best and each is held against two: the p-values are multiplied by 6 (Bonferroni). Decided when
 * - both corrected p-values are under 0.001,
 * - at least 75 % of all rows agree under the best (else the districts or the file are something else), and
 * - of the discordant rows at most a quarter speak against the best (else two datums are mixed in the file).
 */
import type { Datum } from '../kinds/vocabulary.ts';
import { toWgs84 } from './datum.ts';

/** The candidates. WGS 84 stands for CGCS2000 too: one answer at map accuracy. */
export const CANDIDATE_DATUMS = ['wgs84', 'gcj02', 'bd09'] as const satisfies readonly Datum[];
export type CandidateDatum = (typeof CANDIDATE_DATUMS)[number];

/** A located row with the district it declares: degrees in the unknown datum, longitude first; district code. */
export interface DeclaredPoint {
  readonly lng: number;
  readonly lat: number;
  readonly district: number;
}

/** The best datum held against another one. */
export interface DatumContest {
  readonly against: CandidateDatum;
  /** Rows that agree with their district under the best only, and under the other only. */
  readonly forBest: number;
  readonly forOther: number;
  /** Corrected probability of so one-sided a result if both were equally good. */
  readonly p: number;
}

/** What was counted and what follows. `datum` is null when it cannot be decided; `reason` then says why. */
export interface DatumEvidence {
  readonly datum: CandidateDatum | null;
  readonly rows: number;
  readonly agreeing: Readonly<Record<CandidateDatum, number>>;
  readonly best: CandidateDatum | null;
  readonly contests: readonly DatumContest[];
  /** Largest corrected p-value: the probability of being this sure by chance. 1 when nothing tells. */
  readonly p: number;
  readonly reason: string;
}

const SIGNIFICANT = 0.001;
const LEAST_AGREEMENT = 0.75;
const MOST_AGAINST = 0.25;
const COMPARISONS = 6;

/** P(X ≥ k) for X binomial (n, 1/2), exactly summed in logarithms; 1 for n = 0. */
export function signTestP(k: number, n: number): number {
  if (k <= 0) return 1;
  let logTerm = -n * Math.LN2; // log of C(n, 0) / 2^n
  let tail = 0;
  for (let i = 0; i <= n; i++) {
    if (i >= k) tail += Math.exp(logTerm);
    logTerm += Math.log(n - i) - Math.log(i + 1);
  }
  return Math.min(1, tail);
}

/**
 * Decides the datum of points with declared districts.
 * @param points located rows that declare a district; empty gives "undecided"
 * @param districtOf district code of a WGS 84 position, null outside all districts
 */
export function detectDatum(
  points: readonly DeclaredPoint[],
  districtOf: (lng: number, lat: number) => number | null,
): DatumEvidence {
  const agreement = CANDIDATE_DATUMS.map((datum) =>
    points.map((point) => {
      const { lng, lat } = toWgs84(point.lng, point.lat, datum);
      return districtOf(lng, lat) === point.district;
    }),
  );
  const counts = agreement.map((rows) => rows.filter(Boolean).length);
  const agreeing = { wgs84: counts[0] ?? 0, gcj02: counts[1] ?? 0, bd09: counts[2] ?? 0 };
  const common = { rows: points.length, agreeing };
  if (points.length === 0) {
    const reason = 'no row has both a position and a district';
    return { ...common, datum: null, best: null, contests: [], p: 1, reason };
  }
  const bestAt = counts.indexOf(Math.max(...counts));
  const best = CANDIDATE_DATUMS[bestAt] ?? 'wgs84';
  const contests = CANDIDATE_DATUMS.flatMap((against, at): DatumContest[] => {
    if (at === bestAt) return [];
    let forBest = 0;
    let forOther = 0;
    for (let row = 0; row < points.length; row++) {
      const underBest = agreement[bestAt]?.[row];
      const underOther = agreement[at]?.[row];
      if (underBest && !underOther) forBest++;
      if (underOther && !underBest) forOther++;
    }
    const p = Math.min(1, COMPARISONS * signTestP(forBest, forBest + forOther));
    return [{ against, forBest, forOther, p }];
  });
  const p = Math.max(...contests.map((contest) => contest.p));
  const found = { ...common, best, contests, p };
  const share = (counts[bestAt] ?? 0) / points.length;
  if (p >= SIGNIFICANT) {
    const reason = `too few rows lie where the datum changes their district (p = ${p.toPrecision(2)}, under ${SIGNIFICANT} is needed)`;
    return { ...found, datum: null, reason };
  }
  if (share < LEAST_AGREEMENT) {
    const reason = `only ${(share * 100).toFixed(1)} % of the rows agree with their district under the best datum; ${LEAST_AGREEMENT * 100} % are needed`;
    return { ...found, datum: null, reason };
  }
  if (contests.some(({ forBest, forOther }) => forOther > MOST_AGAINST * (forBest + forOther))) {
    const reason = 'many rows speak for another datum: the file seems to mix datums';
    return { ...found, datum: null, reason };
  }
  return { ...found, datum: best, reason: `decided by the sign test, p = ${p.toPrecision(2)}` };
}
