/**
 * Lets several connections share the one session of PGlite without mixing: a connection that began a message
 * sequence (parse … sync) or a transaction keeps the database until it has ended it or has gone away.
 *
 * pglite-socket's own queue does not do this for sequences outside a transaction (one client's bind can be
 * executed by another), and it stops for good when a client disappears in its first message or a message
 * throws. Its connection handler is used as it is; this replaces the queue behind it.
 */
import type { PGlite } from '@electric-sql/pglite';
import { ReadyFilter } from './ready-filter.ts';

/** First bytes of frontend messages (PostgreSQL protocol 3.0). */
const QUERY = 0x51;
const SYNC = 0x53;
const TERMINATE = 0x58;
const FUNCTION_CALL = 0x46;
/** A startup message has no type; it begins with its length, whose first byte is 0. */
const STARTUP = 0x00;

const SYNC_MESSAGE = Uint8Array.of(SYNC, 0, 0, 0, 4);

interface Waiting {
  readonly handlerId: number;
  readonly message: Uint8Array;
  readonly onData: (data: Uint8Array) => void;
  readonly resolve: (bytes: number) => void;
  readonly reject: (error: Error) => void;
}

/** The part of PGlite that the queue needs. */
export type Session = Pick<
  PGlite,
  'runExclusive' | 'execProtocolRawStream' | 'execProtocolRaw' | 'exec' | 'isInTransaction'
>;

/** The queue in the shape that PGLiteSocketHandler expects. */
export class SessionQueue {
  readonly #session: Session;
  readonly #onBroken: (error: unknown) => void;
  #waiting: Waiting[] = [];
  #owner: number | null = null;
  readonly #gone = new Set<number>();
  #active = false;
  #working: Promise<void> = Promise.resolve();

  /**
   * @param session the database
   * @param onBroken called when the engine itself fails; the database cannot be used after that
   */
  constructor(session: Session, onBroken: (error: unknown) => void) {
    this.#session = session;
    this.#onBroken = onBroken;
  }

  /** Queues one protocol message of a connection; resolves with the number of bytes answered. */
  enqueue(handlerId: number, message: Uint8Array, onData: (data: Uint8Array) => void): Promise<number> {
    // PGlite would end the whole session; the closed socket is enough to release what the connection held.
    if (message[0] === TERMINATE) return Promise.resolve(0);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ handlerId, message, onData, resolve, reject });
      void this.#run();
    });
  }

  getQueueLength(): number {
    return this.#waiting.length;
  }

  /** Drops what a connection still has waiting. */
  clearQueueForHandler(handlerId: number): void {
    const dropped = this.#waiting.filter((one) => one.handlerId === handlerId);
    this.#waiting = this.#waiting.filter((one) => one.handlerId !== handlerId);
    for (const one of dropped) one.reject(new Error('The connection was closed.'));
  }

  /** Called when a connection has gone: rolls back what it left open and lets the next one in. */
  async clearTransactionIfNeeded(handlerId: number): Promise<void> {
    this.#gone.add(handlerId);
    await this.#run();
  }

  /** Waits until nothing more can be executed. */
  async idle(): Promise<void> {
    await this.#working;
  }

  #run(): Promise<void> {
    if (!this.#active) {
      this.#active = true;
      this.#working = this.#work().catch((error: unknown) => this.#onBroken(error));
    }
    return this.#working;
  }

  async #work(): Promise<void> {
    for (;;) {
      if (this.#owner !== null && this.#gone.has(this.#owner)) {
        await this.#release();
        continue;
      }
      const next = this.#waiting.findIndex((one) => this.#owner === null || one.handlerId === this.#owner);
      const [one] = next < 0 ? [] : this.#waiting.splice(next, 1);
      if (!one) break;
      this.#owner = one.handlerId;
      let bytes = 0;
      const filter = endsSequence(one.message) ? null : new ReadyFilter();
      await this.#session.runExclusive(() =>
        this.#session.execProtocolRawStream(one.message, {
          onRawData: (data) => {
            const passed = filter ? filter.pass(data) : data;
            bytes += passed.length;
            if (passed.length > 0) one.onData(passed);
          },
        }),
      );
      if (endsSequence(one.message) && !this.#session.isInTransaction()) this.#owner = null;
      one.resolve(bytes);
    }
    if (this.#owner === null) this.#gone.clear();
    this.#active = false; // in the same turn as the last look at the list, so that nothing is left lying
  }

  async #release(): Promise<void> {
    await this.#session.runExclusive(() => this.#session.execProtocolRaw(SYNC_MESSAGE));
    if (this.#session.isInTransaction()) await this.#session.exec('rollback');
    this.#owner = null;
  }
}

function endsSequence(message: Uint8Array): boolean {
  const type = message[0];
  return type === QUERY || type === SYNC || type === FUNCTION_CALL || type === STARTUP;
}
