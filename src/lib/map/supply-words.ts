/** How the supply of a view is called in sentences. */
import type { Text } from '$lib/i18n/index.ts';
import { isStars } from '$lib/ui/rating.ts';
import type { View } from './view.ts';

/** "三星及以上市场", "快检室": what people are, or are not, in reach of. */
export const supplyName = (view: Pick<View, 'supply' | 'starsMin' | 'stationType'>, text: Text): string => {
  if (view.supply === 'market' && isStars(view.starsMin)) {
    const stars = view.starsMin === 5 ? text.t('stars.5') : text.t(`stars.${view.starsMin}`);
    return text.t('supplyName.starMarket', { stars });
  }
  if (view.supply === 'station' && view.stationType) return text.t(`type.${view.stationType}`);
  return text.t(`supplyName.${view.supply}`);
};
