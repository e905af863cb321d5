import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inspectedShare, type Registered, type Visit } from './inspected-share.ts';
import { overdueOn } from './overdue.ts';

const TERM = { firstDay: '2026-02-10', lastDay: '2026-02-20' };
const anyDay = fc.integer({ min: 1, max: 28 }).map((day) => `2026-02-${String(day).padStart(2, '0')}`);
const anyRegister = fc.uniqueArray(
  fc.record({ id: fc.integer({ min: 1, max: 30 }), openedOn: anyDay, closedOn: fc.option(anyDay) }),
  { selector: ({ id }) => id, maxLength: 20 },
);
const anyVisits = fc.array(
  fc.record({ facility: fc.integer({ min: 1, max: 40 }), day: anyDay, completed: fc.boolean() }),
  { maxLength: 30 },
);

describe('the inspected share of a term', () => {
  it('splits those in scope into three lists, whatever the order', () => {
    fc.assert(
      fc.property(anyRegister, anyVisits, (register: Registered[], visits: Visit[]) => {
        const found = inspectedShare(register, visits, TERM);
        const all = [...found.inspected, ...found.closed, ...found.missing];
        expect(new Set(all).size).toBe(found.inScope);
        expect(all.length).toBe(found.inScope);
        expect(inspectedShare(register.toReversed(), visits.toReversed(), TERM)).toEqual(found);
      }),
    );
  });

  it('never falls when another inspection is completed', () => {
    fc.assert(
      fc.property(anyRegister, anyVisits, anyDay, fc.nat(40), (register, visits, day, facility) => {
        const more = [...visits, { facility, day, completed: true }];
        const before = inspectedShare(register, visits, TERM);
        const after = inspectedShare(register, more, TERM);
        expect(after.inspected.length).toBeGreaterThanOrEqual(before.inspected.length);
        expect(after.inScope).toBe(before.inScope);
      }),
    );
  });

  it('counts both ends of the term, and asks who was there on its first day', () => {
    const at = (id: number, openedOn: string, closedOn: string | null = null) => ({ id, openedOn, closedOn });
    const register = [
      at(1, '2026-02-10'),
      at(2, '2026-02-11'), // too late
      at(3, '2020-01-01', '2026-02-10'), // out of use on the first day
      at(4, '2020-01-01', '2026-02-20'), // closed within
      at(5, '2020-01-01', '2026-02-21'), // closed after
    ];
    const visit = (facility: number, day: string, completed = true) => ({ facility, day, completed });
    const found = inspectedShare(register, [visit(1, '2026-02-20'), visit(5, '2026-02-21')], TERM);
    expect(found).toEqual({ inScope: 3, inspected: [1], closed: [4], missing: [5], share: 1 / 3 });
    expect(inspectedShare(register, [visit(1, '2026-02-12', false)], TERM).inspected).toEqual([]);
    expect(inspectedShare([], [], TERM).share).toBeNull();
  });
});

describe('overdue on a day', () => {
  it('is what was due before it; the day itself is on time, and no date is neither', () => {
    const due = (id: number, nextDueOn: string | null, inUse = true) => ({ id, inUse, nextDueOn });
    const all = [
      due(4, null),
      due(3, '2026-02-10'),
      due(2, '2026-02-09'),
      due(1, '2020-01-01', false),
      due(5, '2026-03-01'),
    ];
    expect(overdueOn(all, '2026-02-10')).toEqual({ inUse: 4, overdue: [2], onTime: 2, unknown: [4] });
    expect(overdueOn([], '2026-02-10')).toEqual({ inUse: 0, overdue: [], onTime: 0, unknown: [] });
  });
});
