import { describe, expect, it } from 'vitest';
import { gapOf, readingsOf, shortOf } from './alerts-gap.ts';
import { TransitionTally, transitionsOf } from './alerts-transitions.ts';
import type { Knowledge, KnownDue, KnownRating, Spell } from './changes-knowledge.ts';
import type { IndicatorFigure, TargetRow, Verdict } from './scorecard.ts';

const DAYS = { before: '2026-09-30', after: '2026-10-31' };
const OPEN: Spell = {
  from: '2019-05-01',
  to: null,
  status: 'open',
  isUndated: false,
  code: null,
  name_zh: '甲',
  name_en: null,
  address: null,
  town: null,
  district: 440_111,
  xCm: null,
  yCm: null,
  details: {},
};
const NOTHING: Knowledge = { spells: [OPEN], ratings: [], dues: [], inspections: [], followups: [] };
const due = (nextDueOn: string | null, from = '2025-01-01', to: string | null = null): KnownDue => ({
  nextDueOn,
  from,
  to,
});
const GRANTED: KnownRating = {
  state: 'granted',
  stars: 3,
  ratedOn: '2024-01-01',
  validUntil: '2026-10-15',
  revokedOn: null,
};

const follow = (
  kind: 'elevator' | 'market' | 'canteen',
  before: Partial<Knowledge>,
  after: Partial<Knowledge>,
) =>
  transitionsOf(
    { id: 1, kind, before: { ...NOTHING, ...before }, after: { ...NOTHING, ...after } },
    DAYS,
  ).map(
    ({ followed, district, cause, change }) => `${followed} ${district} ${cause} ${change > 0 ? '+' : '-'}`,
  );

describe('an elevator', () => {
  const elevator = (before: Partial<Knowledge>, after: Partial<Knowledge>) =>
    follow('elevator', before, after);
  const passed = { dues: [due('2026-10-10')] };

  it('is overdue from the day after its due date, by time', () => {
    expect(elevator(passed, passed)).toEqual(['overdue 440111 time +']);
    const last = { dues: [due('2026-10-30')] };
    expect(elevator(last, last)).toHaveLength(1);
    const notYet = { dues: [due('2026-10-31')] };
    expect(elevator(notYet, notYet)).toEqual([]);
    const longSince = { dues: [due('2026-09-29')] };
    expect(elevator(longSince, longSince)).toEqual([]);
  });

  it('is no longer by an inspection, by going out of use, or because that was wrong', () => {
    const late = { dues: [due('2026-09-01')] };
    const renewed = {
      dues: [due('2026-09-01', '2025-01-01', '2026-10-05'), due('2027-09-01', '2026-10-05')],
    };
    expect(elevator(late, renewed)).toEqual(['overdue 440111 renewed -']);
    expect(elevator(late, { ...late, spells: [{ ...OPEN, to: '2026-10-05' }] })).toEqual([
      'overdue 440111 out_of_use -',
    ]);
    expect(elevator(late, { dues: [due('2027-09-01')] })).toEqual(['overdue 440111 correction -']);
    expect(elevator(late, { dues: [due(null)] })).toEqual(['overdue 440111 correction -']);
  });

  it('comes into use overdue, is given an earlier date, or declares another district', () => {
    expect(
      elevator(
        { spells: [] },
        { spells: [{ ...OPEN, from: '2026-10-05' }], dues: [due('2026-10-01', '2026-10-05')] },
      ),
    ).toEqual(['overdue 440111 in_use +']);
    const earlier = {
      dues: [due('2027-01-01', '2025-01-01', '2026-10-05'), due('2026-10-20', '2026-10-05')],
    };
    expect(elevator({ dues: [due('2027-01-01')] }, earlier)).toEqual(['overdue 440111 due +']);
    const late = { dues: [due('2026-09-01')] };
    const moved = [
      { ...OPEN, to: '2026-10-05' },
      { ...OPEN, from: '2026-10-05', district: 440_106 },
    ];
    expect(elevator(late, { ...late, spells: moved })).toEqual([
      'overdue 440111 moved -',
      'overdue 440106 moved +',
    ]);
  });
});

describe('a market', () => {
  const market = (before: Partial<Knowledge>, after: Partial<Knowledge>) => follow('market', before, after);

  it('keeps its stars when they expire, and loses them where only valid ones count', () => {
    expect(market({ ratings: [GRANTED] }, { ratings: [GRANTED] })).toEqual(['valid 440111 expired -']);
  });

  it('gains and loses stars by ratings, withdrawals and use', () => {
    const lasting = { ...GRANTED, validUntil: null };
    expect(market({}, { ratings: [{ ...lasting, ratedOn: '2026-10-01' }] })).toEqual([
      'starred 440111 rated +',
      'valid 440111 rated +',
    ]);
    expect(market({ ratings: [lasting] }, { ratings: [{ ...lasting, revokedOn: '2026-10-01' }] })[0]).toBe(
      'starred 440111 revoked -',
    );
    expect(
      market({ ratings: [lasting] }, { ratings: [lasting], spells: [{ ...OPEN, to: '2026-10-01' }] })[0],
    ).toBe('starred 440111 out_of_use -');
    expect(market({}, { ratings: [lasting] })[0]).toBe('starred 440111 correction +');
    expect(follow('canteen', {}, { ratings: [lasting] })).toEqual([]);
  });
});

describe('the sums of transitions', () => {
  it('add up by district and city, and leave out what cancelled out', () => {
    const tally = new TransitionTally();
    const add = (district: number | null, cause: 'time' | 'moved', change: 1 | -1) =>
      tally.add({ followed: 'overdue', district, cause, change });
    add(440_111, 'time', 1);
    add(null, 'time', 1);
    add(440_111, 'moved', -1);
    add(440_106, 'moved', 1);
    expect([...tally.causes('overdue', 440_100)]).toEqual([['time', 2]]);
    expect([...tally.causes('overdue', 440_111)]).toEqual([
      ['time', 1],
      ['moved', -1],
    ]);
    expect([...tally.causes('starred', 440_111)]).toEqual([]);
  });
});

describe('the distance to a target', () => {
  const target = { value: 90, comparator: '>=' } as TargetRow; // all that is looked at
  const held = (value: number, verdict: Verdict, row: Partial<TargetRow> = {}) => ({
    figure: { unit: 'facilities', value, numerator: value, denominator: 200, verdict } as IndicatorFigure,
    target: { ...target, ...row },
    district: 440_100,
  });

  it('is what is missing, and counts on below 0 beyond it', () => {
    expect(gapOf(held(80, { state: 'short', by: 10 }), null)).toBe(10);
    expect(gapOf(held(95, { state: 'met' }), null)).toBe(-5);
    expect(gapOf(held(7, { state: 'met' }, { value: 10, comparator: '<=' }), null)).toBe(-3);
    expect(gapOf(held(12, { state: 'short', by: 2 }, { value: 10, comparator: '<=' }), null)).toBe(2);
    expect(gapOf(held(0, { state: 'met' }, { value: 0, comparator: '=' }), null)).toBe(0);
    expect(gapOf(held(0, { state: 'no_data' }), null)).toBeNull();
  });

  it('is told by every reading of the own district, and of no other', () => {
    const reading = { district: 440_100, reading: 'stock', value: 95, target: 90, short: 0 } as const;
    const open = held(95, { state: 'unstated', readings: [reading] });
    expect(readingsOf(open)).toEqual(['stock']);
    expect([shortOf(open, 'stock'), gapOf(open, 'stock')]).toEqual([0, -5]);
    expect(readingsOf({ ...open, district: 440_111 })).toEqual([]);
    expect(readingsOf(held(1, { state: 'no_target' }))).toEqual([]);
  });
});
