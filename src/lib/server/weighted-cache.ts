/**
 * A least-recently-used cache bounded by the sum of its entries' weights (bytes, rows, or 1 each). Promises of
 * the same key are shared, so that a computation runs once however many ask for it; failures are not kept.
 */
export class WeightedCache<Value> {
  readonly #entries = new Map<string, { value: Value; weight: number }>();
  readonly #running = new Map<string, Promise<Value>>();
  readonly #limit: number;
  readonly #weigh: (value: Value) => number;
  #weight = 0;

  constructor(limit: number, weigh: (value: Value) => number = () => 1) {
    this.#limit = limit;
    this.#weigh = weigh;
  }

  /** Sum of the weights held. */
  get weight(): number {
    return this.#weight;
  }

  get size(): number {
    return this.#entries.size;
  }

  get(key: string): Value | undefined {
    const entry = this.#entries.get(key);
    if (!entry) return undefined;
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    return entry.value;
  }

  /** Keeps the value unless it alone is heavier than the limit; drops the least recently used ones. */
  set(key: string, value: Value): void {
    this.delete(key);
    const weight = this.#weigh(value);
    if (weight > this.#limit) return;
    this.#entries.set(key, { value, weight });
    this.#weight += weight;
    for (const oldest of this.#entries.keys()) {
      if (this.#weight <= this.#limit) break;
      this.delete(oldest);
    }
  }

  delete(key: string): void {
    const entry = this.#entries.get(key);
    if (!entry) return;
    this.#entries.delete(key);
    this.#weight -= entry.weight;
  }

  /** The value of the key, computed at most once at a time. */
  async getOrCompute(key: string, compute: () => Promise<Value> | Value): Promise<Value> {
    const known = this.get(key);
    if (known !== undefined) return known;
    const running = this.#running.get(key);
    if (running) return running;
    const promise = (async () => compute())();
    this.#running.set(key, promise);
    try {
      const value = await promise;
      this.set(key, value);
      return value;
    } finally {
      this.#running.delete(key);
    }
  }
}
