/** Which rows of append-only facts speak: conditions on a table or its alias. */
import type { Sql } from '../connect.ts';

/** As a data version knows it. */
export const knownIn = (sql: Sql, table: string, version: number) => sql`
  (${sql(table)}.known_from <= ${version}
    and (${sql(table)}.known_to is null or ${sql(table)}.known_to > ${version}))`;

/** Valid on a day, YYYY-MM-DD. */
export const validOn = (sql: Sql, table: string, day: string) => sql`
  (${sql(table)}.valid_from <= ${day}::date
    and (${sql(table)}.valid_to is null or ${sql(table)}.valid_to > ${day}::date))`;
