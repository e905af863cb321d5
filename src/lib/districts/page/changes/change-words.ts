/** Differences between two data versions in words. */
import '$lib/i18n/changes.ts';
import '$lib/i18n/facility.ts';
import type { ChangedKind, ChangeItem, ChangeList } from '$geo/regulatory/changes.ts';
import type { Text } from '$lib/i18n/index.ts';
import { districtName } from '$lib/ui/districts.ts';
import { formatDistance } from '$lib/ui/format.ts';

type Told = Pick<ChangeItem, 'before' | 'after' | 'shift_m' | 'fields'>;

/** "农贸市场", "食品抽检". */
export const kindText = (kind: ChangedKind, { t }: Text): string =>
  kind === 'sampling' ? t('changes.sampling') : t(`kind.${kind}`);

/** What became of one record, beside its name: "2 星 → 3 星", "移动 320 米"; empty where the reason says it all. */
export const outcomeText = (reason: ChangeList['reason'], item: Told, text: Text): string => {
  const { t } = text;
  if (item.shift_m !== null) return t('changes.shift', { distance: formatDistance(item.shift_m, text.lang) });
  if (reason === 'position' || reason === 'moved') return t('changes.located');
  if (item.fields.length > 0) return t('changes.fields', { count: item.fields.length });
  if (SAID_BY_REASON.has(reason)) return '';
  if (reason === 'inspected') return purposeText(item.after, text);
  if (item.before === null && item.after === null) return '';
  const before = valueText(reason, item.before, text);
  return t('changes.arrow', { before, after: valueText(reason, item.after, text) });
};

const SAID_BY_REASON = new Set<ChangeList['reason']>([
  ...(['opened', 'listed', 'resumed', 'suspended', 'closed', 'planned', 'added', 'removed'] as const),
  ...(['applied', 'rating_expired', 'became_overdue', 'followed_up'] as const),
]);
const OF_STARS = new Set<ChangeList['reason']>(['rated', 'rating_revoked', 'rating']);
const PURPOSES = ['term', 'routine', 'third_party', 'equipment'] as const;
const RESULTS = ['pass', 'hazard', 'fail'] as const;
const STATUSES = ['planned', 'open', 'suspended', 'closed'] as const;

const purposeText = (purpose: string | null, { t }: Text): string => {
  const known = PURPOSES.find((one) => one === purpose);
  return known ? t(`detail.${known}`) : (purpose ?? '');
};

function valueText(reason: ChangeList['reason'], value: string | null, text: Text): string {
  const { t } = text;
  if (OF_STARS.has(reason)) return value === null ? t('stars.unrated') : t('changes.stars', { stars: value });
  if (value === null) return t('changes.nothing');
  if (reason === 'district') return districtName(Number(value), text) || value;
  if (reason === 'inspection') {
    const [word = '', ...rest] = value.split(' ');
    const result = RESULTS.find((one) => one === word);
    return [result ? t(`detail.${result}`) : word, ...rest].join(' ');
  }
  const status = reason === 'status' && STATUSES.find((one) => one === value);
  return status ? t(`status.${status}`) : value;
}
