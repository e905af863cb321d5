import { describe, expect, it } from 'vitest';
import { problemOf } from '../../tests/small-siting.ts';
import { solveMaximalCovering } from './maximal-covering.ts';

/** A city that takes thousands of steps: equal weights, overlapping circles, many equally good sets. */
const hard = {
  demand: Array.from({ length: 1_600 }, (_, i) => ({
    x: i % 40,
    y: Math.floor(i / 40),
    weight: 1 + ((i * 7) % 3),
  })),
  existing: [],
  sites: Array.from({ length: 400 }, (_, i) => ({ x: (i % 20) * 2, y: Math.floor(i / 20) * 2 })),
  radiusM: 5,
  spacingM: 0,
};

describe('a run', () => {
  it('lets others work and stops as soon as it is cancelled', async () => {
    const signal = { aborted: false };
    let pauses = 0;
    const answer = await solveMaximalCovering(problemOf(hard), 12, {
      signal,
      pause: async () => {
        signal.aborted = ++pauses === 3;
      },
    });
    expect(pauses).toBe(3);
    expect(answer).toMatchObject({ stoppedBy: 'cancelled', status: 'bounded', isSmallestSet: false });
    expect(answer.sites).toHaveLength(12);
    expect(answer.bound).toBeGreaterThan(answer.covered);
  });

  it('ends with its time and tells of sets that get better and bounds that get lower', async () => {
    const progress: { covered: number; bound: number; gap: number }[] = [];
    const answer = await solveMaximalCovering(problemOf(hard), 12, {
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
