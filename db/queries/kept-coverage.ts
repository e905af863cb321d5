/** Coverage figures that were kept when a version was published. */
import type { Sql } from '../connect.ts';
import type { CoveredWeight } from './coverage.ts';

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

/** Keeps the figures of a question. */
export async function keepCoverage(
  sql: Sql,
  version: number,
  { supply, starsMin, type, demand }: KeptQuestion,
  figures: readonly CoveredWeight[],
): Promise<void> {
  await sql`
    insert into stored_coverage
      (version, supply, stars_min, type, demand, radius_m, district, covered, total)
    select
      ${version}, ${supply}, ${starsMin}::int2, ${type}::text, ${demand}, radius_m, district, covered, total
    from unnest(
      ${figures.map(({ radius_m }) => radius_m)}::int[],
      ${figures.map(({ district }) => district)}::int[],
      ${figures.map(({ covered }) => covered)}::bigint[],
      ${figures.map(({ total }) => total)}::bigint[]
    ) as given (radius_m, district, covered, total)`;
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
