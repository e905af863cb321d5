/** The candidates with the largest scores, of which no two stand in one group of mutual conflicts. */
import { type CoverInstance, listAt } from './cover-instance.ts';

export class Ranking {
  /** The chosen candidates, ascending by group; ties by group. */
  chosen = new Int32Array(0);
  /** Sum of their scores. */
  sum = 0;
  /** Group of each candidate. */
  private readonly group: Int32Array;
  /** The best candidate of each group, its score, and the score of the second. */
  private readonly best: Int32Array;
  private readonly bestScore: Float64Array;
  private readonly second: Float64Array;
  private readonly sorted: Float64Array;
  private readonly isChosen: Uint8Array;
  private readonly count: number;
  /** Smallest score among the chosen and largest among the best of the other groups; 0 where there is none. */
  private lastChosen = 0;
  private firstLeft = 0;

  /** @param count how many to choose at most */
  constructor(instance: CoverInstance, count: number) {
    const { group, groups } = conflictGroups(instance);
    this.group = group;
    this.best = new Int32Array(groups);
    this.bestScore = new Float64Array(groups);
    this.second = new Float64Array(groups);
    this.sorted = new Float64Array(groups);
    this.isChosen = new Uint8Array(group.length);
    this.count = Math.min(count, groups);
  }

  /** Chooses by these scores, which are ≥ 0. */
  rank(scores: Float64Array): void {
    const { best, bestScore, sorted, isChosen } = this;
    this.findBest(scores);
    const last = best.length - this.count;
    sorted.set(bestScore);
    sorted.sort();
    this.lastChosen = sorted[last] ?? 0;
    this.firstLeft = sorted[last - 1] ?? 0;
    this.sum = 0;
    let ties = 0;
    for (let at = last; at < sorted.length; at++) {
      this.sum += sorted[at] as number; // at < length
      if (sorted[at] === this.lastChosen) ties++;
    }
    isChosen.fill(0);
    const chosen = new Int32Array(this.count);
    let used = 0;
    for (const site of best) {
      const score = scores[site] as number; // the best of its group
      if (score < this.lastChosen || used === chosen.length || (score === this.lastChosen && ties-- <= 0))
        continue;
      chosen[used++] = site;
      isChosen[site] = 1;
    }
    this.chosen = chosen;
  }

  private findBest(scores: Float64Array): void {
    const { group, best, second, bestScore } = this;
    best.fill(-1);
    second.fill(0);
    for (let site = 0; site < group.length; site++) {
      const own = group[site] as number; // site < length
      const score = scores[site] as number;
      const rival = best[own] as number;
      if (rival < 0 || score > (bestScore[own] as number)) {
        if (rival >= 0) second[own] = bestScore[own] as number;
        best[own] = site;
        bestScore[own] = score;
      } else if (score > (second[own] as number)) second[own] = score;
    }
  }

  /** Whether the candidate is chosen, and how much the sum grows at most when it must be the other way. */
  otherwise(site: number, score: number): { isChosen: boolean; change: number } {
    const own = this.group[site] as number; // a candidate
    if (this.isChosen[site])
      return { isChosen: true, change: Math.max(this.second[own] as number, this.firstLeft) - score };
    const rival = this.best[own] as number;
    const leaves = this.isChosen[rival] ? (this.bestScore[own] as number) : this.lastChosen;
    return { isChosen: false, change: score - leaves };
  }
}

/** Parts the candidates into groups in which each conflicts with each; without conflicts everyone is alone. */
function conflictGroups({ site, conflicts }: CoverInstance): { group: Int32Array; groups: number } {
  if (!conflicts) return { group: Int32Array.from(site.keys()), groups: site.length };
  const group = new Int32Array(site.length).fill(-1);
  const members: number[][] = [];
  for (let one = 0; one < site.length; one++) {
    const near = new Set(listAt(conflicts, one));
    const fits = [...near]
      .map((other) => group[other] as number)
      .find((own) => own >= 0 && members[own]?.every((other) => near.has(other)));
    group[one] = fits ?? members.length;
    if (fits === undefined) members.push([one]);
    else members[fits]?.push(one);
  }
  return { group, groups: members.length };
}
