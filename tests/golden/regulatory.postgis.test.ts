import { describe, expect, it } from 'vitest';
import type { Sql } from '../../db/connect.ts';
import {
  createRegulatoryRelations,
  inspectedByDistrict,
  overdueByDistrict,
} from '../../db/queries/regulatory.ts';
import { engine, inRolledBackTransaction, sharedDatabase } from '../db/database.ts';
import { goldenAbsent, goldenFile, report } from './golden-files.ts';
import {
  facilitiesOf,
  type RegulatoryFacility,
  type RegulatoryFile,
  type RegulatoryVisit,
  visitsOf,
} from './regulatory-cases.ts';

const database = await sharedDatabase();
const cases = goldenFile<RegulatoryFile>('regulatory.json')?.cases ?? [];

async function fill(sql: Sql, facilities: RegulatoryFacility[], visits: RegulatoryVisit[]): Promise<void> {
  await createRegulatoryRelations(sql);
  await sql`truncate regulatory_facility, regulatory_visit`;
  await sql`
    insert into regulatory_facility (id, opened_on, closed_on, in_use, next_due_on)
    select id, opened_on, closed_on, status = 'in_use', next_due_on
    from jsonb_to_recordset(${JSON.stringify(facilities)}::text::jsonb)
      as given (id int, status text, opened_on date, closed_on date, next_due_on date)`;
  await sql`
    insert into regulatory_visit (facility_id, day, completed)
    select facility_id, date, completed
    from jsonb_to_recordset(${JSON.stringify(visits)}::text::jsonb)
      as given (facility_id int, date date, completed boolean)`;
}

describe.skipIf(goldenAbsent)(`golden regulatory coverage in SQL (${engine})`, () => {
  it('has the counts and lists of every term and day of every case', async () => {
    let asked = 0;
    await inRolledBackTransaction(database, async ({ sql }) => {
      for (const one of cases) {
        for (const expected of one.expected.inspected_share) {
          await fill(sql, facilitiesOf(one, expected.kind), visitsOf(one));
          const [city] = await inspectedByDistrict(sql, { firstDay: expected.from, lastDay: expected.to });
          expect(city, `${one.name}, ${expected.from}, ${expected.kind}`).toEqual({
            district: 440_100,
            in_scope: expected.in_scope,
            inspected: expected.inspected,
            closed: expected.closed_in_term_not_inspected_ids,
            missing: expected.not_yet_inspected_ids,
          });
          asked += 1;
        }
        for (const expected of one.expected.overdue) {
          await fill(sql, facilitiesOf(one, expected.kind), []);
          const [city] = await overdueByDistrict(sql, expected.as_of);
          expect({ ...city, unknown: city?.unknown.length }, `${one.name}, ${expected.as_of}`).toEqual({
            district: 440_100,
            in_use: expected.in_use,
            on_time: expected.on_time,
            overdue: expected.overdue_ids,
            unknown: expected.unknown,
          });
          asked += 1;
        }
      }
    });
    report('regulatory.json', engine, asked);
  });
});
