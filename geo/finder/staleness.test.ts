import { describe, expect, it } from 'vitest';
import { isStaleOn } from './staleness.ts';

describe('a rating is stale', () => {
  it('from the day after its anniversary, not on it', () => {
    expect(isStaleOn('2023-05-01', '2026-04-30', 3)).toBe(false);
    expect(isStaleOn('2023-05-01', '2026-05-01', 3)).toBe(false);
    expect(isStaleOn('2023-05-01', '2026-05-02', 3)).toBe(true);
  });

  it('of 29 February: from 2 March of a common year', () => {
    expect(isStaleOn('2024-02-29', '2025-03-01', 1)).toBe(false);
    expect(isStaleOn('2024-02-29', '2025-03-02', 1)).toBe(true);
  });
});
