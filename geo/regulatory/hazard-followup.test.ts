import { describe, expect, it } from 'vitest';
import { type EquipmentInspection, hazardFollowup } from './hazard-followup.ts';

const DAY = '2026-10-31';
const found = (
  hazards: number,
  followups: EquipmentInspection['followups'] = [],
  rest: Partial<EquipmentInspection> = {},
): EquipmentInspection => ({ day: '2026-06-01', hazards, result: 'hazard', followups, ...rest });
const done = (doneOn: string) => ({ dueOn: '2026-07-01', doneOn });
const open = (dueOn: string) => ({ dueOn, doneOn: null });
const counts = (done: number, pending: number, missed: number) => ({ done, pending, missed });

describe('the follow-up of hazards', () => {
  it.each([
    ['done on the day, after its deadline', [done(DAY)], counts(3, 0, 0)],
    ['done the day after, so late on the day', [done('2026-11-01')], counts(0, 0, 3)],
    ['open on its deadline', [open(DAY)], counts(0, 3, 0)],
    ['open the day after its deadline', [open('2026-10-30')], counts(0, 0, 3)],
    ['without a follow-up on record', [], counts(0, 0, 3)],
    ['done in part, the rest before its deadline', [done(DAY), open('2026-12-01')], counts(0, 3, 0)],
    ['done in part, the rest late', [done(DAY), open('2026-10-01'), open('2026-12-01')], counts(0, 0, 3)],
  ])('counts all hazards of an inspection that are %s', (_, followups, expected) => {
    expect(hazardFollowup([found(3, followups)], DAY)).toEqual(expected);
  });

  it.each([
    ['the first day of the year', '2026-01-01', counts(1, 0, 0)],
    ['the day itself', DAY, counts(1, 0, 0)],
    ['the day after', '2026-11-01', counts(0, 0, 0)],
    ['the last day of the year before', '2025-12-31', counts(0, 0, 0)],
  ])('looks at inspections of %s as the year says', (_, day, expected) => {
    expect(hazardFollowup([found(1, [done(DAY)], { day })], DAY)).toEqual(expected);
  });

  it('counts one hazard where only the result, or a follow-up, speaks of any, and none where nothing does', () => {
    const none = { result: 'pass' as const };
    expect(hazardFollowup([found(0)], DAY)).toEqual(counts(0, 0, 1));
    expect(hazardFollowup([found(0, [done(DAY)], none)], DAY)).toEqual(counts(1, 0, 0));
    expect(hazardFollowup([found(0, [], none), found(0, [], { result: null })], DAY)).toEqual(
      counts(0, 0, 0),
    );
  });

  it('is the same in any order, and zeros for nothing', () => {
    const inspections = [
      found(1, [done(DAY)]),
      found(2),
      found(4, [open(DAY)]),
      found(8, [done('2026-11-02')]),
    ];
    expect(hazardFollowup(inspections, DAY)).toEqual(counts(1, 4, 10));
    expect(hazardFollowup(inspections.toReversed(), DAY)).toEqual(counts(1, 4, 10));
    expect(hazardFollowup([], DAY)).toEqual(counts(0, 0, 0));
  });
});
