import { CancelledError, UnavailableError } from './errors.ts';

/**
 * Lets at most `slots` heavy computations run at once and at most `queue` wait; more are sent away with 503.
 * Before each one the event loop gets a turn, so that small requests are not starved, and a request whose
 * client has gone is dropped without computing.
 */
export class Limiter {
  readonly #slots: number;
  readonly #queue: number;
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor(slots: number, queue: number) {
    this.#slots = slots;
    this.#queue = queue;
  }

  async run<Value>(work: () => Promise<Value> | Value, signal?: AbortSignal): Promise<Value> {
    await this.#enter();
    try {
      await new Promise((resolve) => setImmediate(resolve));
      if (signal?.aborted) throw new CancelledError();
      return await work();
    } finally {
      this.#leave();
    }
  }

  async #enter(): Promise<void> {
    if (this.#running < this.#slots) {
      this.#running += 1;
      return;
    }
    if (this.#waiting.length >= this.#queue) {
      throw new UnavailableError('Too many computations are waiting; try again shortly.', {
        code: 'busy',
        retryAfterS: 2,
      });
    }
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  #leave(): void {
    const next = this.#waiting.shift();
    // A waiting one takes over the slot; the number of running ones stays.
    if (next) next();
    else this.#running -= 1;
  }
}

/** For whatever reads the database or scans every facility. */
export const heavyWork = new Limiter(2, 64);
