import { describe, expect, it } from 'vitest';
import type { RatingRecord } from '$geo/answers.ts';
import { textIn } from '$lib/i18n/index.ts';
import { deciding, fateOf, starWord } from './rating.ts';

const text = textIn('zh');
const rating = (rated_on: string, more: Partial<RatingRecord> = {}): RatingRecord => ({
  state: 'granted',
  stars: 3,
  rated_on,
  valid_until: null,
  revoked_on: null,
  issuer: '示例',
  scheme: '示例',
  data_origin: 'synthetic',
  ...more,
});

describe('the fate of a rating', () => {
  const old = rating('2021-05-18');
  const now = rating('2025-08-26', { valid_until: '2028-08-26' });
  const ratings = [now, old];

  it('is decided by the newest granted rating on or before the day', () => {
    expect(deciding(ratings, '2026-01-01')).toBe(now);
    expect(deciding(ratings, '2025-08-26')).toBe(now);
    expect(deciding(ratings, '2025-08-25')).toBe(old);
    expect(deciding([rating('2025-01-01', { state: 'pending' })], '2026-01-01')).toBeNull();
  });

  it('is "superseded" for older ones', () => {
    expect(fateOf(old, ratings, '2026-01-01', text)).toBe('已被新评定取代');
  });

  it('is still valid on its last day and expired on the next', () => {
    expect(fateOf(now, ratings, '2028-08-26', text)).toBe('有效至 2028-08-26');
    expect(fateOf(now, ratings, '2028-08-27', text)).toBe('2028-08-26 到期，未见复核');
  });

  it('is withdrawn from the day of revocation', () => {
    const revoked = rating('2025-01-01', { revoked_on: '2026-01-01' });
    expect(fateOf(revoked, [revoked], '2026-01-01', text)).toBe('2026-01-01 撤销');
    expect(fateOf(revoked, [revoked], '2025-12-31', text)).toBe('未载明有效期');
  });
});

describe('starWord', () => {
  it('never turns "unrated" into zero stars', () => {
    expect(starWord({ stars: null, rating_state: 'unrated' }, text)).toBe('未评星');
    expect(starWord({ stars: 3, rating_state: 'expired' }, text)).toBe('三星');
    expect(starWord({ stars: null, rating_state: 'revoked' }, text)).toBe('星级已撤销');
  });
});
