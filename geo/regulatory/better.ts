/** Which way an indicator is good. */
import type { IndicatorKey } from './scorecard.ts';

const LESS: ReadonlySet<IndicatorKey> = new Set([
  'uncovered',
  'p90',
  'overdue_equipment',
  'old_elevators',
  'rescue_2024',
]);

/** Whether a small value is the good one; of all others a large one is. */
export const isLessBetter = (key: IndicatorKey): boolean => LESS.has(key);
