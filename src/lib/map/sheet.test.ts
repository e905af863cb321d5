import { describe, expect, it } from 'vitest';
import { stopAfter } from './sheet.svelte.ts';

describe('the stops of the bottom sheet', () => {
  it('follow the finger and end at the ends', () => {
    expect(stopAfter('middle', -100)).toBe('full');
    expect(stopAfter('full', -100)).toBe('full');
    expect(stopAfter('middle', 100)).toBe('low');
    expect(stopAfter('low', 100)).toBe('low');
  });

  it('go round with a press', () => {
    expect(stopAfter('low', 0)).toBe('middle');
    expect(stopAfter('middle', 3)).toBe('full');
    expect(stopAfter('full', 0)).toBe('low');
  });
});
