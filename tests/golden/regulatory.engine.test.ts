import { expect, it } from 'vitest';
import { inspectedShare } from '../../geo/regulatory/inspected-share.ts';
import { overdueOn } from '../../geo/regulatory/overdue.ts';
import { describeGolden, report } from './golden-files.ts';
import { facilitiesOf, type RegulatoryFile, visitsOf } from './regulatory-cases.ts';

describeGolden<RegulatoryFile>('regulatory', 'engine', ({ cases }) => {
  it('is met by every term of every case', () => {
    let asked = 0;
    for (const one of cases)
      for (const expected of one.expected.inspected_share) {
        const register = facilitiesOf(one, expected.kind).map(({ id, opened_on, closed_on }) => ({
          id,
          openedOn: opened_on,
          closedOn: closed_on,
        }));
        const visits = visitsOf(one).map(({ facility_id, date, completed }) => ({
          facility: facility_id,
          day: date,
          completed,
        }));
        const found = inspectedShare(register, visits, { firstDay: expected.from, lastDay: expected.to });
        const where = `${one.name}, ${expected.from}, ${expected.kind}`;
        expect(found, where).toMatchObject({
          inScope: expected.in_scope,
          inspected: expected.inspected_ids,
          closed: expected.closed_in_term_not_inspected_ids,
          missing: expected.not_yet_inspected_ids,
        });
        if (expected.share === null) expect(found.share, where).toBeNull();
        else expect(found.share, where).toBeCloseTo(expected.share, 9);
        asked += 1;
      }
    report('regulatory, inspected share', 'engine', asked);
  });

  it('is met by every day of every case', () => {
    let asked = 0;
    for (const one of cases)
      for (const expected of one.expected.overdue) {
        const equipment = facilitiesOf(one, expected.kind).map(({ id, status, next_due_on }) => ({
          id,
          inUse: status === 'in_use',
          nextDueOn: next_due_on,
        }));
        const found = overdueOn(equipment, expected.as_of);
        expect({ ...found, unknown: found.unknown.length }, `${one.name}, ${expected.as_of}`).toEqual({
          inUse: expected.in_use,
          overdue: expected.overdue_ids,
          onTime: expected.on_time,
          unknown: expected.unknown,
        });
        asked += 1;
      }
    report('regulatory, overdue', 'engine', asked);
  });
});
