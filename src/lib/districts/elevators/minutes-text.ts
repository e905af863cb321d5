/** Minutes and years with one decimal; a dash where there are none. */
export const minutesText = (minutes: number | null): string => (minutes === null ? '—' : minutes.toFixed(1));
