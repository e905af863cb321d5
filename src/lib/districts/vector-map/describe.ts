/** What a drawn map shows, in words: for screen readers. */
import type { Text } from '$lib/i18n/index.ts';
import { formatWhole } from '$lib/ui/format.ts';
import type { DistrictMapDrawing } from './drawing.ts';

export interface MapWords {
  /** Its name. */
  readonly label: string;
  /** Squares, gap areas and markets. */
  readonly long: string;
}

export const describeMap = (map: DistrictMapDrawing, text: Text): MapWords => {
  const { squares, gaps } = map;
  const [largest] = gaps;
  const stars = map.stars_min;
  return {
    label: text.t('vectorMap.label', { district: text.name(map), radius: formatWhole(map.radius_m), stars }),
    long: [
      squares
        ? text.t('vectorMap.people', {
            uncovered: formatWhole(map.uncovered),
            side: squares.sideM,
            squares: formatWhole(squares.counts.uncovered.reduce((sum, count) => sum + count, 0)),
            most: formatWhole(squares.limits.at(-1) ?? 0),
            dense: formatWhole(squares.counts.uncovered.at(-1) ?? 0),
            covered: formatWhole(squares.counts.covered),
          })
        : text.t('vectorMap.noPeople'),
      largest
        ? text.t('vectorMap.gaps', {
            listed: gaps.length,
            count: map.gapCount,
            label: text.lang === 'zh' ? largest.label_zh : largest.label_en,
            people: formatWhole(largest.people),
          })
        : text.t('vectorMap.noGaps'),
      text.t('vectorMap.markets', { stars, count: map.marketsInside }),
    ].join(text.lang === 'zh' ? '' : ' '),
  };
};
