/** One open question to the API: the newest asked counts, an earlier answer stays until the next one is here. */
import { ask, type Answer, type Failure } from './ask.ts';

export interface Asked<T> {
  readonly path: string;
  readonly answer: Answer<T>;
}

export class Question<T> {
  /** The last answer that was one. */
  data = $state.raw<T | null>(null);
  failure = $state.raw<Failure | null>(null);
  busy = $state(false);
  #path: string | null = null;
  #control: AbortController | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(first: Asked<T> | null = null) {
    if (first) this.adopt(first);
  }

  /** Takes over an answer that somebody else got, the server that made the page. */
  adopt({ path, answer }: Asked<T>): void {
    this.#path = path;
    this.#take(answer);
  }

  /** Asks, after a pause in which another question may replace it. The same question is not asked again. */
  ask(path: string, pauseMs = 0): void {
    if (path === this.#path) return;
    this.#path = path;
    this.#control?.abort();
    clearTimeout(this.#timer);
    this.busy = true;
    this.#timer = setTimeout(() => void this.#send(path), pauseMs);
  }

  retry(): void {
    const path = this.#path;
    if (path === null) return;
    this.#path = null;
    this.failure = null;
    this.ask(path);
  }

  cancel(): void {
    this.#control?.abort();
  }

  clear(): void {
    this.#control?.abort();
    clearTimeout(this.#timer);
    this.#path = null;
    this.data = null;
    this.failure = null;
    this.busy = false;
  }

  async #send(path: string): Promise<void> {
    const control = new AbortController();
    this.#control = control;
    const answer = await ask<T>(fetch, path, control.signal);
    if (this.#path !== path) return;
    this.busy = false;
    this.#take(answer);
  }

  #take(answer: Answer<T>): void {
    this.failure = answer.ok ? null : answer.failure;
    if (answer.ok) this.data = answer.data;
  }
}
