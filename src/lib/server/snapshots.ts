import { newestVersion, versionKnownOn, versions } from '$db/queries/versions.ts';
import { loadSnapshot } from '$db/snapshot.ts';
import { ask } from './database.ts';
import { prepareSnapshot } from './prepare-snapshot.ts';
import { snapshotOf } from './snapshot-of.ts';
import { SnapshotStore } from './snapshot-store.ts';

let store: SnapshotStore | null = null;

/** The snapshots of this process, read from its database. */
export function snapshots(): SnapshotStore {
  store ??= new SnapshotStore({
    newest: () =>
      ask(async ({ sql }) => {
        const newest = await newestVersion(sql);
        return newest && { version: newest.version, publishedAt: newest.published_at };
      }),
    knownOn: (day) =>
      ask(async ({ sql }) => {
        const found = await versionKnownOn(sql, day);
        const [first] = found ? [] : await versions(sql, { version: 1 });
        return { version: found, first: first ? { version: 1, asOf: first.as_of } : null };
      }),
    load: (version) => ask(async (database) => snapshotOf(await loadSnapshot(database, version))),
    prepare: prepareSnapshot,
  });
  return store;
}

/** Forgets what is loaded: for tests that change the database under it. */
export function forgetSnapshots(): void {
  store?.stop();
  store = null;
}

// A module that the development server replaces must not leave its timer behind.
import.meta.hot?.dispose(forgetSnapshots);
