/** Figures of the page as text; a dash where there are none. */
import { formatPercent } from '$lib/ui/format.ts';

/** Minutes and years with one decimal. */
export const minutesText = (minutes: number | null): string => (minutes === null ? '—' : minutes.toFixed(1));

/** A share 0–1 with its sign. */
export const shareText = (share: number | null): string =>
  share === null ? '—' : `${formatPercent(share)}%`;
