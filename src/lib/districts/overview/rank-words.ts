/** The rank of a district under its name. */
import type { RankOfIndicator } from '$geo/regulatory/scorecard.ts';
import type { Text } from '$lib/i18n/index.ts';

/** "第 7 名", "并列 1–3 名": tied where values are equal or bands overlap; words of their own without a rank. */
export const rankWords = (rank: RankOfIndicator | null, { t }: Text): string => {
  if (rank === null) return t('districts.noRank');
  const { best, worst } = rank;
  return best === worst ? t('districts.rank', { rank: best }) : t('districts.tied', { best, worst });
};
