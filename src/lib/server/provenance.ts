import type { Provenance } from '$geo/answers.ts';
import { ORIGINS, type Origin, type OriginMix } from '$geo/kinds/vocabulary.ts';
import type { FacilityColumns } from '$geo/columns/columns.ts';
import { type MethodAnchor, methodPath } from '$lib/methods/anchors.ts';
import type { Snapshot } from './snapshot.ts';

/** Number of records by origin. */
export type OriginCounts = Partial<Record<Origin, number>>;

const SENTENCES: Record<Origin, string> = {
  official: 'records supplied by the authority',
  open: 'open data',
  synthetic: 'synthetic demonstration data, invented and seeded, not real facilities or people',
};

/** Adds the origins of the facilities at the indexes to the counts. */
export function countOrigins(
  columns: FacilityColumns,
  indexes: Iterable<number>,
  into: OriginCounts,
): OriginCounts {
  const counts = new Uint32Array(ORIGINS.length);
  for (const index of indexes)
    counts[columns.origin[index] ?? 0] = (counts[columns.origin[index] ?? 0] ?? 0) + 1;
  ORIGINS.forEach((origin, position) => {
    const count = counts[position] ?? 0;
    if (count > 0) into[origin] = (into[origin] ?? 0) + count;
  });
  return into;
}

/** The one origin, `mixed` for several, null for none. */
export function originMix(origins: Iterable<Origin>): OriginMix | null {
  const [first, ...rest] = new Set(origins);
  if (first === undefined) return null;
  return rest.length > 0 ? 'mixed' : first;
}

/** The origins in the counts, in their fixed order. */
export function originsIn(counts: OriginCounts): Origin[] {
  return ORIGINS.filter((origin) => (counts[origin] ?? 0) > 0);
}

/** What a figure is: one sentence, and the section of `/methods` that explains it. */
export interface Definition {
  readonly method: MethodAnchor;
  readonly says: string;
}

/** The origin of a figure over facilities and, where `population` is given, over people. */
export function provenanceOf(
  snapshot: Snapshot,
  { method, says }: Definition,
  origins: OriginCounts,
  figure: Partial<Pick<Provenance, 'radius_m' | 'ratings' | 'expired'>> & { withPopulation?: boolean } = {},
): Provenance {
  const population = figure.withPopulation ? snapshot.population : null;
  const all = new Set([...originsIn(origins), ...(population ? [population.origin] : [])]);
  const facts = [...all].map((origin) => SENTENCES[origin]).join(' and ');
  const people = population ? ` Population: ${population.source}` : '';
  return {
    definition: says,
    method: methodPath(method),
    dataVersion: snapshot.version,
    asOf: snapshot.asOf,
    radius_m: figure.radius_m ?? null,
    engine: 'Suitu engine (geo/), EPSG:4547, whole centimetres',
    database: snapshot.engine,
    source: facts === '' ? 'No records.' : `Facts: ${facts}.${people}`,
    origin: originMix(all),
    origins,
    ratings: figure.ratings ?? null,
    expired: figure.expired ?? 0,
  };
}
