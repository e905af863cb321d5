/** Imports of follow-ups: what became of the hazards that an inspection found. */
import type { Table } from '../../geo/files/table.ts';
import type { CellReject } from '../../geo/kinds/content.ts';
import { followupContent } from '../../geo/kinds/followup.ts';
import type { Sql } from '../connect.ts';
import { referenceResolver } from './facility-references.ts';
import { knownInspections } from './import-inspections.ts';
import { groupBy } from './group-by.ts';
import { readRows } from './read-rows.ts';
import { NO_COUNTS, type ImportSettings, type ImportSource } from './run.ts';
import { jsonBatches } from './write-facilities.ts';

interface KnownFollowup {
  id: number;
  inspectionId: number;
  dueOn: string;
  doneOn: string | null;
}

async function knownFollowups(sql: Sql, inspections: readonly number[]): Promise<KnownFollowup[]> {
  return sql<KnownFollowup[]>`
    select id, inspection_id as "inspectionId", due_on as "dueOn", done_on as "doneOn"
    from followup
    where known_to is null
      and inspection_id in (
        select value::int from jsonb_array_elements_text(${JSON.stringify(inspections)}::text::jsonb)
      )
    order by id`;
}

/** Reads a follow-up file. Throws `InputError` `no_header`. */
export function followupSource(table: Table, { origin }: ImportSettings): ImportSource {
  const read = readRows(followupContent, table);
  return {
    rows: read.count,
    datum: null,
    datumDeclared: false,
    datumEvidence: null,
    rejects: read.rejects,
    notes: read.notes,
    async plan(sql) {
      const resolve = await referenceResolver(
        sql,
        read.rows.map(({ values }) => values),
      );
      const resolved = read.rows.map((row) => ({ row, facility: resolve(row.values) }));
      const ids = [...new Set(resolved.flatMap(({ facility }) => (facility.ok ? [facility.id] : [])))];
      const inspections = groupBy(
        await knownInspections(sql, ids),
        (one) => `${one.facilityId}|${one.inspectedOn}`,
      );
      const all = [...inspections.values()].flat().map(({ id }) => id);
      const known = new Map(
        (await knownFollowups(sql, all)).map((one) => [`${one.inspectionId}|${one.dueOn}`, one]),
      );
      const counts = { ...NO_COUNTS };
      const rejects: CellReject[] = [];
      const insert: Omit<KnownFollowup, 'id'>[] = [];
      const old: number[] = [];
      const seen = new Map<string, number>();
      for (const { row, facility } of resolved) {
        const { values } = row;
        if (!facility.ok) {
          rejects.push(read.reject(row, facility.field, values[facility.field], facility.reason));
          continue;
        }
        const onDay = (inspections.get(`${facility.id}|${values.inspectedOn}`) ?? []).filter(
          ({ purpose }) => values.purpose === null || purpose === values.purpose,
        );
        const [inspection] = onDay;
        if (inspection === undefined || onDay.length > 1) {
          const reason =
            inspection === undefined
              ? 'is a day on which no inspection of the facility is known'
              : 'is a day with several inspections: give the purpose';
          rejects.push(read.reject(row, 'inspectedOn', values.inspectedOn, reason));
          continue;
        }
        if (values.outcome === 'resolved' && values.doneOn === null) {
          rejects.push(
            read.reject(row, 'doneOn', '', 'is empty; what is resolved needs the day on which it was'),
          );
          continue;
        }
        if (values.outcome === 'open' && values.doneOn !== null) {
          rejects.push(
            read.reject(row, 'outcome', 'open', `is open although it was done on ${values.doneOn}`),
          );
          continue;
        }
        const key = `${inspection.id}|${values.dueOn}`;
        const earlier = seen.get(key);
        if (earlier !== undefined) {
          rejects.push(
            read.reject(
              row,
              null,
              values.code ?? values.name,
              `is the same follow-up (inspection, due day) as row ${earlier}: a duplicate`,
            ),
          );
          continue;
        }
        seen.set(key, row.number);
        const there = known.get(key);
        // A blank day erases nothing; the word "open" does.
        const doneOn = values.doneOn ?? (values.outcome === 'open' ? null : (there?.doneOn ?? null));
        if (there && there.doneOn === doneOn) {
          counts.unchanged++;
          continue;
        }
        if (there) {
          counts.changed++;
          old.push(there.id);
        } else counts.added++;
        insert.push({ inspectionId: inspection.id, dueOn: values.dueOn, doneOn });
      }
      return {
        counts,
        rejects,
        flags: [],
        notes: [],
        changes: insert.length > 0,
        async write(tx, { version, batch }) {
          await tx`
            update followup
            set known_to = ${version}
            where id in (select value::int from jsonb_array_elements_text(${JSON.stringify(old)}::text::jsonb))`;
          for (const json of jsonBatches(insert)) {
            await tx`
              insert into followup (inspection_id, due_on, done_on, outcome, known_from, data_origin, import_batch)
              select
                "inspectionId", "dueOn", "doneOn", case when "doneOn" is null then 'open' else 'resolved' end,
                ${version}::int, ${origin}, ${batch}::int
              from jsonb_to_recordset(${json}::text::jsonb) as given ("inspectionId" int, "dueOn" date, "doneOn" date)`;
          }
        },
      };
    },
  };
}
