/** Imports of inspection files: one inspection of one facility on one day for one purpose. */
import type { Table } from '../../geo/files/table.ts';
import type { CellReject } from '../../geo/kinds/content.ts';
import {
  inspectionContent,
  type InspectionPurpose,
  type InspectionResult,
} from '../../geo/kinds/inspection.ts';
import type { Kind } from '../../geo/kinds/vocabulary.ts';
import type { Sql } from '../connect.ts';
import { referenceResolver } from './facility-references.ts';
import { readRows } from './read-rows.ts';
import { NO_COUNTS, type ImportSettings, type ImportSource } from './run.ts';
import { jsonBatches, nextNumbers } from './write-facilities.ts';

/** An inspection as known now. */
export interface KnownInspection {
  readonly id: number;
  readonly facilityId: number;
  readonly inspectedOn: string;
  readonly purpose: InspectionPurpose;
  readonly completed: boolean;
  readonly result: InspectionResult | null;
  readonly hazards: number;
  readonly inspector: string | null;
}

/** Inspections known now of the facilities given, the synthetic ones left out. */
export async function knownInspections(sql: Sql, facilities: readonly number[]): Promise<KnownInspection[]> {
  return sql<KnownInspection[]>`
    select
      id,
      facility_id as "facilityId",
      inspected_on as "inspectedOn",
      purpose,
      completed,
      result,
      hazards,
      inspector
    from inspection
    where known_to is null
      and data_origin <> 'synthetic'
      and facility_id in (
        select value::int from jsonb_array_elements_text(${JSON.stringify(facilities)}::text::jsonb)
      )
    order by id`;
}

async function countSynthetic(sql: Sql, kinds: readonly Kind[]): Promise<number> {
  if (kinds.length === 0) return 0;
  const [row] = await sql<{ inspections: number }[]>`
    select count(*)::int as inspections
    from inspection i
    join facility_identity d on d.id = i.facility_id
    where i.known_to is null
      and i.data_origin = 'synthetic'
      and d.kind in ${sql(kinds as Kind[])}`;
  return row?.inspections ?? 0;
}

async function endSynthetic(sql: Sql, kinds: readonly Kind[], version: number): Promise<void> {
  await sql`
    update followup
    set known_to = ${version}
    from inspection i
    join facility_identity d on d.id = i.facility_id
    where i.id = followup.inspection_id
      and d.kind in ${sql(kinds as Kind[])}
      and followup.known_to is null
      and followup.data_origin = 'synthetic'`;
  await sql`
    update inspection
    set known_to = ${version}
    from facility_identity d
    where d.id = inspection.facility_id
      and d.kind in ${sql(kinds as Kind[])}
      and inspection.known_to is null
      and inspection.data_origin = 'synthetic'`;
}

type NewInspection = Omit<KnownInspection, 'id'> & { readonly replaces: number | null };

async function writeInspections(
  sql: Sql,
  rows: readonly NewInspection[],
  version: number,
  batch: number,
  origin: string,
): Promise<void> {
  const ids = await nextNumbers(sql, 'inspection', 'id', rows.length);
  const numbered = rows.map((row, at) => ({ ...row, id: ids[at] }));
  for (const json of jsonBatches(numbered)) {
    await sql`
      insert into inspection (
        id, facility_id, inspected_on, purpose, completed, result, hazards, inspector, known_from, data_origin,
        import_batch
      )
      select
        id, "facilityId", "inspectedOn", purpose, completed, result, hazards, inspector, ${version}::int, ${origin},
        ${batch}::int
      from jsonb_to_recordset(${json}::text::jsonb) as given (
        id int, "facilityId" int, "inspectedOn" date, purpose text, completed boolean, result text, hazards int,
        inspector text
      )`;
  }
  for (const json of jsonBatches(numbered.filter(({ replaces }) => replaces !== null))) {
    await sql`
      update inspection
      set known_to = ${version}
      where id in (select replaces from jsonb_to_recordset(${json}::text::jsonb) as given (replaces int))`;
    // Follow-ups go with the corrected inspection.
    await sql`
      insert into followup (inspection_id, due_on, done_on, outcome, known_from, data_origin, import_batch)
      select given.id, f.due_on, f.done_on, f.outcome, ${version}::int, f.data_origin, f.import_batch
      from jsonb_to_recordset(${json}::text::jsonb) as given (id int, replaces int)
      join followup f on f.inspection_id = given.replaces
      where f.known_to is null`;
    await sql`
      update followup
      set known_to = ${version}
      where known_to is null
        and inspection_id in (select replaces from jsonb_to_recordset(${json}::text::jsonb) as given (replaces int))`;
  }
}

/** Reads an inspection file. Throws `InputError` `no_header`. */
export function inspectionSource(table: Table, { origin }: ImportSettings): ImportSource {
  const read = readRows(inspectionContent, table);
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
      const keyOf = (id: number, day: string, purpose: string) => `${id}|${day}|${purpose}`;
      const known = new Map(
        (await knownInspections(sql, ids)).map((one) => [
          keyOf(one.facilityId, one.inspectedOn, one.purpose),
          one,
        ]),
      );
      const counts = { ...NO_COUNTS };
      const rejects: CellReject[] = [];
      const insert: NewInspection[] = [];
      const kinds = new Set<Kind>();
      const seen = new Map<string, number>();
      for (const { row, facility } of resolved) {
        const { values } = row;
        if (!facility.ok) {
          rejects.push(read.reject(row, facility.field, values[facility.field], facility.reason));
          continue;
        }
        const purpose = values.purpose ?? 'routine';
        const key = keyOf(facility.id, values.inspectedOn, purpose);
        const old = known.get(key);
        const completed = values.completed ?? old?.completed ?? true;
        if (!completed && values.result !== null) {
          rejects.push(
            read.reject(row, 'result', values.result, 'is a result of an inspection that was not completed'),
          );
          continue;
        }
        const earlier = seen.get(key);
        if (earlier !== undefined) {
          rejects.push(
            read.reject(
              row,
              null,
              values.code ?? values.name,
              `is the same inspection (facility, day, purpose) as row ${earlier}: a duplicate`,
            ),
          );
          continue;
        }
        seen.set(key, row.number);
        kinds.add(facility.kind);
        const next = {
          facilityId: facility.id,
          inspectedOn: values.inspectedOn,
          purpose,
          completed,
          result: completed ? (values.result ?? old?.result ?? null) : null,
          hazards: values.hazards ?? old?.hazards ?? 0,
          inspector: values.inspector ?? old?.inspector ?? null,
        };
        const same =
          old !== undefined &&
          (['completed', 'result', 'hazards', 'inspector'] as const).every(
            (name) => old[name] === next[name],
          );
        if (same) counts.unchanged++;
        else {
          if (old) counts.changed++;
          else counts.added++;
          insert.push({ ...next, replaces: old?.id ?? null });
        }
      }
      counts.replacedSynthetic = await countSynthetic(sql, [...kinds]);
      const replaced = counts.replacedSynthetic;
      return {
        counts,
        rejects,
        flags: [],
        notes: replaced > 0 ? [`${replaced} synthetic inspections of the demonstration are replaced.`] : [],
        changes: insert.length > 0 || replaced > 0,
        async write(tx, { version, batch }) {
          if (replaced > 0) await endSynthetic(tx, [...kinds], version);
          await writeInspections(tx, insert, version, batch, origin);
        },
      };
    },
  };
}
