/**
 * A covering instance: which candidate covers which demand. Demand with equal cover sets is one demand, and only
 * what can still be won is in it. Solvers work on this; `problem.ts` says where it comes from.
 */

/** Lists of whole numbers, one list after the other: list k is `members` from `starts[k]` to `starts[k + 1]`. */
export interface Lists {
  readonly starts: Int32Array;
  readonly members: Int32Array;
}

export interface CoverInstance {
  /** Weight of each demand, whole, > 0. */
  readonly weight: Float64Array;
  /** Positions of the candidates in the problem, ascending. */
  readonly site: Int32Array;
  /** For each candidate the demand that it covers, ascending. */
  readonly covers: Lists;
  /** For each demand the candidates that cover it, ascending, at least one. */
  readonly coveredBy: Lists;
  /** For each candidate the candidates that stand too near to it, ascending; null where any may stand together. */
  readonly conflicts: Lists | null;
  /** Weight that sites already decided on cover; not the weight covered before. */
  readonly base: number;
}

/** What is covered when every candidate is chosen. */
export function allWeight({ weight, base }: CoverInstance): number {
  return weight.reduce((sum, one) => sum + one, base);
}

/** The same pairs the other way round: for each of `count` members the lists that hold it, ascending. */
export function transposed(lists: Lists, count: number): Lists {
  const starts = new Int32Array(count + 1);
  for (const member of lists.members) starts[member + 1] = (starts[member + 1] as number) + 1; // member < count
  for (let k = 0; k < count; k++) starts[k + 1] = (starts[k + 1] as number) + (starts[k] as number);
  const next = starts.slice();
  const members = new Int32Array(lists.members.length);
  for (let list = 0; list + 1 < lists.starts.length; list++)
    for (let at = lists.starts[list] as number; at < (lists.starts[list + 1] as number); at++) {
      const member = lists.members[at] as number;
      const place = next[member] as number;
      members[place] = list;
      next[member] = place + 1;
    }
  return { starts, members };
}

/** The members of one list. */
export function listAt({ starts, members }: Lists, list: number): Int32Array {
  return members.subarray(starts[list], starts[list + 1]);
}

/** Lists from arrays. */
export function listsOf(arrays: readonly (readonly number[])[]): Lists {
  const starts = new Int32Array(arrays.length + 1);
  arrays.forEach((array, i) => (starts[i + 1] = (starts[i] as number) + array.length));
  return { starts, members: Int32Array.from(arrays.flat()) };
}
