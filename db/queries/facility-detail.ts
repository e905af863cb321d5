/** What a version knows of one facility: its last row with the details of its kind, and its histories. */
import type { Kind, Origin, Status } from '../../geo/kinds/vocabulary.ts';
import type { Sql } from '../connect.ts';

export interface FacilityDetailRow {
  readonly id: number;
  readonly kind: Kind;
  /** Attributes of the kind's table, without row_id. */
  readonly details: Record<string, string | number | boolean | null>;
  readonly original: { x: number; y: number; datum: string } | null;
  readonly import: { file_name: string; loaded_on: string; version: number } | null;
}

export interface FacilityHistory {
  readonly history: { status: Status; valid_from: string; valid_to: string | null }[];
  readonly ratings: {
    state: 'granted' | 'pending';
    stars: number | null;
    rated_on: string;
    valid_until: string | null;
    revoked_on: string | null;
    issuer: string;
    scheme: string;
    data_origin: Origin;
  }[];
  readonly dues: { next_due_on: string | null; valid_from: string; valid_to: string | null }[];
  readonly inspections: {
    inspected_on: string;
    purpose: 'term' | 'routine' | 'third_party' | 'equipment';
    completed: boolean;
    result: 'pass' | 'hazard' | 'fail' | null;
    hazards: number;
    inspector: string | null;
    data_origin: Origin;
  }[];
}

/** Inspections that are read at most. */
const MOST_INSPECTIONS = 200;

/**
 * Details on a day: of the row that holds then, else of the last one that began before it.
 * @param day YYYY-MM-DD
 * @returns null when the version knows no such facility by that day
 */
export async function facilityDetail(
  sql: Sql,
  id: number,
  version: number,
  day: string,
): Promise<FacilityDetailRow | null> {
  const [row] = await sql<FacilityDetailRow[]>`
    with chosen as (
      -- the row that speaks for the facility on the day
      select row_id, id, kind, original_x, original_y, original_datum, import_batch
      from facility
      where id = ${id}
        and known_from <= ${version}
        and (known_to is null or known_to > ${version})
        and valid_from <= ${day}::date
      order by valid_from desc
      limit 1
    )
    select
      chosen.id,
      chosen.kind,
      coalesce(to_jsonb(market), to_jsonb(canteen), to_jsonb(elevator), to_jsonb(station), '{}'::jsonb) - 'row_id'
        as details,
      case when original_x is not null
        then jsonb_build_object('x', original_x, 'y', original_y, 'datum', original_datum)
      end as original,
      case when batch.id is not null
        then jsonb_build_object(
          'file_name', batch.file_name,
          'loaded_on', to_char(batch.started_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD'),
          'version', batch.version
        )
      end as import
    from chosen
    left join market on market.row_id = chosen.row_id
    left join canteen on canteen.row_id = chosen.row_id
    left join elevator on elevator.row_id = chosen.row_id
    left join station on station.row_id = chosen.row_id
    left join import_batch batch on batch.id = chosen.import_batch`;
  return row ?? null;
}

/** Histories of a facility as a version knows them; empty lists for an unknown one. */
export async function facilityHistory(sql: Sql, id: number, version: number): Promise<FacilityHistory> {
  const history = await sql<FacilityHistory['history']>`
    select status, valid_from, valid_to
    from facility
    where id = ${id}
      and known_from <= ${version}
      and (known_to is null or known_to > ${version})
    order by valid_from`;
  const ratings = await sql<FacilityHistory['ratings']>`
    select state, stars, rated_on, valid_until, revoked_on, issuer, scheme, data_origin
    from market_rating
    where facility_id = ${id}
      and known_from <= ${version}
      and (known_to is null or known_to > ${version})
    order by rated_on desc, row_id desc`;
  const dues = await sql<FacilityHistory['dues']>`
    select next_due_on, valid_from, valid_to
    from elevator_due
    where facility_id = ${id}
      and known_from <= ${version}
      and (known_to is null or known_to > ${version})
    order by valid_from desc`;
  const inspections = await sql<FacilityHistory['inspections']>`
    select inspected_on, purpose, completed, result, hazards, inspector, data_origin
    from inspection
    where facility_id = ${id}
      and known_from <= ${version}
      and (known_to is null or known_to > ${version})
    order by inspected_on desc, id desc
    limit ${MOST_INSPECTIONS}`;
  return { history: [...history], ratings: [...ratings], dues: [...dues], inspections: [...inspections] };
}
