import { expect, it } from 'vitest';
import { mapNumber } from './map-number.ts';

it('shortens large counts only, and never into a number of the next size', () => {
  expect(mapNumber(1_527_141, 'people', 'zh')).toBe('152.7万');
  expect(mapNumber(1_527_141, 'people', 'en')).toBe('1.53M');
  expect(mapNumber(429_704, 'people', 'en')).toBe('429.7k');
  expect(mapNumber(999_950, 'people', 'en')).toBe('1.00M');
  expect(mapNumber(999_949, 'people', 'en')).toBe('999.9k');
  expect(mapNumber(9_999, 'facilities', 'zh')).toBe('9,999');
  expect(mapNumber(10_000, 'facilities', 'zh')).toBe('1.0万');
  expect(mapNumber(12_345, 'metres', 'zh')).toBe('12,345');
  expect(mapNumber(0.5, 'share', 'en')).toBe('50.0%');
  expect(mapNumber(null, 'people', 'zh')).toBe('—');
});
