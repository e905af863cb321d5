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
  const sizeOf = (lists: Lists, list: number) =>
    (lists.starts[list + 1] as number) - (lists.starts[list] as number);
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
