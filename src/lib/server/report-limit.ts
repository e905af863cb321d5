import { isIPv6 } from 'node:net';

/** So many at once at most, and so many in every window. */
interface Rate {
  readonly count: number;
  readonly windowMs: number;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

export const REPORT_RATES = {
  /** Each holds for one address. */
  address: [
    { count: 5, windowMs: 10 * MINUTE_MS },
    { count: 20, windowMs: 24 * HOUR_MS },
  ],
  /** All addresses together. */
  all: { count: 200, windowMs: HOUR_MS },
} as const satisfies { address: readonly Rate[]; all: Rate };

/** Addresses that are remembered; the one not seen for longest is forgotten first. */
const MOST_ADDRESSES = 10_000;

/** Milliseconds from any beginning, never going back. */
export type Clock = () => number;

/** A token bucket: full at first, and refilled evenly over the window. */
class Bucket {
  readonly #rate: Rate;
  #tokens: number;
  #at: number;

  constructor(rate: Rate, now: number) {
    this.#rate = rate;
    this.#tokens = rate.count;
    this.#at = now;
  }

  /** Milliseconds until there is a token; 0 when there is one. */
  waitMs(now: number): number {
    const { count, windowMs } = this.#rate;
    this.#tokens = Math.min(count, this.#tokens + ((now - this.#at) / windowMs) * count);
    this.#at = now;
    // Sums of fractions may miss a whole token by a hair.
    return this.#tokens > 1 - 1e-9 ? 0 : ((1 - this.#tokens) / count) * windowMs;
  }

  take(): void {
    this.#tokens -= 1;
  }

  giveBack(): void {
    this.#tokens += 1;
  }
}

/** Permission for one report, or how long to wait for it. */
export type Permission =
  | { readonly allowed: true; readonly giveBack: () => void }
  | { readonly allowed: false; readonly retryAfterS: number };

/**
 * Limits how many reports come from one address and from all: in memory, so that no address is ever stored, and
 * bounded. Restarting the server forgets everything.
 */
export class ReportLimit {
  readonly #clock: Clock;
  readonly #mostAddresses: number;
  readonly #all: Bucket;
  /** In the order of last use. */
  readonly #ofAddress = new Map<string, readonly Bucket[]>();

  constructor(clock: Clock = () => performance.now(), mostAddresses = MOST_ADDRESSES) {
    this.#clock = clock;
    this.#mostAddresses = mostAddresses;
    this.#all = new Bucket(REPORT_RATES.all, clock());
  }

  /** Addresses remembered now. */
  get size(): number {
    return this.#ofAddress.size;
  }

  /** Takes one permission; `giveBack` returns it when the report could not be stored after all. */
  take(address: string): Permission {
    const now = this.#clock();
    const buckets = [...this.#bucketsOf(networkOf(address), now), this.#all];
    const waitMs = Math.max(...buckets.map((bucket) => bucket.waitMs(now)));
    if (waitMs > 0) return { allowed: false, retryAfterS: Math.ceil(waitMs / 1_000) };
    for (const bucket of buckets) bucket.take();
    return { allowed: true, giveBack: () => buckets.forEach((bucket) => bucket.giveBack()) };
  }

  #bucketsOf(network: string, now: number): readonly Bucket[] {
    const buckets = this.#ofAddress.get(network) ?? REPORT_RATES.address.map((rate) => new Bucket(rate, now));
    this.#ofAddress.delete(network);
    this.#ofAddress.set(network, buckets);
    if (this.#ofAddress.size > this.#mostAddresses) {
      const [oldest] = this.#ofAddress.keys();
      if (oldest !== undefined) this.#ofAddress.delete(oldest);
    }
    return buckets;
  }
}

/** The address, or the /64 network of an IPv6 one: a single line has all of its addresses. */
function networkOf(address: string): string {
  const plain = address.replace(/%.*$/, '').replace(/^::ffff:(?=\d+\.)/i, '');
  if (!isIPv6(plain)) return plain;
  const [head = '', tail] = plain.split('::');
  const front = head.split(':').filter(Boolean);
  const back = (tail ?? '').split(':').filter(Boolean);
  const gap = tail === undefined ? 0 : Math.max(0, 8 - front.length - back.length);
  const groups = [...front, ...Array<string>(gap).fill('0'), ...back];
  return groups
    .slice(0, 4)
    .map((group) => parseInt(group, 16).toString(16))
    .join(':');
}
