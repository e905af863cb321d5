/**
 * Makes a covering instance small without losing any best set: candidates decided in or out leave, demand that
 * nothing can change leaves, demand with equal cover sets is merged, dominated candidates leave.
 */
import { dominatedSites } from './dominance.ts';
import { type CoverInstance, listAt, type Lists, listsOf, transposed } from './cover-instance.ts';
import { FREE, IN, OUT } from './candidate-state.ts';
import { type SitingProblem, wholeInstance } from './problem.ts';

/** The problem as an instance, reduced; the weight covered before is not in it. */
export function reducedInstance(problem: SitingProblem): CoverInstance {
  const whole = wholeInstance(problem);
  const dominated = dominatedSites(whole);
  return restricted(whole, (site) => (dominated[site] ? OUT : FREE)).instance;
}

/** What is left of an instance, and where its demand went. */
export interface Remainder {
  readonly instance: CoverInstance;
  /** Sums values of the demand of the instance before (such as multipliers) for the merged demand of this one. */
  carried(values: Float64Array): Float64Array;
}

/**
 * The instance that is left when some of its candidates are decided. What `IN` covers goes to `base`; what stands
 * too near to one that is in is out; candidates that cover nothing are out.
 * @param decided state of each candidate of the instance
 */
export function restricted(instance: CoverInstance, decided: (site: number) => number): Remainder {
  const { weight, covers, coveredBy, conflicts, site } = instance;
  const state = Uint8Array.from(site, (_, i) => decided(i));
  const isWon = new Uint8Array(weight.length);
  let base = instance.base;
  state.forEach((one, i) => {
    if (one !== IN) return;
    for (const demand of listAt(covers, i)) {
      if (!isWon[demand]) base += weight[demand] as number; // demand of the instance
      isWon[demand] = 1;
    }
    if (conflicts) for (const other of listAt(conflicts, i)) state[other] = OUT;
  });
  const kept = keptSites(covers, state, isWon);
  const number = new Int32Array(site.length).fill(-1);
  kept.forEach((old, i) => (number[old] = i));
  const merged = mergedDemand(weight, coveredBy, number, isWon);
  const left = {
    weight: merged.weight,
    site: kept.map((old) => site[old] as number),
    coveredBy: merged.coveredBy,
    covers: transposed(merged.coveredBy, kept.length),
    conflicts: conflicts && renumbered(conflicts, kept, number),
    base,
  };
  return { instance: left, carried: (values) => summed(values, merged.place, merged.weight.length) };
}

function summed(values: Float64Array, place: Int32Array, count: number): Float64Array {
  const sums = new Float64Array(count);
  place.forEach((to, from) => {
    if (to >= 0) sums[to] = (sums[to] as number) + (values[from] as number); // as many values as places
  });
  return sums;
}

/** Free candidates that cover something not won yet. */
function keptSites(covers: Lists, state: Uint8Array, isWon: Uint8Array): Int32Array {
  const kept: number[] = [];
  state.forEach((one, i) => {
    if (one === FREE && listAt(covers, i).some((demand) => !isWon[demand])) kept.push(i);
  });
  return Int32Array.from(kept);
}

/** Demand that kept candidates can win, one for each set of candidates; `place` says which became which, −1 none. */
function mergedDemand(weight: Float64Array, coveredBy: Lists, number: Int32Array, isWon: Uint8Array) {
  const starts = [0];
  const weights: number[] = [];
  const members = new Int32Array(coveredBy.members.length);
  let used = 0;
  const known = new Map<number, number[]>();
  const place = new Int32Array(weight.length).fill(-1);
  for (let demand = 0; demand < weight.length; demand++) {
    if (isWon[demand]) continue;
    const first = used;
    let hash = 0;
    for (const old of listAt(coveredBy, demand)) {
      const site = number[old] as number;
      if (site < 0) continue;
      members[used++] = site;
      hash = (Math.imul(hash, 0x01000193) ^ (site + 1)) | 0;
    }
    if (used === first) continue;
    const alike = known.get(hash) ?? [];
    const same = alike.find((other) =>
      isEqualRange(members, starts[other] as number, starts[other + 1] as number, first, used),
    );
    if (same !== undefined) {
      weights[same] = (weights[same] as number) + (weight[demand] as number);
      place[demand] = same;
      used = first;
      continue;
    }
    known.set(hash, [...alike, weights.length]);
    place[demand] = weights.length;
    weights.push(weight[demand] as number);
    starts.push(used);
  }
  return {
    place,
    weight: Float64Array.from(weights),
    coveredBy: { starts: Int32Array.from(starts), members: members.slice(0, used) },
  };
}

function isEqualRange(members: Int32Array, a: number, aEnd: number, b: number, bEnd: number): boolean {
  if (aEnd - a !== bEnd - b) return false;
  for (let i = 0; a + i < aEnd; i++) if (members[a + i] !== members[b + i]) return false;
  return true;
}

function renumbered(lists: Lists, kept: Int32Array, number: Int32Array): Lists {
  return listsOf(
    Array.from(kept, (old) =>
      [...listAt(lists, old)].flatMap((other) =>
        (number[other] as number) < 0 ? [] : [number[other] as number],
      ),
    ),
  );
}
