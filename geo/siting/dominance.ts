/** Candidates that no best set needs, because another covers at least the same. */
import { type CoverInstance, listAt, type Lists } from './cover-instance.ts';

/**
 * Candidates whose demand another with a smaller position covers, too. A set with such a candidate is never the one
 * that ties choose: with the other in its place it covers as much and is lexicographically smaller, or one less is
 * enough. (A dominated candidate with the smaller position stays: it may be in the smallest of equally good sets.)
 * With a spacing nothing is dominated, since the other may stand too near to a third.
 */
export function dominatedSites({ covers, coveredBy, conflicts, site }: CoverInstance): Uint8Array {
  const isDominated = new Uint8Array(site.length);
  if (conflicts) return isDominated;
  const mark = new Int32Array(coveredBy.starts.length).fill(-1);
  for (let i = 0; i < site.length; i++) {
    const own = listAt(covers, i);
    if (own.length === 0) continue;
    let rarest = own[0] as number;
    for (const demand of own) {
      mark[demand] = i;
      if (sizeOf(coveredBy, demand) < sizeOf(coveredBy, rarest)) rarest = demand;
    }
    for (const other of listAt(coveredBy, rarest)) {
      if (other >= i) break;
      if (isDominated[other] || sizeOf(covers, other) < own.length) continue;
      let shared = 0;
      for (const demand of listAt(covers, other)) shared += mark[demand] === i ? 1 : 0;
      if (shared === own.length) {
        isDominated[i] = 1;
        break;
      }
    }
  }
  return isDominated;
}

/**
 * Demand that decides whether all is covered: where the candidates of one demand all cover another, too, the other
 * is covered with it. Ascending positions; of an instance with merged demand.
 */
export function essentialDemand({ coveredBy, covers, site, weight }: CoverInstance): number[] {
  const isImplied = new Uint8Array(weight.length);
  const mark = new Int32Array(site.length).fill(-1);
  const bySize = Array.from(weight.keys()).sort((a, b) => sizeOf(coveredBy, a) - sizeOf(coveredBy, b));
  for (const demand of bySize) {
    if (isImplied[demand]) continue;
    const own = listAt(coveredBy, demand);
    let rarest = own[0] as number; // every demand of an instance has a candidate
    for (const one of own) {
      mark[one] = demand;
      if (sizeOf(covers, one) < sizeOf(covers, rarest)) rarest = one;
    }
    for (const other of listAt(covers, rarest)) {
      if (isImplied[other] || sizeOf(coveredBy, other) <= own.length) continue;
      let shared = 0;
      for (const one of listAt(coveredBy, other)) shared += mark[one] === demand ? 1 : 0;
      if (shared === own.length) isImplied[other] = 1;
    }
  }
  return Array.from(weight.keys()).filter((demand) => !isImplied[demand]);
}

function sizeOf({ starts }: Lists, list: number): number {
  return (starts[list + 1] as number) - (starts[list] as number); // a list of these
}
