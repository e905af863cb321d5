/** Made-up markets in every state that a card can show. */
import type { FinderMarket } from '$geo/finder/market.ts';

const sample = (id: number, name: string, more: Partial<FinderMarket> = {}): FinderMarket => ({
  id,
  name_zh: `示例${name}农贸市场`,
  name_en: `Demo Market ${id}`,
  pinyin: '',
  slug: 'shi-li',
  address: `海珠区示例路${id}号`,
  town: '赤岗',
  district: 440105,
  district_zh: '海珠区',
  district_en: 'Haizhu',
  placePinyin: '',
  status: 'open',
  lng: 113.32,
  lat: 23.1,
  x_cm: 1,
  y_cm: 1,
  stars: 3,
  rating_state: 'rated',
  rated_on: '2025-08-26',
  valid_until: '2028-08-26',
  issuer: '示例评定机构（区级）',
  hours: '06:00–20:00',
  phone: null,
  data_origin: 'synthetic',
  ...more,
});

export const SAMPLES: readonly FinderMarket[] = [
  sample(1, '有效期内'),
  sample(2, '五星', { stars: 5 }),
  sample(3, '过期', { rating_state: 'expired', rated_on: '2023-01-21', valid_until: '2026-01-21' }),
  sample(4, '未载明有效期', { stars: 1, valid_until: null }),
  sample(5, '未评星', {
    stars: null,
    rating_state: 'unrated',
    rated_on: null,
    valid_until: null,
    issuer: null,
  }),
  sample(6, '评定中', {
    stars: null,
    rating_state: 'pending',
    rated_on: null,
    valid_until: null,
    issuer: null,
  }),
  sample(7, '已撤销', { stars: null, rating_state: 'revoked' }),
  sample(8, '停用', { status: 'suspended', stars: 2 }),
  sample(9, '未定位', { lng: null, lat: null, x_cm: null, y_cm: null }),
];
