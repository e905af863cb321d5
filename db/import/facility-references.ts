/** Which facility a rating or an inspection is about. */
import { foldWord } from '../../geo/kinds/text.ts';
import { groupBy } from './group-by.ts';
import type { Kind, Origin } from '../../geo/kinds/vocabulary.ts';
import type { Sql } from '../connect.ts';

/** What a row says of the facility it is about. */
export interface FacilityReference {
  readonly code: string | null;
  readonly name: string | null;
  readonly district: number | null;
  readonly kind: Kind | null;
}

interface Candidate {
  id: number;
  kind: Kind;
  code: string | null;
  name: string;
  declared: number | null;
  located: number | null;
  origin: Origin;
}

/** The facility meant, or which field is at fault and why. */
export type Resolved =
  | { readonly ok: true; readonly id: number; readonly kind: Kind }
  | { readonly ok: false; readonly field: 'code' | 'name'; readonly reason: string };

/** Prepares to resolve references: reads the facilities that have one of their codes or names. */
export async function referenceResolver(
  sql: Sql,
  references: readonly FacilityReference[],
): Promise<(reference: FacilityReference) => Resolved> {
  const values = (key: 'code' | 'name') => [...new Set(references.flatMap((one) => one[key] ?? []))];
  const candidates = await sql<Candidate[]>`
    select distinct on (f.id)
      f.id,
      f.kind::text as kind,
      f.external_code as code,
      f.name_zh as name,
      f.declared_district as declared,
      f.located_district as located,
      f.data_origin::text as origin
    from facility f
    where f.known_to is null
      and (
        f.external_code in (select value from jsonb_array_elements_text(${JSON.stringify(values('code'))}::text::jsonb))
        or f.name_zh in (select value from jsonb_array_elements_text(${JSON.stringify(values('name'))}::text::jsonb))
      )
    order by f.id, f.valid_from desc`;
  const byCode = groupBy(
    candidates.filter(({ code }) => code !== null),
    ({ code }) => code,
  );
  const byName = groupBy(candidates, ({ name }) => foldWord(name));

  return ({ code, name, district, kind }) => {
    const field = code !== null ? 'code' : 'name';
    const all = (code !== null ? byCode.get(code) : byName.get(foldWord(name ?? ''))) ?? [];
    const fitting = all.filter(
      (one) =>
        (kind === null || one.kind === kind) &&
        (code !== null || district === null || one.declared === district || one.located === district),
    );
    const real = fitting.filter(({ origin }) => origin !== 'synthetic');
    const [only] = real;
    if (only !== undefined && real.length === 1) return { ok: true, id: only.id, kind: only.kind };
    if (real.length > 1) {
      return {
        ok: false,
        field,
        reason: `means ${real.length} facilities: give the code, the district or the kind`,
      };
    }
    const reason =
      fitting.length > 0
        ? 'is a synthetic facility of the demonstration: import the real facilities first'
        : 'is not a facility that is known: import the facilities first';
    return { ok: false, field, reason };
  };
}
