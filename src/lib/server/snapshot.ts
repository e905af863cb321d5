/**
 * The snapshot: everything of one data version that is served, in memory as columns. Services take it and
 * parameters and are pure; nothing of it is ever changed.
 */
import type { CellColumns, FacilityColumns } from '$geo/columns/columns.ts';
import type { MarketCard } from '$db/queries/market-cards.ts';
import type { Kind, Origin } from '$geo/kinds/vocabulary.ts';
import type { TextIndex } from './text-index.ts';

/** Facilities of one kind on the snapshot's day. */
export interface KindData {
  readonly columns: FacilityColumns;
  /** Texts of every row of the version, over all days; `rows` tells which one speaks for an index. */
  readonly texts: TextIndex;
  readonly rows: Int32Array;
}

/** The population that figures weigh by. */
export interface Population {
  readonly cells: CellColumns;
  readonly people: number;
  readonly origin: Origin;
  readonly source: string;
}

export interface Snapshot {
  readonly version: number;
  /** The day of which it speaks: that of the version, or another one asked for by `as_of`. */
  readonly asOf: string;
  readonly publishedAt: string;
  readonly cause: string;
  readonly note: string;
  readonly previousVersion: number | null;
  readonly engine: 'embedded' | 'server';
  readonly kinds: Readonly<Record<Kind, KindData>>;
  /** Of the version's own day, by ascending id. */
  readonly marketCards: readonly MarketCard[];
  /** Null while no population is loaded. */
  readonly population: Population | null;
  /** The same version as it is on another day, YYYY-MM-DD. */
  onDay(day: string): Snapshot;
}

const derivedOf = new WeakMap<Snapshot, Map<string, unknown>>();

/** Something computed once per snapshot and dropped with it: indexes, pyramids, encodings. */
export function derived<Value>(snapshot: Snapshot, key: string, compute: () => Value): Value {
  let values = derivedOf.get(snapshot);
  if (!values) derivedOf.set(snapshot, (values = new Map()));
  if (!values.has(key)) values.set(key, compute());
  // The key names what is stored under it.
  return values.get(key) as Value;
}

/** Names the snapshot in keys of caches. */
export function snapshotKey(snapshot: Snapshot): string {
  return `${snapshot.version}@${snapshot.asOf}`;
}
