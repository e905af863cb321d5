import type { Standard } from '$geo/answers.ts';
import type { TargetRow } from '$geo/regulatory/scorecard.ts';
import type { StandardRecord, TargetRecord } from '$geo/regulatory/target-records.ts';
import { UnavailableError } from './errors.ts';
import { log } from './log.ts';

/** What figures are held against: it changes without a new data version, and has a revision of its own. */
export interface TargetsInForce {
  /** Another text whenever a row was entered or retired: part of the keys and ETags of answers with targets. */
  readonly revision: string;
  /** By year, key and district. */
  readonly targets: readonly TargetRow[];
  /** By kind of supply and radius. */
  readonly standards: readonly Standard[];
  /** Both with what was retired; see `TargetsAnswer`. */
  readonly history: {
    readonly targets: readonly TargetRecord[];
    readonly standards: readonly StandardRecord[];
  };
}

/** Where they come from: the database, or a test. */
export interface TargetSource {
  revision(): Promise<string>;
  load(): Promise<TargetsInForce>;
}

/**
 * Keeps the targets in memory, so that figures are served while an import occupies the database, and looks for
 * changes. What is known goes on being served when a look fails.
 */
export class TargetStore {
  readonly #source: TargetSource;
  readonly #pollMs: number;
  #known: TargetsInForce | null = null;
  #checking: Promise<void> | null = null;
  #timer: NodeJS.Timeout | null = null;
  #lastFailure: unknown = null;

  constructor(source: TargetSource, { pollMs = 2_000 }: { pollMs?: number } = {}) {
    this.#source = source;
    this.#pollMs = pollMs;
  }

  /** Watches for changes; the timer keeps no process alive. */
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

  /** Looks for a change now; at most one look is under way. Never rejects. */
  check(): Promise<void> {
    this.#checking ??= this.#look().finally(() => (this.#checking = null));
    return this.#checking;
  }

  /**
   * The targets as last seen; waits for the first look.
   * @throws UnavailableError when none could be loaded
   */
  async current(): Promise<TargetsInForce> {
    if (!this.#known) await this.check();
    if (this.#known) return this.#known;
    throw new UnavailableError('The targets are not loaded yet; try again shortly.', {
      cause: this.#lastFailure,
    });
  }

  async #look(): Promise<void> {
    try {
      const revision = await this.#source.revision();
      if (revision !== this.#known?.revision) this.#known = await this.#source.load();
      this.#lastFailure = null;
    } catch (error) {
      // The snapshots are asked for as often and tell of a database that is away.
      log.debug({ err: error }, 'the targets could not be looked at');
      this.#lastFailure = error;
    }
  }
}
