import { AppError, InputError, NotFoundError } from '$geo/errors.ts';
import { UnavailableError, VersionGoneError } from './errors.ts';
import { heavyWork } from './limiter.ts';
import { log } from './log.ts';
import { OlderSnapshots } from './older-snapshots.ts';
import type { Snapshot } from './snapshot.ts';
import { WeightedCache } from './weighted-cache.ts';

/** Where snapshots come from: the database, or a test. */
export interface SnapshotSource {
  /** The newest published version with its publication time; null when nothing was published yet. */
  newest(): Promise<{ version: number; publishedAt: string } | null>;
  /** Everything known at that version, as it is on the version's own day. */
  load(version: number): Promise<Snapshot>;
  /** The first version, and of those that speak of a day or an earlier one the one of the latest day; null = none. */
  knownOn(day: string): Promise<{ version: number | null; first: { version: number; asOf: string } | null }>;
  /** Computes beforehand what the first requests would wait for; a failure is only logged. */
  prepare?(snapshot: Snapshot): Promise<void>;
}

/** A snapshot for a request, and whether its address names the version (so that the answer never changes). */
export interface Chosen {
  snapshot: Snapshot;
  pinned: boolean;
}

/** What names the snapshot of a request. */
export interface Asked {
  /** The data version: current or previous. */
  v?: number | undefined;
  /** Another day than that of the version. */
  as_of?: string | undefined;
  /** `then` = by the version that was known on the day. */
  known?: 'now' | 'then' | undefined;
}

export interface StoreOptions {
  /** How often the database is asked for a newer version, milliseconds. */
  pollMs?: number;
  /** Snapshots for other days that are kept. */
  otherDays?: number;
}

const FIRST_RETRY_MS = 2_000;
const LONGEST_RETRY_MS = 60_000;

/**
 * Keeps the current and the previous snapshot. A newer version is built beside the one that serves and swapped
 * in at once when complete; if building fails the old one goes on serving and the failure is logged.
 */
export class SnapshotStore {
  readonly #source: SnapshotSource;
  readonly #pollMs: number;
  readonly #otherDays: WeightedCache<Snapshot>;
  readonly #older: OlderSnapshots;
  #current: Snapshot | null = null;
  #previous: Snapshot | null = null;
  #loadingPrevious: Promise<Snapshot> | null = null;
  #checking: Promise<void> | null = null;
  #timer: NodeJS.Timeout | null = null;
  #lastFailure: unknown = null;
  #retryAt = 0;
  #retryMs = FIRST_RETRY_MS;

  constructor(source: SnapshotSource, { pollMs = 2_000, otherDays = 3 }: StoreOptions = {}) {
    this.#source = source;
    this.#pollMs = pollMs;
    this.#otherDays = new WeightedCache(otherDays);
    this.#older = new OlderSnapshots((version) => source.load(version));
  }

  /** Loads the newest version and watches for newer ones; the timer keeps no process alive. */
  start(): void {
    if (this.#timer) return;
    void this.check();
    this.#timer = setInterval(() => void this.check(), this.#pollMs);
    this.#timer.unref();
  }

  stop(): void {
    if (this.#timer) clearInterval(this.#timer);
    this.#timer = null;
  }

  /** The version that serves, or null while none is loaded. */
  get loadedVersion(): number | null {
    return this.#current?.version ?? null;
  }

  /** Looks for a newer version now; at most one look is under way. Never rejects. */
  check(): Promise<void> {
    this.#checking ??= this.#refresh().finally(() => (this.#checking = null));
    return this.#checking;
  }

  /**
   * The snapshot that serves; waits for the first one.
   * @throws UnavailableError when none could be loaded
   */
  async current(): Promise<Snapshot> {
    if (this.#current) return this.#current;
    await this.check();
    if (this.#current) return this.#current;
    throw new UnavailableError('The data are not loaded yet; try again shortly.', {
      cause: this.#lastFailure,
    });
  }

  /**
   * The snapshot that a request asks for.
   * @throws VersionGoneError for a version that is neither current nor previous; NotFoundError `not_known_yet` for a
   *   day before the first version; InputError for a version beside `known=then`
   */
  async choose(asked: Asked): Promise<Chosen> {
    const current = await this.current();
    if (asked.known === 'then') return { snapshot: await this.#knownThen(asked, current), pinned: false };
    const snapshot = asked.v === undefined ? current : await this.#version(asked.v, current);
    const day = asked.as_of;
    return {
      snapshot: day === undefined || day === snapshot.asOf ? snapshot : await this.#onDay(snapshot, day),
      pinned: asked.v !== undefined,
    };
  }

  async #version(version: number, current: Snapshot): Promise<Snapshot> {
    if (version === current.version) return current;
    if (version === this.#previous?.version) return this.#previous;
    const previousVersion = this.#previous?.version ?? current.previousVersion;
    if (version !== previousVersion) {
      const held = previousVersion === null ? [current.version] : [previousVersion, current.version];
      throw new VersionGoneError(version, current.version, held);
    }
    // After a start only the newest is in memory; links to the one before it still work.
    this.#loadingPrevious ??= this.#source.load(version).finally(() => (this.#loadingPrevious = null));
    const loaded = await this.#loadingPrevious;
    if (this.#current === current) this.#previous = loaded;
    return loaded;
  }

  /** The day as it was known then. Without a day it is that of the current version, which is known now. */
  async #knownThen({ v, as_of: day }: Asked, current: Snapshot): Promise<Snapshot> {
    if (v !== undefined)
      throw new InputError(
        'invalid_parameter',
        `Parameter "v" is ${v} beside known=then, which takes the version by the day; allowed: one of the two.`,
      );
    if (day === undefined) return current;
    const { version, first } = await this.#source.knownOn(day);
    if (version === null)
      throw new NotFoundError(
        'not_known_yet',
        `No data version speaks of ${day} or an earlier day; ${first ? `the first, ${first.version}, speaks of ${first.asOf}` : 'there is none'}. ` +
          'What is known now of that day is answered without known=then.',
      );
    const serving = [current, this.#previous].find((one) => one?.version === version);
    if (!serving) return this.#older.on(version, day);
    return serving.asOf === day ? serving : this.#onDay(serving, day);
  }

  #onDay(snapshot: Snapshot, day: string): Promise<Snapshot> {
    const key = `${snapshot.version} ${snapshot.publishedAt} ${day}`;
    return this.#otherDays.getOrCompute(key, () => heavyWork.run(() => snapshot.onDay(day)));
  }

  async #refresh(): Promise<void> {
    if (performance.now() < this.#retryAt) return;
    try {
      const newest = await this.#source.newest();
      if (newest === null)
        throw new AppError('nothing_published', 'The database holds no published version.');
      if (!this.#isServing(newest)) await this.#swap(newest.version);
      this.#lastFailure = null;
      this.#retryMs = FIRST_RETRY_MS;
    } catch (error) {
      log.error({ err: error, serving: this.loadedVersion }, 'the snapshot could not be refreshed');
      this.#lastFailure = error;
      this.#retryAt = performance.now() + this.#retryMs;
      this.#retryMs = Math.min(this.#retryMs * 2, LONGEST_RETRY_MS);
    }
  }

  /** The publication time tells a database that was reset and filled again, with the same numbers. */
  #isServing(newest: { version: number; publishedAt: string }): boolean {
    return this.#current?.version === newest.version && this.#current.publishedAt === newest.publishedAt;
  }

  async #swap(version: number): Promise<void> {
    const start = performance.now();
    const loaded = await this.#source.load(version);
    // The old version serves while the new one is prepared; the first one serves at once.
    if (this.#current) await this.#prepare(loaded);
    else void this.#prepare(loaded);
    // A database that was reset begins again at 1: nothing of the old one is the previous version then.
    this.#previous = this.#current && this.#current.version < loaded.version ? this.#current : null;
    this.#current = loaded;
    this.#older.forget();
    log.info({ version, as_of: loaded.asOf, ms: Math.round(performance.now() - start) }, 'snapshot loaded');
  }

  async #prepare(snapshot: Snapshot): Promise<void> {
    try {
      await this.#source.prepare?.(snapshot);
    } catch (error) {
      log.warn({ err: error, version: snapshot.version }, 'the snapshot could not be prepared');
    }
  }
}
