import { describe, expect, it } from 'vitest';
import { UnavailableError, VersionGoneError } from './errors.ts';
import type { Snapshot } from './snapshot.ts';
import { SnapshotStore, type SnapshotSource } from './snapshot-store.ts';

/** A database that publishes when told to; snapshots are empty but for what the store looks at. */
class FakeSource implements SnapshotSource {
  version = 1;
  failing = false;
  loads: string[] = [];
  publishedAt = 'first';

  async newest() {
    return { version: this.version, publishedAt: this.publishedAt };
  }

  /** Versions speak of the last days of September 2026, October, … */
  async knownOn(day: string) {
    const [year = 0, month = 0] = day.split('-').map(Number);
    const version = Math.min(this.version, (year - 2026) * 12 + month - 9);
    return { version: version < 1 ? null : version, first: { version: 1, asOf: '2026-09-30' } };
  }

  async load(version: number) {
    if (this.failing) throw new Error('no');
    return this.#on(version, 'own day');
  }

  #on(version: number, asOf: string): Snapshot {
    this.loads.push(`${version} ${asOf}`);
    const previousVersion = version > 1 ? version - 1 : null;
    const onDay = (day: string) => this.#on(version, day);
    return { version, asOf, publishedAt: this.publishedAt, previousVersion, onDay } as Snapshot; // all that the store reads
  }
}

const versionOf = async (store: SnapshotStore, asked = {}) => (await store.choose(asked)).snapshot.version;

describe('SnapshotStore', () => {
  it('loads the newest version for the first request', async () => {
    const store = new SnapshotStore(new FakeSource());
    expect(store.loadedVersion).toBeNull();
    expect((await store.current()).version).toBe(1);
    expect(store.loadedVersion).toBe(1);
  });

  it('swaps to a published version and keeps the one before', async () => {
    const source = new FakeSource();
    const store = new SnapshotStore(source);
    await store.current();
    source.version = 2;
    await store.check();
    expect(await versionOf(store)).toBe(2);
    expect(await versionOf(store, { v: 1 })).toBe(1);
    expect(source.loads).toEqual(['1 own day', '2 own day']);
  });

  it('says which versions are held when another is asked for', async () => {
    const source = new FakeSource();
    source.version = 5;
    const store = new SnapshotStore(source);
    await store.current();
    for (const v of [3, 6]) {
      const error: unknown = await store.choose({ v }).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(VersionGoneError);
      expect(error).toMatchObject({ code: 'version_gone', currentVersion: 5 });
      expect(String(error)).toContain('allowed: 4, 5');
    }
  });

  it('loads the version before on demand after a start, once', async () => {
    const source = new FakeSource();
    source.version = 2;
    const store = new SnapshotStore(source);
    expect(await Promise.all([versionOf(store, { v: 1 }), versionOf(store, { v: 1 })])).toEqual([1, 1]);
    expect(await versionOf(store, { v: 1 })).toBe(1);
    expect(source.loads).toEqual(['2 own day', '1 own day']);
  });

  it('goes on serving the old version when the new one cannot be built', async () => {
    const source = new FakeSource();
    const store = new SnapshotStore(source);
    await store.current();
    source.version = 2;
    source.failing = true;
    await store.check();
    expect(await versionOf(store)).toBe(1);
  });

  it('prepares a newer version before it serves, and serves it even when preparing fails', async () => {
    const source = new FakeSource();
    const store: SnapshotStore = new SnapshotStore({
      newest: () => source.newest(),
      knownOn: (day) => source.knownOn(day),
      load: (version) => source.load(version),
      prepare: async ({ version }) => {
        if (version === 2) expect(store.loadedVersion).toBe(1);
        throw new Error('no');
      },
    });
    await store.current();
    source.version = 2;
    await store.check();
    expect(store.loadedVersion).toBe(2);
  });

  it('is unavailable while nothing could be loaded', async () => {
    const source = new FakeSource();
    source.failing = true;
    await expect(new SnapshotStore(source).current()).rejects.toBeInstanceOf(UnavailableError);
  });

  it('notices a database that was reset and filled again under the same number', async () => {
    const source = new FakeSource();
    const store = new SnapshotStore(source);
    await store.current();
    source.publishedAt = 'second';
    await store.check();
    expect((await store.current()).publishedAt).toBe('second');
  });

  it('derives another day once and keeps a few of them', async () => {
    const source = new FakeSource();
    const store = new SnapshotStore(source, { otherDays: 1 });
    await Promise.all([store.choose({ as_of: '2026-01-01' }), store.choose({ as_of: '2026-01-01' })]);
    expect((await store.choose({ as_of: 'own day' })).snapshot.asOf).toBe('own day');
    await store.choose({ as_of: '2026-01-02' });
    await store.choose({ as_of: '2026-01-01' });
    expect(source.loads).toEqual(['1 own day', '1 2026-01-01', '1 2026-01-02', '1 2026-01-01']);
  });

  it('takes the version that was known on a day, also one older than those that serve, and holds one of them', async () => {
    const source = new FakeSource();
    source.version = 5;
    const store = new SnapshotStore(source);
    const then = async (as_of?: string) => {
      const { snapshot, pinned } = await store.choose({ as_of, known: 'then' });
      expect(pinned).toBe(false);
      return `${snapshot.version} ${snapshot.asOf}`;
    };
    expect(await then()).toBe('5 own day');
    expect(await then('2027-03-15')).toBe('5 2027-03-15');
    expect(await Promise.all([then('2026-11-15'), then('2026-11-15')])).toEqual([
      '2 2026-11-15',
      '2 2026-11-15',
    ]);
    expect(await then('2026-11-16')).toBe('2 2026-11-16');
    expect(await then('2026-10-15')).toBe('1 2026-10-15');
    expect(await then('2026-11-15')).toBe('2 2026-11-15');
    expect(source.loads).toEqual([
      '5 own day',
      '5 2027-03-15',
      ...['2 own day', '2 2026-11-15', '2 2026-11-16'],
      ...['1 own day', '1 2026-10-15'],
      ...['2 own day', '2 2026-11-15'],
    ]);
    await expect(then('2026-08-31')).rejects.toMatchObject({ code: 'not_known_yet' });
    await expect(store.choose({ v: 5, known: 'then' })).rejects.toMatchObject({ code: 'invalid_parameter' });
    expect((await store.choose({ as_of: '2026-10-15', known: 'now' })).snapshot.version).toBe(5);
  });

  it('is pinned only when the version is named', async () => {
    const store = new SnapshotStore(new FakeSource());
    expect((await store.choose({})).pinned).toBe(false);
    expect((await store.choose({ v: 1 })).pinned).toBe(true);
  });
});
