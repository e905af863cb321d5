import { columnsOn, rowsOn, type SnapshotData } from '$db/snapshot.ts';
import { KINDS, type Kind } from '$geo/kinds/vocabulary.ts';
import type { KindData, Population, Snapshot } from './snapshot.ts';
import { TextIndex } from './text-index.ts';

type Texts = Readonly<Record<Kind, TextIndex>>;

/** The snapshot of a version on its own day; the texts are packed, and their strings let go. */
export function snapshotOf(data: SnapshotData): Snapshot {
  const texts = perKind((kind) => new TextIndex(data.rows[kind].texts, data.rows[kind].count));
  const withoutStrings = { ...data, rows: perKind((kind) => ({ ...data.rows[kind], texts: [] })) };
  return snapshotOn(withoutStrings, texts, populationOf(data), data.version.as_of);
}

function snapshotOn(data: SnapshotData, texts: Texts, population: Population | null, day: string): Snapshot {
  const { version } = data;
  return {
    version: version.version,
    asOf: day,
    publishedAt: version.published_at,
    cause: version.cause,
    note: version.note,
    previousVersion: version.previous_version,
    engine: data.engine,
    kinds: perKind((kind): KindData => {
      return { columns: columnsOn(data, kind, day), texts: texts[kind], rows: rowsOn(data, kind, day) };
    }),
    marketCards: data.marketCards,
    population,
    onDay: (other) => snapshotOn(data, texts, population, other),
  };
}

function populationOf({ population }: SnapshotData): Population | null {
  if (!population) return null;
  const { cells, origin, source } = population;
  return { cells, origin, source, people: cells.weight.reduce((sum, people) => sum + people, 0) };
}

function perKind<Value>(make: (kind: Kind) => Value): Record<Kind, Value> {
  // Every kind is there.
  return Object.fromEntries(KINDS.map((kind) => [kind, make(kind)])) as Record<Kind, Value>;
}
