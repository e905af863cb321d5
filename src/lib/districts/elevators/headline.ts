/** The two sentences at the head of the page of elevators, made from its numbers. */
import type { RescueLine } from '$geo/regulatory/elevator-answers.ts';
import type { Text } from '$lib/i18n/index.ts';
import { districtName } from '$lib/ui/districts.ts';
import { formatPercent, formatWhole } from '$lib/ui/format.ts';
import type { ClusterList } from './cluster-list.ts';
import { minutesText } from './figure-text.ts';

export const scopeName = (district: number | null, text: Text): string =>
  district === null ? text.t('scope.city') : districtName(district, text);

/** How many are old, how many of them form clusters, and where the largest is. */
export const oldSentence = ({ totals, settings, listed }: ClusterList, text: Text): string => {
  const scope = scopeName(settings.district, text);
  const [largest] = listed;
  const counts = { scope, years: settings.min_age, old: formatWhole(totals.old) };
  if (totals.old === 0) return text.t('elevators.headline.oldNone', counts);
  if (!largest) return text.t('elevators.headline.oldOne', counts);
  return text.t('elevators.headline.old', {
    ...counts,
    share: formatPercent(totals.in_clusters / totals.old),
    clusters: formatWhole(totals.clusters),
    largest: formatWhole(largest.elevators),
    label: text.lang === 'zh' ? largest.label_zh : largest.label_en,
  });
};

/** What share is reached in time; that it is a model stands in the same sentence. */
export const rescueSentence = (line: RescueLine, text: Text): string =>
  line.share_10_6 === null || line.p50_min === null
    ? text.t('elevators.headline.rescueNone')
    : text.t('elevators.headline.rescue', {
        share: formatPercent(line.share_10_6),
        share30: formatPercent(line.share_30),
        p50: minutesText(line.p50_min),
      });
