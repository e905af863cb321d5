/** How well positions are known: most exactly, some not at all, a few outside the city or under a wrong district. */
import { shuffle } from './history.ts';
import type { Random } from './random.ts';
import type { Placement } from './register.ts';

/** Share of facilities per placement; the others are exact. */
export type PlacementShares = Partial<Record<Exclude<Placement, 'exact'>, number>>;

/** The placements of `count` facilities, mixed; every share gives at least one while facilities are left. */
export function drawPlacements(count: number, shares: PlacementShares, random: Random): Placement[] {
  const placements: Placement[] = [];
  for (const placement of ['none', 'outside_city', 'other_district'] as const) {
    const wanted = Math.min(
      count - placements.length,
      Math.max(1, Math.round(count * (shares[placement] ?? 0))),
    );
    for (let i = 0; i < wanted; i++) placements.push(placement);
  }
  while (placements.length < count) placements.push('exact');
  return shuffle(placements, random);
}
