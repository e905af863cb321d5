import { expect, it } from 'vitest';
import { INDICATORS } from '$geo/regulatory/scorecard.ts';
import '$lib/i18n/indicator.ts';
import { textIn } from '$lib/i18n/index.ts';
import { breakable } from './breakable.ts';

it('lets every Chinese name of an indicator break once, into lines of at most five letters', () => {
  for (const key of INDICATORS) {
    const name = textIn('zh').t(`indicator.name.${key}`);
    const lines = breakable(name).split('\u200b');
    expect(lines.join(''), key).toBe(name);
    expect(lines, key).toHaveLength(2);
    for (const line of lines) expect(line.replaceAll(' ', '').length, line).toBeLessThanOrEqual(5);
  }
});

it('leaves other names as they are', () => {
  expect(breakable('Food samples passed')).toBe('Food samples passed');
  expect(breakable('检查')).toBe('检查');
});
