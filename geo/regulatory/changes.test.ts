import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Status } from '../kinds/vocabulary.ts';
import { STATUSES } from '../kinds/vocabulary.ts';
import type { Change } from './changes.ts';
import { changesOf } from './changes-facility.ts';
import {
  type FacilityKnowledge,
  type Knowledge,
  type KnownDue,
  type KnownInspection,
  type KnownRating,
  type Spell,
  stateOn,
  type TwoDays,
} from './changes-knowledge.ts';
import { ChangeTally } from './changes-tally.ts';

const DAYS: TwoDays = { before: '2026-09-30', after: '2026-10-31' };
const OPEN: Spell = {
  from: '2019-05-01',
  to: null,
  status: 'open',
  isUndated: false,
  code: 'A1',
  name_zh: '甲市场',
  name_en: null,
  address: '一号',
  town: null,
  district: 440_111,
  xCm: 42_400_000,
  yCm: 255_300_000,
  details: { stalls: 20, hours: null },
};
const NOTHING: Knowledge = { spells: [], ratings: [], dues: [], inspections: [], followups: [] };

const changes = (before: Partial<Knowledge>, after: Partial<Knowledge>, days = DAYS): Change[] =>
  changesOf(
    { id: 1, kind: 'market', before: { ...NOTHING, ...before }, after: { ...NOTHING, ...after } },
    days,
  );
const spells = (before: Spell[], after: Spell[]) =>
  changes({ spells: before }, { spells: after }).map(({ what, reason, day }) =>
    [what, reason, day].filter(Boolean).join(' '),
  );
const always = { spells: [OPEN] };
const told = (before: Partial<Knowledge>, after: Partial<Knowledge>, days = DAYS) =>
  changes({ ...always, ...before }, { ...always, ...after }, days).map(
    ({ what, reason, before: was, after: is }) => [what, reason, was, is],
  );

describe('a facility', () => {
  it('whose row was ended by an event is reality', () => {
    const closed = { ...OPEN, to: '2026-10-10' };
    expect(spells([OPEN], [closed])).toEqual(['reality closed 2026-10-10']);
    const suspended: Spell = { ...OPEN, status: 'suspended', from: '2026-10-10' };
    expect(spells([OPEN], [closed, suspended])).toEqual(['reality suspended 2026-10-10']);
    expect(spells([], [{ ...OPEN, from: '2026-10-31' }])).toEqual(['reality opened 2026-10-31']);
    expect(spells([], [{ ...OPEN, from: '2026-10-31', isUndated: true }])).toEqual([
      'reality listed 2026-10-31',
    ]);
  });

  it('superseded for the same time is a correction', () => {
    expect(spells([OPEN], [{ ...OPEN, xCm: 42_400_300, yCm: 255_300_400 }])).toEqual(['correction position']);
    expect(
      changes({ spells: [OPEN] }, { spells: [{ ...OPEN, xCm: 42_400_300, yCm: 255_300_400 }] }),
    ).toMatchObject([{ shift_m: 5 }]);
    expect(spells([OPEN], [{ ...OPEN, xCm: null, yCm: null }])).toEqual(['correction position']);
    expect(spells([OPEN], [{ ...OPEN, name_zh: '乙市场', district: 440_106, town: '某街' }])).toEqual([
      'correction district',
      'correction name',
      'correction address',
    ]);
    expect(changes({ spells: [OPEN] }, { spells: [{ ...OPEN, details: { stalls: 30 } }] })).toMatchObject([
      { what: 'correction', reason: 'details', fields: ['stalls'] },
    ]);
    expect(spells([OPEN], [{ ...OPEN, from: '2018-01-01' }])).toEqual(['correction dates']);
    expect(spells([OPEN], [{ ...OPEN, status: 'suspended' }])).toEqual(['correction status']);
  });

  it('of which was learned late is a correction, although something did happen', () => {
    // Closed before the earlier day, but held to be open then.
    expect(spells([OPEN], [{ ...OPEN, to: '2026-09-30' }])).toEqual(['correction status']);
    expect(spells([OPEN], [{ ...OPEN, to: '2026-10-01' }])).toEqual(['reality closed 2026-10-01']);
    expect(spells([], [OPEN])).toEqual(['correction added']);
    expect(spells([OPEN], [])).toEqual(['correction removed']);
    expect(spells([OPEN], [{ ...OPEN, from: '2026-10-05' }])).toEqual([
      'reality opened 2026-10-05',
      'correction dates',
    ]);
  });

  it('that moved is reality when it says since when, and both when it was misplaced before', () => {
    const moved = { ...OPEN, from: '2026-10-10', xCm: 42_500_000 };
    expect(spells([OPEN], [{ ...OPEN, to: '2026-10-10' }, moved])).toEqual(['reality moved 2026-10-10']);
    expect(spells([OPEN], [{ ...OPEN, to: '2026-10-10', yCm: 255_300_100 }, moved])).toEqual([
      'reality moved 2026-10-10',
      'correction position',
    ]);
    expect(
      spells(
        [OPEN],
        [
          { ...OPEN, to: '2026-10-10' },
          { ...OPEN, from: '2026-10-10', name_zh: '乙' },
        ],
      ),
    ).toEqual(['reality altered 2026-10-10']);
  });

  it('that was to close is closed when the day has come, not when it was announced', () => {
    const announced = { ...OPEN, to: '2026-12-01' };
    expect(spells([OPEN], [announced])).toEqual([]);
    const later = { before: '2026-11-30', after: '2026-12-01' };
    expect(changes({ spells: [announced] }, { spells: [announced] }, later)).toMatchObject([
      { what: 'reality', reason: 'closed', day: '2026-12-01' },
    ]);
  });

  it('tells every step of a month, and a past that is told otherwise', () => {
    const steps: Spell[] = [
      { ...OPEN, to: '2026-10-05' },
      { ...OPEN, status: 'suspended', from: '2026-10-05', to: '2026-10-20' },
      { ...OPEN, from: '2026-10-20' },
    ];
    expect(spells([OPEN], steps)).toEqual(['reality suspended 2026-10-05', 'reality resumed 2026-10-20']);
    const past = (from: string): Spell[] => [
      { ...OPEN, from, to: '2020-01-01' },
      { ...OPEN, from: '2021-01-01' },
    ];
    expect(spells(past('2015-01-01'), past('2016-01-01'))).toEqual(['correction history']);
    expect(spells(past('2015-01-01'), past('2015-01-01'))).toEqual([]);
  });

  it('changes by what happened and by what was corrected, and by nothing else', () => {
    const day = fc
      .integer({ min: 0, max: 40 })
      .map((at) => `2026-${at < 20 ? '09' : '10'}-${10 + (at % 20)}`);
    const spellOf = fc.record({
      from: day,
      length: fc.integer({ min: 1, max: 3 }),
      status: fc.constantFrom(...STATUSES),
    });
    const history = fc.uniqueArray(spellOf, { selector: ({ from }) => from, maxLength: 4 }).map((list) => {
      const sorted = list.toSorted((a, b) => (a.from < b.from ? -1 : 1));
      return sorted.map(({ from, length, status }, at): Spell => ({
        ...OPEN,
        from,
        status,
        to: sorted[at + 1]?.from ?? (length === 1 ? '2026-10-30' : null),
      }));
    });
    const open = (status: string | null) => (status === 'open' ? 1 : 0);
    const effect = (list: Change[], what: Change['what']) =>
      list
        .filter((one) => one.what === what && isStatus(one.before) && isStatus(one.after))
        .reduce((sum, one) => sum + open(one.after) - open(one.before), 0);
    const isStatus = (text: string | null): text is Status | null =>
      text === null || STATUSES.includes(text as Status);
    fc.assert(
      fc.property(history, history, (was, is) => {
        const days = { before: '2026-10-02', after: '2026-10-25' };
        const list = changes({ spells: was }, { spells: is }, days);
        const [a, b, c] = [stateOn(was, days.before), stateOn(is, days.before), stateOn(is, days.after)];
        expect(effect(list, 'correction')).toBe(open(b.status) - open(a.status));
        expect(effect(list, 'reality')).toBe(open(c.status) - open(b.status));
      }),
      { numRuns: 500 },
    );
  });
});

describe('ratings', () => {
  const RATING: KnownRating = {
    state: 'granted',
    stars: 3,
    ratedOn: '2023-10-15',
    validUntil: '2026-10-14',
    revokedOn: null,
  };
  const lasting = { ...RATING, validUntil: null };

  it('granted, expired and withdrawn between the days are reality', () => {
    expect(told({ ratings: [RATING] }, { ratings: [RATING] })).toEqual([
      ['reality', 'rating_expired', '3', '3'],
    ]);
    const four = { ...lasting, stars: 4, ratedOn: '2026-10-10' };
    expect(told({ ratings: [RATING] }, { ratings: [RATING, four] })).toEqual([
      ['reality', 'rated', '3', '4'],
    ]);
    expect(told({ ratings: [lasting] }, { ratings: [{ ...lasting, revokedOn: '2026-10-01' }] })).toEqual([
      ['reality', 'rating_revoked', '3', null],
    ]);
    const applied: KnownRating = { ...four, state: 'pending', stars: null };
    expect(told({ ratings: [] }, { ratings: [applied] })).toEqual([['reality', 'applied', null, null]]);
    // A withdrawal of what another rating has replaced takes no stars.
    const replaced = [{ ...lasting, revokedOn: '2026-10-20' }, four];
    expect(told({ ratings: [lasting] }, { ratings: replaced })).toEqual([['reality', 'rated', '3', '4']]);
  });

  it('expire on the day after their last one', () => {
    const until = (validUntil: string) =>
      told({ ratings: [{ ...RATING, validUntil }] }, { ratings: [{ ...RATING, validUntil }] });
    expect(until('2026-09-29')).toEqual([]);
    expect(until('2026-09-30')).toHaveLength(1);
    expect(until('2026-10-30')).toHaveLength(1);
    expect(until('2026-10-31')).toEqual([]);
  });

  it('said otherwise of the same time are corrections, as is a withdrawal learned late', () => {
    expect(told({ ratings: [lasting] }, { ratings: [{ ...lasting, stars: 4 }] })).toEqual([
      ['correction', 'rating', '3', '4'],
    ]);
    expect(told({ ratings: [] }, { ratings: [lasting] })).toEqual([['correction', 'rating', null, '3']]);
    expect(told({ ratings: [lasting] }, { ratings: [] })).toEqual([['correction', 'rating', '3', null]]);
    expect(told({ ratings: [lasting] }, { ratings: [{ ...lasting, revokedOn: '2026-09-30' }] })).toEqual([
      ['correction', 'rating', '3', '3'],
    ]);
  });
});

describe('due dates', () => {
  const due = (nextDueOn: string | null, from = '2025-01-01', to: string | null = null): KnownDue => ({
    nextDueOn,
    from,
    to,
  });

  it('that passed are reality by time alone, only of what is in use', () => {
    const passed = { dues: [due('2026-10-10')] };
    expect(told(passed, passed)).toEqual([['reality', 'became_overdue', '2026-10-10', '2026-10-10']]);
    const gone = { ...passed, spells: [{ ...OPEN, to: '2026-10-20' }] };
    expect(told(gone, gone).map(([, reason]) => reason)).toEqual(['closed']);
    // Due on the day is not overdue on it.
    const on = (day: string) => told({ dues: [due(day)] }, { dues: [due(day)] }).length;
    expect([on('2026-09-29'), on('2026-09-30'), on('2026-10-30'), on('2026-10-31')]).toEqual([0, 1, 1, 0]);
  });

  it('renewed are reality, said otherwise of the same time a correction', () => {
    const renewed = [due('2026-10-10', '2025-01-01', '2026-10-08'), due('2027-10-10', '2026-10-08')];
    expect(told({ dues: [due('2026-10-10')] }, { dues: renewed })).toEqual([
      ['reality', 'due_renewed', '2026-10-10', '2027-10-10'],
    ]);
    expect(told({ dues: [due('2027-03-01')] }, { dues: [due('2027-04-01')] })).toEqual([
      ['correction', 'due', '2027-03-01', '2027-04-01'],
    ]);
    expect(told({ dues: [due(null)] }, { dues: [due('2027-04-01')] })).toEqual([
      ['correction', 'due', null, '2027-04-01'],
    ]);
  });
});

describe('inspections and follow-ups', () => {
  const visit = (on: string, outcome = 'pass', completed = true): KnownInspection => ({
    on,
    purpose: 'term',
    outcome,
    completed,
  });

  it('between the days are reality, recorded late or otherwise a correction, said again nothing', () => {
    expect(
      told({}, { inspections: [visit('2026-10-01'), visit('2026-10-02', 'not completed', false)] }),
    ).toEqual([['reality', 'inspected', null, 'term']]);
    expect(told({}, { inspections: [visit('2026-09-30')] })).toEqual([
      ['correction', 'inspection', null, 'pass'],
    ]);
    expect(
      told({ inspections: [visit('2026-09-01')] }, { inspections: [visit('2026-09-01', 'fail')] }),
    ).toEqual([['correction', 'inspection', 'pass', 'fail']]);
    expect(told({ inspections: [visit('2026-09-01')] }, { inspections: [visit('2026-09-01')] })).toEqual([]);
  });

  it('dealt with between the days are reality', () => {
    const followup = (doneOn: string | null) => ({ inspectedOn: '2026-09-01', dueOn: '2026-10-15', doneOn });
    expect(told({ followups: [followup(null)] }, { followups: [followup('2026-10-10')] })).toEqual([
      ['reality', 'followed_up', null, null],
    ]);
    expect(told({ followups: [followup(null)] }, { followups: [followup('2026-09-20')] })).toEqual([
      ['correction', 'followup', 'open', '2026-09-20'],
    ]);
  });

  it('of a facility that one version does not know come and go with it', () => {
    const rating: KnownRating = {
      state: 'granted',
      stars: 3,
      ratedOn: '2024-01-01',
      validUntil: null,
      revokedOn: null,
    };
    expect(changes({}, { ...always, ratings: [rating], inspections: [visit('2026-09-01')] })).toMatchObject([
      { what: 'correction', reason: 'added' },
    ]);
  });
});

describe('a tally', () => {
  it('counts by district, kind and reason, adds up to the city, and keeps the first of each list', () => {
    const tally = new ChangeTally(2);
    const facility = (id: number, kind: FacilityKnowledge['kind'], district: number | null) => ({
      id,
      kind,
      name_zh: String(id),
      name_en: null,
      district,
    });
    const [closed] = changes({ spells: [OPEN] }, { spells: [{ ...OPEN, to: '2026-10-10' }] });
    const [moved] = changes({ spells: [OPEN] }, { spells: [{ ...OPEN, xCm: 0 }] });
    if (!closed || !moved) throw new Error('Both are changes.');
    for (const [id, district] of [1, 2, 3].map((one) => [one, 440_111] as const))
      tally.add(facility(id, 'market', district), closed);
    tally.add(facility(4, 'market', null), closed);
    tally.add(facility(5, 'canteen', 440_106), closed);
    tally.add(facility(6, 'market', 440_106), moved);
    const counts = (district: number, what: Change['what']) =>
      tally
        .lists(district, what, 9)
        .map(({ kind, reason, count, items }) => [kind, reason, count, items.map(({ id }) => id)]);
    expect(counts(440_100, 'reality')).toEqual([
      ['market', 'closed', 4, [1, 2]],
      ['canteen', 'closed', 1, [5]],
    ]);
    expect(counts(440_111, 'reality')).toEqual([['market', 'closed', 3, [1, 2]]]);
    expect(counts(440_106, 'reality')).toEqual([['canteen', 'closed', 1, [5]]]);
    expect(counts(440_100, 'correction')).toEqual([['market', 'position', 1, [6]]]);
    expect(tally.lists(440_111, 'reality', 1)[0]?.items).toHaveLength(1);
    expect(counts(440_118, 'correction')).toEqual([]);
  });
});
