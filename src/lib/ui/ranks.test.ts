import { describe, expect, it } from 'vitest';
import { rankText } from './ranks.ts';

describe('the text of a rank', () => {
  it('is one number, a range, or a dash', () => {
    expect(rankText({ best: 3, worst: 3 })).toBe('3');
    expect(rankText({ best: 5, worst: 6 })).toBe('5–6');
    expect(rankText(null)).toBe('—');
  });
});
