import { Limiter } from './limiter.ts';
import type { Snapshot } from './snapshot.ts';

/** Requests that may wait for an older version to be loaded; more are sent away with 503. */
const QUEUE = 8;

/**
 * Versions before those that serve, read when somebody asks what was known then. One at a time is held, on one day:
 * a version of the whole city takes some 100 MB and five seconds. Another one takes its place.
 */
export class OlderSnapshots {
  readonly #load: (version: number) => Promise<Snapshot>;
  readonly #loading = new Limiter(1, QUEUE);
  #kept: Snapshot | null = null;
  #onDay: Snapshot | null = null;

  constructor(load: (version: number) => Promise<Snapshot>) {
    this.#load = load;
  }

  /**
   * A version as it is on a day.
   * @throws UnavailableError `busy` when too many wait
   */
  async on(version: number, day: string): Promise<Snapshot> {
    const held = this.#held(version, day);
    return (
      held ?? this.#loading.run(async () => this.#held(version, day) ?? (await this.#fetch(version, day)))
    );
  }

  /** Lets go of what is held. */
  forget(): void {
    this.#kept = null;
    this.#onDay = null;
  }

  #held(version: number, day: string): Snapshot | null {
    return [this.#kept, this.#onDay].find((one) => one?.version === version && one.asOf === day) ?? null;
  }

  async #fetch(version: number, day: string): Promise<Snapshot> {
    this.#onDay = null;
    // Let go first, so that never two of them are in memory.
    if (this.#kept?.version !== version) this.#kept = null;
    const kept = (this.#kept ??= await this.#load(version));
    if (kept.asOf === day) return kept;
    this.#onDay = kept.onDay(day);
    return this.#onDay;
  }
}
