/** Errors that visitors reported: storing, listing, closing. */
import type { ReportTopic } from '../../geo/kinds/visitor-report.ts';
import type { Sql } from '../connect.ts';

export interface NewReport {
  /** Null for a report about no single record. */
  readonly facilityId: number | null;
  /** The data version that the visitor saw. */
  readonly dataVersion: number;
  readonly topic: ReportTopic;
  /** One line, 1 to 1,000 characters. */
  readonly text: string;
  /** Path and query on this site, at most 1,000 characters. */
  readonly view: string;
  readonly lang: 'zh' | 'en';
}

export interface ReportRow {
  readonly id: number;
  readonly facility_id: number | null;
  /** Name and kind as known now, else as last known; null for a report about no single record. */
  readonly facility_name: string | null;
  readonly facility_kind: string | null;
  readonly data_version: number;
  readonly topic: ReportTopic;
  readonly text: string;
  readonly view: string;
  readonly lang: 'zh' | 'en';
  /** Time in Guangzhou, YYYY-MM-DDTHH:MM:SS+08:00; so is `done_at`. */
  readonly created_at: string;
  readonly state: 'open' | 'done';
  readonly done_at: string | null;
  readonly note: string | null;
}

/**
 * Stores a report as open.
 * @returns its number
 */
export async function insertReport(sql: Sql, report: NewReport): Promise<number> {
  const rows = await sql<{ id: number }[]>`
    insert into visitor_report (facility_id, data_version, topic, text, view, lang)
    values (
      ${report.facilityId}::int,
      ${report.dataVersion}::int,
      ${report.topic},
      ${report.text},
      ${report.view},
      ${report.lang}
    )
    returning id`;
  return rows.map(({ id }) => id).reduce((first) => first);
}

/**
 * Reports, newest first.
 * @param options.state only those (default: all)
 * @param options.facilityId only about this facility
 * @param options.id only this one
 */
export function reports(
  sql: Sql,
  options: { state?: 'open' | undefined; facilityId?: number | undefined; id?: number | undefined } = {},
): Promise<readonly ReportRow[]> {
  const state = options.state ?? null;
  const facilityId = options.facilityId ?? null;
  const id = options.id ?? null;
  return sql<ReportRow[]>`
    select
      report.id,
      report.facility_id,
      known.name_zh as facility_name,
      identity.kind as facility_kind,
      report.data_version,
      report.topic,
      report.text,
      report.view,
      report.lang,
      to_char(report.created_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD"T"HH24:MI:SS"+08:00"') as created_at,
      report.state,
      to_char(report.done_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD"T"HH24:MI:SS"+08:00"') as done_at,
      report.note
    from visitor_report report
    left join facility_identity identity on identity.id = report.facility_id
    left join lateral (
      -- the name in current knowledge, else the one held last
      select name_zh
      from facility
      where facility.id = report.facility_id
      order by known_to desc nulls first, valid_from desc
      limit 1
    ) known on true
    where (${state}::text is null or report.state = ${state}::text)
      and (${facilityId}::int is null or report.facility_id = ${facilityId}::int)
      and (${id}::int is null or report.id = ${id}::int)
    order by report.id desc`;
}

/**
 * Marks an open report as done.
 * @param note what was found, one line of 1 to 1,000 characters, or null
 * @returns false when there is no open report of that number
 */
export async function finishReport(sql: Sql, id: number, note: string | null): Promise<boolean> {
  const rows = await sql`
    update visitor_report
    set state = 'done', done_at = now(), note = ${note}
    where id = ${id}
      and state = 'open'
    returning id`;
  return rows.length > 0;
}
