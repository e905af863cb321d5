/** What a cluster is called, and the sentence that accounts for every old elevator. */
import type { ClusterProperties } from '$geo/regulatory/elevator-answers.ts';
import type { Text } from '$lib/i18n/index.ts';
import { formatWhole } from '$lib/ui/format.ts';
import type { ClusterList } from './cluster-list.ts';

/** District and compass sector, with the town where one is known. */
export const labelOf = (
  { label_zh, label_en, town }: Pick<ClusterProperties, 'label_zh' | 'label_en' | 'town'>,
  text: Text,
): string => {
  const label = text.lang === 'zh' ? label_zh : label_en;
  return town === null ? label : `${label} · ${town}`;
};

/** Listed, other clusters, alone and without coordinates: together all old ones; and those of unknown year. */
export const sumOf = ({ listed, count, totals }: ClusterList, { t }: Text): string => {
  const inListed = listed.reduce((sum, { elevators }) => sum + elevators, 0);
  const parts = t(count > listed.length ? 'elevators.clusters.sum' : 'elevators.clusters.sumAll', {
    listed: listed.length,
    inListed: formatWhole(inListed),
    others: formatWhole(count - listed.length),
    inOthers: formatWhole(totals.in_clusters - inListed),
    clusters: formatWhole(count),
    inClusters: formatWhole(totals.in_clusters),
    alone: formatWhole(totals.alone),
    unlocated: formatWhole(totals.unlocated),
    old: formatWhole(totals.old),
  });
  if (totals.unknown_year === 0) return parts;
  return `${parts} ${t('elevators.clusters.unknown', { count: formatWhole(totals.unknown_year) })}`;
};
