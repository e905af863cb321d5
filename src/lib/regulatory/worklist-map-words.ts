/** What the map of a work list shows, in words. */
import type { WorklistAnswer } from '$geo/regulatory/answers.ts';
import type { Text } from '$lib/i18n/index.ts';
import { formatWhole } from '$lib/ui/format.ts';
import type { WorklistDrawing } from './worklist-drawing.ts';
import { scopeWords, tripWords } from './worklist-words.ts';

export interface MapWords {
  readonly label: string;
  /** For those who see the map, and for those who do not. */
  readonly short: string;
  readonly long: string;
}

export const mapWords = (
  { offices, district }: Pick<WorklistAnswer, 'offices' | 'district'>,
  map: Pick<WorklistDrawing, 'dots' | 'located'>,
  text: Text,
): MapWords => {
  const { t } = text;
  const [only] = offices.length === 1 ? offices : [];
  if (!only) {
    const all = t('worklist.mapAll', {
      count: formatWhole(map.located),
      offices: formatWhole(offices.length),
    });
    return { label: t('worklist.mapLabelAll', { scope: scopeWords(district, text) }), short: all, long: all };
  }
  const isCrowded = map.dots.some(({ path }) => path !== '');
  const trips = only.trips.map((trip) => tripWords(trip, text)).join(text.lang === 'zh' ? '；' : '; ');
  return {
    label: t('worklist.mapLabel', { name: text.name(only) }),
    short: `${t('worklist.mapStraight')}${isCrowded ? ` ${t('worklist.mapNumbers')}` : ''}`,
    long: t('worklist.mapOffice', { name: text.name(only), trips }),
  };
};
