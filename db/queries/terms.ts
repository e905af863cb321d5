/** School terms. */
import type { SchoolTerm } from '../../geo/regulatory/answers.ts';
import type { Sql } from '../connect.ts';

/** Terms that have begun by a day, newest first. */
export function termsBegun(sql: Sql, day: string, limit: number): Promise<readonly SchoolTerm[]> {
  return sql<SchoolTerm[]>`
    select key, name_zh, name_en, first_day, last_day
    from term
    where first_day <= ${day}::date
    order by first_day desc
    limit ${limit}`;
}
