/** What a market's rating says on the as-of day, and the fate of its earlier ratings, in words. */
import type { FacilityProperties, RatingRecord } from '$geo/answers.ts';
import type { Text } from '$lib/i18n/index.ts';

type Stars = 1 | 2 | 3 | 4 | 5;
export const isStars = (value: unknown): value is Stars => [1, 2, 3, 4, 5].includes(value as number);

/** "三星", "3 stars", or the state where there are no stars. */
export const starWord = (
  facility: Pick<FacilityProperties, 'stars' | 'rating_state'>,
  text: Text,
): string => {
  if (isStars(facility.stars)) return text.t(`stars.${facility.stars}`);
  return text.t(`rating.${facility.rating_state ?? 'unrated'}`);
};

/** The rating that decides on the day: the newest granted one; null = none yet. */
export const deciding = (ratings: readonly RatingRecord[], asOf: string): RatingRecord | null =>
  ratings.find((rating) => rating.state === 'granted' && rating.rated_on <= asOf) ?? null;

/** One sentence on the fate of a rating on the day. */
export const fateOf = (
  rating: RatingRecord,
  ratings: readonly RatingRecord[],
  asOf: string,
  text: Text,
): string => {
  if (rating.state === 'pending') return text.t('rating.pendingSince', { date: rating.rated_on });
  if (rating.revoked_on && rating.revoked_on <= asOf)
    return text.t('rating.revokedOn', { date: rating.revoked_on });
  if (rating !== deciding(ratings, asOf)) return text.t('rating.superseded');
  if (rating.valid_until === null) return text.t('rating.noEnd');
  const key = rating.valid_until < asOf ? 'rating.expiredOn' : 'rating.validUntil';
  return text.t(key, { date: rating.valid_until });
};
