/** The buildings that rescuers reach last. */
import type { DemandColumns } from '../columns/columns.ts';
import { squaredCmLimit } from '../coverage/radius.ts';

/** Elevators of one address that stand at most so far from the worst-served of them are one building. */
export const BUILDING_REACH_M = 150;

export interface RescuePlace {
  /** Positions of its elevators in the columns, the farthest from its station first. */
  readonly members: readonly number[];
  /** Squared distance of the first of them, cm². */
  readonly d2: number;
}

/**
 * The worst-served buildings, the worst first. Again and again the farthest elevator that is left takes those of
 * its building with it: at its own position, or of the same address and within BUILDING_REACH_M. Ties go by id.
 * Elevators without any station in reach (d2 = Infinity) and outside the scope are left out.
 * @param id of each elevator, for ties
 * @param isSameAddress whether two elevators (positions in the columns) have one known address
 * @param scope code of the district minus 440100; null = all districts
 */
export function worstPlaces(
  elevators: Pick<DemandColumns, 'count' | 'xCm' | 'yCm' | 'district'>,
  d2: Float64Array,
  id: Int32Array,
  isSameAddress: (a: number, b: number) => boolean,
  { count, scope = null }: { count: number; scope?: number | null },
): RescuePlace[] {
  const { xCm, yCm, district } = elevators;
  const limit = squaredCmLimit(BUILDING_REACH_M);
  const isFarther = (a: number, b: number) =>
    (d2[a] as number) > (d2[b] as number) || (d2[a] === d2[b] && (id[a] as number) < (id[b] as number)); // positions in the columns
  const isLeft = new Uint8Array(elevators.count);
  for (let i = 0; i < elevators.count; i++) {
    const isInScope = scope === null ? district[i] !== 0 : district[i] === scope;
    isLeft[i] = isInScope && d2[i] !== Infinity ? 1 : 0;
  }
  const places: RescuePlace[] = [];
  while (places.length < count) {
    let worst = -1;
    for (let i = 0; i < elevators.count; i++) if (isLeft[i] && (worst < 0 || isFarther(i, worst))) worst = i;
    if (worst < 0) break;
    const members: number[] = [];
    for (let i = 0; i < elevators.count; i++) {
      if (!isLeft[i] || district[i] !== district[worst]) continue;
      const dx = (xCm[i] as number) - (xCm[worst] as number);
      const dy = (yCm[i] as number) - (yCm[worst] as number);
      const squared = dx * dx + dy * dy;
      if (squared > 0 && (squared > limit || !isSameAddress(worst, i))) continue;
      members.push(i);
      isLeft[i] = 0;
    }
    members.sort((a, b) => (isFarther(a, b) ? -1 : 1));
    places.push({ members, d2: d2[worst] as number });
  }
  return places;
}

/**
 * What the names of a building's elevators share: "示例花园" of 示例花园1栋1号电梯 and 示例花园2栋1号电梯; the whole name
 * of a single one. Numbers, and parts after a comma, are not cut in the middle. Empty without a name.
 */
export function sharedName(names: readonly string[]): string {
  const [first = '', ...others] = new Set(names);
  if (others.length === 0) return first;
  let length = first.length;
  for (const name of others) {
    let same = 0;
    while (same < length && name[same] === first[same]) same++;
    length = same;
  }
  const shared = first.slice(0, length);
  const comma = shared.lastIndexOf(', ');
  const whole = (comma > 0 ? shared.slice(0, comma) : shared.replace(/[\d\s\p{P}]+$/u, '')).trim();
  return whole.length > 1 ? whole : first;
}
