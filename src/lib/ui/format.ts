/** Numbers and days as they are written for people, in both languages. */
import type { Lang } from '$lib/i18n/index.ts';

// Made when first needed: to make one takes a slow phone a tenth of a second.
let decimals: Intl.NumberFormat | undefined;
const oneDecimal = (value: number): string => {
  decimals ??= new Intl.NumberFormat('en-US', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  return decimals.format(value);
};

/** 8176201 → "8,176,201", with a true minus sign; halves away from zero. */
export const formatWhole = (value: number): string => {
  const digits = String(Math.round(Math.abs(value))).replace(/\B(?=(?:\d{3})+$)/g, ',');
  return value < 0 && digits !== '0' ? `−${digits}` : digits;
};

/** A difference: +1,234, −1,234, or ±0. */
export const formatSigned = (value: number): string =>
  value === 0 ? '±0' : `${value > 0 ? '+' : ''}${formatWhole(value)}`;

/** A share 0–1 with one decimal: 0.5622 → "56.2". Null, "no data", gives a dash. */
export const formatPercent = (share: number | null): string =>
  share === null ? '—' : oneDecimal(share * 100).replace('-', '−');

/** Metres in 10 m steps below one kilometre, kilometres with one decimal from there. */
export const formatDistance = (metres: number | null, lang: Lang): string => {
  if (metres === null || !Number.isFinite(metres)) return '—';
  const tens = Math.round(metres / 10) * 10;
  if (tens < 1000) return lang === 'zh' ? `${tens} 米` : `${tens} m`;
  return lang === 'zh' ? `${oneDecimal(metres / 1000)} 公里` : `${oneDecimal(metres / 1000)} km`;
};

/** A count as a share of a line's total; null without demand. */
export const shareOf = (count: number, line: { total: number }): number | null =>
  line.total === 0 ? null : count / line.total;

/** An area with at most two decimals, for lists. */
export const formatArea = (km2: number): string => `${Number(km2.toFixed(2))} km²`;

/** Square metres as hectares with one decimal, for blocks of houses. */
export const formatHectares = (squareMetres: number): string => oneDecimal(squareMetres / 10_000);

/** Bytes for people: "12.3 MB". */
export const formatBytes = (bytes: number): string => {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1e6) return `${oneDecimal(bytes / 1e3)} kB`;
  return `${oneDecimal(bytes / 1e6)} MB`;
};

/** Of 100 people, how many are left out; never 0 when someone is, never 100 when someone is not. */
export const outOfHundred = (uncovered: number, total: number): number => {
  if (uncovered <= 0) return 0;
  if (uncovered >= total) return 100;
  return Math.min(99, Math.max(1, Math.round((uncovered / total) * 100)));
};
