/** Which corrections can bear on an indicator. */
import type { ChangedKind, ChangeList, CorrectionReason } from './changes.ts';
import type { IndicatorKey } from './scorecard.ts';

/** Whether, where and since when a facility is in use. */
const REGISTER: readonly CorrectionReason[] = ['added', 'removed', 'status', 'dates', 'district'];

interface Bearing {
  readonly kind: ChangedKind;
  readonly reasons: readonly CorrectionReason[];
}
const NEAREST: Bearing = {
  kind: 'market',
  reasons: ['added', 'removed', 'status', 'dates', 'position', 'rating'],
};
const CANTEENS: Bearing = { kind: 'canteen', reasons: [...REGISTER, 'details', 'history', 'inspection'] };

const BEARINGS: Readonly<Record<IndicatorKey, Bearing | null>> = {
  coverage: NEAREST,
  uncovered: NEAREST,
  p90: NEAREST,
  star_markets: { kind: 'market', reasons: [...REGISTER, 'rating'] },
  school_canteens: CANTEENS,
  offsite_suppliers: CANTEENS,
  overdue_equipment: { kind: 'elevator', reasons: [...REGISTER, 'due'] },
  hazard_followup: { kind: 'elevator', reasons: [...REGISTER, 'inspection', 'followup'] },
  old_elevators: { kind: 'elevator', reasons: [...REGISTER, 'details'] },
  bright_kitchen: { kind: 'canteen', reasons: [...REGISTER, 'details'] },
  rescue_2024: null,
  food_pass: { kind: 'sampling', reasons: ['sampling'] },
};

export interface ReasonCount {
  readonly kind: ChangedKind;
  readonly reason: CorrectionReason;
  readonly count: number;
}

/** The corrections among lists that can bear on an indicator, with their counts. */
export function correctionsBearing(indicator: IndicatorKey, lists: readonly ChangeList[]): ReasonCount[] {
  const bearing = BEARINGS[indicator];
  if (!bearing) return [];
  return bearing.reasons.flatMap((reason) => {
    const list = lists.find((one) => one.kind === bearing.kind && one.reason === reason);
    return list ? [{ kind: bearing.kind, reason, count: list.count }] : [];
  });
}
