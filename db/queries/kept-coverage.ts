/** Coverage figures that were kept when a version was published. */
import type { Sql } from '../connect.ts';

interface KeptQuestion {
  readonly supply: string;
  readonly starsMin: number | null;
  readonly type: string | null;
  readonly demand: string;
}

/** One kept figure; district 440100 = the city. */
export interface KeptCoverage {
  readonly district: number;
  readonly covered: number;
  readonly total: number;
}

/** Keeps the figures of one question and radius. */
export async function keepCoverage(
  sql: Sql,
  version: number,
  { supply, starsMin, type, demand }: KeptQuestion,
  radiusM: number,
  figures: readonly KeptCoverage[],
): Promise<void> {
  await sql`
    insert into stored_coverage (version, supply, stars_min, type, demand, radius_m, district, covered, total)
    select ${version}, ${supply}, ${starsMin}::int2, ${type}::text, ${demand}, ${radiusM}::int, district, covered, total
    from unnest(
      ${figures.map(({ district }) => district)}::int[],
      ${figures.map(({ covered }) => covered)}::bigint[],
      ${figures.map(({ total }) => total)}::bigint[]
    ) as given (district, covered, total)`;
}

/** The figures kept for a question and radius, by district; empty when it was not stored. */
export function keptCoverage(
  sql: Sql,
  version: number,
  { supply, starsMin, type, demand }: KeptQuestion,
  radiusM: number,
): Promise<readonly KeptCoverage[]> {
  return sql<KeptCoverage[]>`
    select district, covered::float8 as covered, total::float8 as total
    from stored_coverage
    where version = ${version}
      and supply = ${supply}
      and stars_min is not distinct from ${starsMin}::int2
      and type is not distinct from ${type}::text
      and demand = ${demand}
      and radius_m = ${radiusM}::int
    order by district`;
}
