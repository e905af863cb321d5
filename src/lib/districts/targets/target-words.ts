/** Rows of targets in the words of the page. */
import '$lib/i18n/targets.ts';
import type { TargetRow } from '$geo/regulatory/scorecard.ts';
import type { CellDifference } from '$geo/regulatory/target-file-diff.ts';
import type { LifeEvent } from '$geo/regulatory/target-lives.ts';
import type { Text } from '$lib/i18n/index.ts';
import { districtName } from '$lib/ui/districts.ts';
import { formatWhole } from '$lib/ui/format.ts';

const SIGNS = { '>=': '≥', '<=': '≤', '=': '=' } as const;
/** Units of English pages; counts need none there. */
const ENGLISH_UNITS: Readonly<Record<string, string>> = { '%': '%', min: ' min', m: ' m' };
const CHINESE_UNITS: Readonly<Record<string, string>> = { '%': '%', min: ' 分钟', m: ' 米' };

const numberText = (value: number): string => (Number.isInteger(value) ? formatWhole(value) : String(value));

/** A number of a target with its unit: "90 家", "98%", "10.6 分钟". */
export const quantityText = (value: number, unit: string | null, { lang }: Text): string => {
  const known = lang === 'zh' ? CHINESE_UNITS : ENGLISH_UNITS;
  const after = unit === null ? '' : (known[unit] ?? (lang === 'zh' ? ` ${unit}` : ''));
  return numberText(value) + after;
};

/** "≥ 90 家", "= 0"; null where the sentence has no number. */
export const aimText = (
  { value, comparator, unit }: Pick<TargetRow, 'value' | 'comparator' | 'unit'>,
  text: Text,
): string | null =>
  value === null || comparator === null ? null : `${SIGNS[comparator]} ${quantityText(value, unit, text)}`;

/** "2026-03-01 09:00", of a time in Guangzhou. */
export const minuteText = (at: string): string => at.slice(0, 16).replace('T', ' ');

/** "数值 98 → 99". */
export const differenceText = ({ column, before, after }: CellDifference, text: Text): string =>
  text.t('targets.life.difference', {
    column: text.t(`targets.life.columns.${column}`),
    before: cellText(column, before, text),
    after: cellText(column, after, text),
  });

function cellText(column: CellDifference['column'], cell: CellDifference['after'], text: Text): string {
  if (cell === null || cell === '') return text.t('targets.life.empty');
  if (column === 'verified') return text.t(cell === 'yes' ? 'targets.verified.yes' : 'targets.verified.no');
  if (column === 'district') return districtName(Number(cell), text) || String(cell);
  if (column === 'semantics' && (cell === 'stated' || cell === 'unstated'))
    return text.t(`targets.semantics.${cell}`);
  if (column === 'comparator' && typeof cell === 'string') return COMPARED[cell] ?? cell;
  if (column === 'sentence' || column === 'source') return `“${cell}”`;
  return typeof cell === 'number' && column !== 'year' ? numberText(cell) : String(cell);
}

/** As files have it, as people write it. */
const COMPARED: Readonly<Record<string, string>> = { at_least: '≥', at_most: '≤', equal: '=' };

/** By whom, and after which data version. */
export const saidText = ({ by, after }: LifeEvent, { t }: Text): string =>
  [
    by ?? t('targets.life.noName'),
    after === 0 ? t('targets.life.beforeAny') : t('targets.life.after', { version: after }),
  ].join(' · ');
