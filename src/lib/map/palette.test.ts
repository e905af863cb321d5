import { describe, expect, it } from 'vitest';
import { classLimits, classOf, DARK, LIGHT } from './palette.ts';

describe('the classes of uncovered people', () => {
  it('scale with the area of the cell', () => {
    expect(classLimits(500)).toEqual([200, 600, 1500, 3500]);
    expect(classLimits(100)).toEqual([8, 24, 60, 140]);
  });

  it('begin at their lower limit', () => {
    const limits = classLimits(500);
    expect(
      [1, 199, 200, 599, 600, 1500, 3499, 3500, 99_999].map((people) => classOf(people, limits)),
    ).toEqual([0, 0, 1, 1, 2, 3, 3, 4, 4]);
  });
});

it('has five classes and five stars in both themes', () => {
  for (const palette of [LIGHT, DARK]) {
    expect(palette.uncovered).toHaveLength(5);
    expect(palette.stars).toHaveLength(5);
  }
});
