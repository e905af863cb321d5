/** Farmers' markets 农贸市场: columns of their files, and what their ratings say on a day. */
import { count, day, dayOrYear, number, text } from './cells.ts';
import { defineContent, field } from './content.ts';
import type { Day } from './day.ts';
import { facilityFields } from './facility.ts';
import { stars } from './star-words.ts';
import type { RatingState } from './vocabulary.ts';

/** A market file: one market a row, optionally with its present star rating. */
export const marketContent = defineContent(
  'market',
  {
    ...facilityFields(
      ['市场名称', '农贸市场名称', '农贸市场', '市场', '市场名', 'market', 'market name'],
      ['市场编号', '市场编码', '市场代码', 'market code', 'market id'],
    ),
    areaM2: field(
      [
        '可出租面积',
        '面积',
        '营业面积',
        '经营面积',
        '建筑面积',
        '市场面积',
        'area',
        'floor area',
        'area m2',
        'lettable area',
      ],
      number(0, 10_000_000),
    ),
    stalls: field(
      [
        '档位数',
        '摊位数',
        '档口数',
        '摊位数量',
        '档位数量',
        '铺位数',
        '摊位',
        '档位',
        'stall count',
        'number of stalls',
      ],
      count,
    ),
    operator: field(
      [
        '经营单位',
        '开办单位',
        '主办单位',
        '管理单位',
        '经营主体',
        '开办者',
        '运营单位',
        '市场开办者',
        'operated by',
        'manager',
      ],
      text(),
    ),
    hours: field(['营业时间', '经营时间', '开放时间', 'opening hours', 'business hours'], text()),
    phone: field(['电话', '联系电话', '咨询电话', '公开电话', 'telephone', 'tel', 'phone number'], text(100)),
    stars: field(
      ['星级', '市场星级', '评定星级', '星级评定', '评定等级', '星级等级', 'star', 'star rating', 'rating'],
      stars,
    ),
    ratedOn: field(
      [
        '评定日期',
        '评定时间',
        '评星日期',
        '授牌日期',
        '评级日期',
        '评定年份',
        '评定年度',
        'rated',
        'rated on',
        'rating date',
      ],
      dayOrYear,
    ),
    validUntil: field(
      [
        '有效期至',
        '有效期',
        '星级有效期',
        '有效期截止',
        '截止日期',
        'valid until',
        'valid to',
        'expires',
        'expires on',
      ],
      day,
    ),
    issuer: field(['评定机构', '评定单位', '发证机关', '授牌单位', 'issued by', 'rated by'], text(200)),
    scheme: field(['评定标准', '评定办法', '评定体系', '星级标准', 'rating scheme', 'standard'], text(200)),
  },
  [['name']],
);

/** One granted or applied-for rating; days as YYYY-MM-DD. `validUntil` is the last valid day, `revokedOn` the first without. */
export interface MarketRating {
  readonly state: 'granted' | 'pending';
  readonly stars: number | null;
  readonly ratedOn: Day;
  readonly validUntil: Day | null;
  readonly revokedOn: Day | null;
}

/** How a market stands on a day: state, stars (null unless rated or expired) and the rating that says so. */
export interface RatingOnDay<R extends MarketRating> {
  readonly state: RatingState;
  readonly stars: number | null;
  readonly rating: R | null;
}

/**
 * The rating of a market on a day: the newest granted one with `ratedOn` ≤ day decides. Revoked by then: no
 * stars, and none from older ratings, which it superseded. Past its last day: expired, keeps its stars. Without
 * a granted one, an application makes it pending; nothing at all, unrated. The order of `ratings` is of no matter.
 */
export function ratingOn<R extends MarketRating>(ratings: readonly R[], on: Day): RatingOnDay<R> {
  let granted: R | null = null;
  let pending: R | null = null;
  for (const rating of ratings) {
    if (rating.ratedOn > on) continue;
    if (rating.state === 'granted') {
      if (granted === null || rating.ratedOn > granted.ratedOn) granted = rating;
    } else if (pending === null || rating.ratedOn > pending.ratedOn) pending = rating;
  }
  if (granted !== null) {
    if (granted.revokedOn !== null && granted.revokedOn <= on) {
      return { state: 'revoked', stars: null, rating: granted };
    }
    const expired = granted.validUntil !== null && granted.validUntil < on;
    return { state: expired ? 'expired' : 'rated', stars: granted.stars, rating: granted };
  }
  return { state: pending === null ? 'unrated' : 'pending', stars: null, rating: pending };
}
