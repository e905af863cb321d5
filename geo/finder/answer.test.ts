import { describe, expect, it } from 'vitest';
import { SearchIndex } from '../search/search.ts';
import { answerOf } from './answer.ts';
import type { FinderData } from './find.ts';
import { fromColumns, toColumns, type FinderMarket } from './market.ts';
import { EVERYTHING } from './question.ts';
import { marketsNear, reachFrom } from './reach.ts';

const market = (id: number, more: Partial<FinderMarket> = {}): FinderMarket => ({
  id,
  name_zh: `示例${id}号市场`,
  name_en: null,
  pinyin: `shi li ${id} hao shi chang`,
  slug: `shi-li-${id}`,
  address: null,
  town: '赤岗',
  district: 440105,
  district_zh: '海珠区',
  district_en: 'Haizhu',
  placePinyin: 'hai zhu qu chi gang',
  status: 'open',
  lng: 113.3,
  lat: 23.1,
  x_cm: 0,
  y_cm: 0,
  stars: null,
  rating_state: 'unrated',
  rated_on: null,
  valid_until: null,
  issuer: null,
  hours: null,
  phone: null,
  data_origin: 'synthetic',
  ...more,
});

const rated = (id: number, stars: number, xCm: number, more: Partial<FinderMarket> = {}) =>
  market(id, { stars, rating_state: 'rated', rated_on: '2025-01-01', x_cm: xCm, ...more });
const nowhere = { x_cm: null, y_cm: null, lng: null, lat: null };

const markets = [
  rated(1, 3, 100_000),
  rated(2, 5, 100_001),
  rated(3, 3, 500_000, { district: 440106, rating_state: 'expired' }),
  market(4, { x_cm: 50_000 }),
  rated(5, 4, 0, nowhere),
  rated(6, 5, 10, { status: 'closed' }),
];
const data: FinderData = {
  dataVersion: 1,
  asOf: '2026-11-20',
  markets,
  places: [],
  index: new SearchIndex(markets),
};
const ORIGIN = { xCm: 0, yCm: 0 };
const here = { ...EVERYTHING, origin: { kind: 'pin', lng: 113.3, lat: 23.1 } as const };
const ids = (result: { cards: readonly { market: { id: number } }[] }) =>
  result.cards.map((card) => card.market.id);

describe('the answer to a question', () => {
  it('without conditions is every open market, most stars first', () => {
    const result = answerOf(data, EVERYTHING, null, 100);
    expect(ids(result)).toEqual([2, 5, 1, 3, 4]);
    expect(result).toMatchObject({
      matched: 5,
      starred: 4,
      unlocated: 0,
      origin: null,
      reach: null,
      emptiness: null,
    });
  });

  it('counts a market exactly on the radius as within, and one a centimetre further as not', () => {
    expect(ids(answerOf(data, { ...here, withinM: 1_000 }, ORIGIN, 100))).toEqual([4, 1]);
  });

  it('tells how many have no position to be near', () => {
    expect(answerOf(data, here, ORIGIN, 100).unlocated).toBe(1);
  });

  it('counts each star as if it alone were chosen, and closed ones only when asked for', () => {
    const { counts } = answerOf(data, { ...EVERYTHING, stars: [4] }, null, 100);
    expect(counts.stars).toEqual([
      [5, 1],
      [4, 1],
      [3, 2],
      [2, 0],
      [1, 0],
      ['unrated', 1],
    ]);
    expect(counts.anyStars).toBe(5);
    expect(answerOf(data, { ...EVERYTHING, status: 'any', stars: [5] }, null, 100).matched).toBe(2);
  });

  it('gives as many cards as asked for, and the whole count', () => {
    const result = answerOf(data, EVERYTHING, null, 2);
    expect(result.cards).toHaveLength(2);
    expect(result.matched).toBe(5);
  });

  it('that is empty names the conditions at fault and the nearest market', () => {
    const { emptiness } = answerOf(
      data,
      { ...here, withinM: 1_000, stars: [3], districts: [440106] },
      ORIGIN,
      100,
    );
    expect(emptiness?.nearest).toMatchObject({ market: { id: 3 }, distanceM: 5_000 });
    expect(emptiness?.isUnknown).toBe(false);
    const byName = answerOf(data, { ...here, withinM: 1, sort: 'stars' }, ORIGIN, 100);
    expect(byName.emptiness?.nearest).toMatchObject({ market: { id: 4 }, distanceM: 500 });
    expect(new Map(emptiness?.drop)).toEqual(
      new Map([
        ['district', 1],
        ['within', 1],
      ]),
    );
  });

  it('without a known origin drops the distance', () => {
    const lost = { ...EVERYTHING, origin: { kind: 'place', key: 'town:440105:无' } as const, withinM: 1_000 };
    expect(answerOf(data, lost, null, 100)).toMatchObject({ matched: 5, origin: null, sort: 'stars' });
  });

  it('can start from a market', () => {
    const from = { ...EVERYTHING, origin: { kind: 'place', key: 'market:3' } as const, withinM: null };
    const result = answerOf(data, from, null, 100);
    expect(result.origin?.name_zh).toBe('示例3号市场');
    expect(ids(result)[0]).toBe(3);
  });
});

describe('what a resident has in reach', () => {
  it('counts open, located markets; expired stars count; the nearest good one may lie outside', () => {
    expect(reachFrom(markets, ORIGIN)).toEqual({ markets: 2, good: 1, nearest: { id: 1, distanceM: 1_000 } });
    expect(reachFrom([markets[3] ?? market(0)], ORIGIN)).toEqual({ markets: 1, good: 0, nearest: null });
    expect(reachFrom([], ORIGIN)).toEqual({ markets: 0, good: 0, nearest: null });
  });

  it('lists neighbours nearest first, without the market itself', () => {
    const near = marketsNear(markets, { ...ORIGIN, id: 4 }, 2);
    expect(near.map(({ market: { id }, distanceM }) => [id, distanceM])).toEqual([
      [1, 1_000],
      [2, 1_000.01],
    ]);
  });
});

it('columns hold every field and come back as the records they were', () => {
  const columns = toColumns(markets);
  expect(Object.keys(columns).sort()).toEqual(Object.keys(market(1)).sort());
  expect(fromColumns(columns)).toEqual(markets);
  expect(fromColumns(toColumns([]))).toEqual([]);
});
