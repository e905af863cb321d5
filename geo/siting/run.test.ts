import { describe, expect, it } from 'vitest';
import { problemOf } from '../../tests/small-siting.ts';
import { solveMaximalCovering } from './maximal-covering.ts';

/** A city whose circles overlap so regularly that a proof takes minutes. */
const hard = {
  demand: Array.from({ length: 6_400 }, (_, i) => ({
    x: i % 80,
    y: Math.floor(i / 80),
    weight: 1 + ((i * 7) % 3),
  })),
  existing: [],
  sites: Array.from({ length: 676 }, (_, i) => ({ x: (i % 26) * 3, y: Math.floor(i / 26) * 3 })),
  radiusM: 9,
  spacingM: 0,
};

describe('a run', () => {
  it('lets others work and stops as soon as it is cancelled', async () => {
    const signal = { aborted: false };
    let pauses = 0;
    const answer = await solveMaximalCovering(problemOf(hard), 25, {
      signal,
      pause: async () => {
        signal.aborted = ++pauses === 3;
      },
    });
    expect(pauses).toBe(3);
    expect(answer).toMatchObject({ stoppedBy: 'cancelled', status: 'bounded', isSmallestSet: false });
    expect(answer.sites).toHaveLength(25);
    expect(answer.bound).toBeGreaterThan(answer.covered);
  });

  it('ends with its time and tells of sets that get better and bounds that get lower', async () => {
    const progress: { covered: number; bound: number; gap: number }[] = [];
    const answer = await solveMaximalCovering(problemOf(hard), 25, {
      timeLimitS: 0.3,
      onProgress: (one) => progress.push(one),
    });
    expect(answer).toMatchObject({ stoppedBy: 'time', status: 'bounded' });
    expect(progress.length).toBeGreaterThan(1);
    progress.slice(1).forEach((one, i) => {
      expect(one.covered).toBeGreaterThanOrEqual(progress[i]?.covered ?? Infinity);
      expect(one.bound).toBeLessThanOrEqual(progress[i]?.bound ?? -Infinity);
      expect(one.gap).toBe((one.bound - one.covered) / one.bound);
    });
    expect(answer).toMatchObject({ covered: progress.at(-1)?.covered, bound: progress.at(-1)?.bound });
  });
});
