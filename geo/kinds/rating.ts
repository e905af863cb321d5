/** Files of star ratings: one rating of one market a row, also those of earlier years. */
import { day, requiredDay, text } from './cells.ts';
import { defineContent, field } from './content.ts';
import { facilityReferenceFields } from './facility-reference.ts';
import { stars } from './star-words.ts';

/** A rating file. A row without stars is an application when its star column says so (申报中). */
export const ratingContent = defineContent(
  'rating',
  {
    ...facilityReferenceFields,
    stars: field(
      ['星级', '评定星级', '市场星级', '评定等级', '星级评定', 'star', 'star rating', 'rating'],
      stars,
    ),
    ratedOn: field(
      [
        '评定日期',
        '评定时间',
        '授牌日期',
        '评级日期',
        '申报日期',
        '日期',
        'rated on',
        'rated',
        'rating date',
        'date',
      ],
      requiredDay,
    ),
    validUntil: field(
      ['有效期至', '有效期', '有效期截止', '截止日期', 'valid until', 'valid to', 'expires', 'expires on'],
      day,
    ),
    revokedOn: field(['撤销日期', '摘牌日期', '取消日期', 'revoked on', 'revoked'], day),
    issuer: field(['评定机构', '评定单位', '发证机关', '授牌单位', 'issued by', 'rated by'], text(200)),
    scheme: field(['评定标准', '评定办法', '评定体系', '星级标准', 'rating scheme', 'standard'], text(200)),
  },
  [['code', 'name'], ['stars'], ['ratedOn']],
);
