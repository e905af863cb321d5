/** Where a district stands with an indicator, among all and among its peers. */
import '$lib/i18n/district-page.ts';
import type { IndicatorFigure } from '$geo/regulatory/scorecard.ts';
import type { Text } from '$lib/i18n/index.ts';
import { rankOfText } from '../indicator-text.ts';

/** "全市第 5–6 / 11，同类第 2 / 4"; empty without a rank. */
export const ranksText = ({ rank, peer_rank }: IndicatorFigure, text: Text): string =>
  rank === null
    ? ''
    : text.t('districtPage.targets.rank', {
        rank: rankOfText(rank, text),
        peers: rankOfText(peer_rank, text),
      });
