import { expect, it } from 'vitest';
import { figureNumber } from './figure-number.ts';

it('writes a number as its unit asks, and no data as no number', () => {
  expect(figureNumber(0.5921, 'share')).toBe('59.2%');
  expect(figureNumber(0, 'share')).toBe('0.0%');
  expect(figureNumber(1_527_141, 'people')).toBe('1,527,141');
  expect(figureNumber(1963.47, 'metres')).toBe('1,963');
  expect(figureNumber(0, 'facilities')).toBe('0');
  expect(figureNumber(10.6, 'minutes')).toBe('10.6');
  expect(figureNumber(11, 'minutes')).toBe('11.0');
  for (const unit of ['share', 'people', 'metres', 'facilities', 'minutes'] as const)
    expect(figureNumber(null, unit)).toBe('—');
});
