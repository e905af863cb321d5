/** Conditions, origins and sentences of the finder in words. */
import type { AnsweredOrigin } from '$geo/finder/answer.ts';
import type { Condition } from '$geo/finder/find.ts';
import type { FinderMarket } from '$geo/finder/market.ts';
import { EVERYTHING, type FinderQuestion } from '$geo/finder/question.ts';
import type { Text } from '$lib/i18n/index.ts';
import { districtName } from '$lib/ui/districts.ts';
import { formatDistance } from '$lib/ui/format.ts';

/** "海珠区 赤岗街道". */
export const placeOf = ({ district, town }: Pick<FinderMarket, 'district' | 'town'>, text: Text): string =>
  [districtName(district, text), town].filter(Boolean).join(' ');

export const originWords = (origin: AnsweredOrigin, text: Text): string => {
  if (origin.kind !== 'place') return text.t(`finder.${origin.kind}`);
  const name = text.name(origin);
  return origin.approximate ? `${name}（${text.t('finder.about')}）` : name;
};

/** "3 公里内". */
export const withinWords = (metres: number, text: Text): string =>
  text.t('finder.withinM', { distance: formatDistance(metres, text.lang).replace('.0', '') });

/** "至 2028-08-26 有效" or what else is to be said of the validity; empty without stars. */
export const validityWords = (
  { stars, valid_until, rating_state }: Pick<FinderMarket, 'stars' | 'valid_until' | 'rating_state'>,
  text: Text,
): string => {
  if (stars === null) return '';
  if (valid_until === null) return text.t('rating.noEnd');
  return text.t(rating_state === 'expired' ? 'rating.expiredOn' : 'rating.validUntil', { date: valid_until });
};

/** When it was rated, and until when that holds; empty without stars. */
export const ratingLine = (market: FinderMarket, text: Text): string =>
  market.stars === null || market.rated_on === null
    ? ''
    : `${text.t('rating.ratedOn', { date: market.rated_on })} · ${validityWords(market, text)}`;

export interface ActiveCondition {
  readonly condition: Condition;
  readonly words: string;
  /** What the question becomes without it. */
  readonly without: Partial<FinderQuestion>;
}

/**
 * The conditions that narrow a question, each with the way out of it.
 * @param isMeasured false while the origin of the question is not known: its distance narrows nothing then
 */
export const activeConditions = (
  question: FinderQuestion,
  isMeasured: boolean,
  text: Text,
): ActiveCondition[] => {
  const { q, stars, districts, status, features, withinM, box } = question;
  const list: (ActiveCondition | false)[] = [
    q !== '' && { condition: 'words', words: text.t('finder.words', { q }), without: { q: '' } },
    stars.length > 0 && {
      condition: 'stars',
      words: stars.map((value) => text.t(`stars.${value}`)).join('、'),
      without: { stars: [] },
    },
    districts.length > 0 && {
      condition: 'district',
      words: districts.map((code) => districtName(code, text)).join('、'),
      without: { districts: [] },
    },
    status !== EVERYTHING.status && {
      condition: 'status',
      words: text.t(`status.${status}`),
      without: { status: EVERYTHING.status },
    },
    features.length > 0 && {
      condition: 'features',
      words: features.map((feature) => text.t(`finder.feature.${feature}`)).join('、'),
      without: { features: [] },
    },
    isMeasured &&
      withinM !== null && {
        condition: 'within',
        words: withinWords(withinM, text),
        without: { withinM: null },
      },
    box !== null && { condition: 'box', words: text.t('finder.area'), without: { box: null } },
  ];
  return list.filter((one): one is ActiveCondition => one !== false);
};
