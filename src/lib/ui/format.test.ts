import { describe, expect, it } from 'vitest';
import { formatBytes, formatDistance, formatPercent, formatWhole, outOfHundred } from './format.ts';

describe('numbers for people', () => {
  it('writes thousands with a comma and minus as U+2212', () => {
    expect(formatWhole(8176201)).toBe('8,176,201');
    expect(formatWhole(-9327)).toBe('−9,327');
  });

  it('writes whole numbers as the standard library does', () => {
    const standard = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
    for (const size of [1, 1e3, 1e6, 1e9])
      for (const part of [0, 0.123, 0.4999, 0.5, 0.9, 0.9995, 1]) {
        const value = Math.floor(size * part) + part / 2;
        expect(formatWhole(value)).toBe(standard.format(value));
        expect(formatWhole(-value)).toBe(standard.format(-value).replace(/^-0$/, '0').replace('-', '−'));
      }
  });

  it('writes shares with one decimal and "no data" as a dash', () => {
    expect(formatPercent(0.5622)).toBe('56.2');
    expect(formatPercent(0)).toBe('0.0');
    expect(formatPercent(null)).toBe('—');
  });

  it('writes distances in 10 m steps below a kilometre', () => {
    expect(formatDistance(784, 'zh')).toBe('780 米');
    expect(formatDistance(994.9, 'zh')).toBe('990 米');
    expect(formatDistance(996, 'zh')).toBe('1.0 公里');
    expect(formatDistance(1249, 'en')).toBe('1.2 km');
    expect(formatDistance(null, 'en')).toBe('—');
    expect(formatDistance(Infinity, 'en')).toBe('—');
  });

  it('writes bytes', () => {
    expect(formatBytes(999)).toBe('999 B');
    expect(formatBytes(1_234_567)).toBe('1.2 MB');
  });
});

describe('so many of a hundred', () => {
  it('is never 0 when someone is left out, and never 100 when someone is not', () => {
    expect(outOfHundred(1, 1_000_000)).toBe(1);
    expect(outOfHundred(999_999, 1_000_000)).toBe(99);
    expect(outOfHundred(0, 10)).toBe(0);
    expect(outOfHundred(10, 10)).toBe(100);
    expect(outOfHundred(438, 1000)).toBe(44);
  });
});
