/** The search for the best places of further rescue stations: one at a time; a new question ends the one before. */
import type { RescueSitesAnswer } from '$geo/regulatory/elevator-answers.ts';
import { ask, type Failure } from '$lib/map/ask.ts';

export class SitesSearch {
  answer = $state.raw<RescueSitesAnswer | null>(null);
  failure = $state.raw<Failure | null>(null);
  isRunning = $state(false);
  #path = '';
  #abort: AbortController | null = null;

  /** @param answer what the server has found already, for the question of the path */
  constructor(answer: RescueSitesAnswer | null, path: string) {
    this.answer = answer;
    if (answer) this.#path = path;
  }

  /** Asks unless it is the question that is answered, or being answered, already. */
  async follow(path: string): Promise<void> {
    if (path === this.#path) return;
    this.cancel();
    this.#path = path;
    this.failure = null;
    this.isRunning = true;
    const abort = new AbortController();
    this.#abort = abort;
    const found = await ask<RescueSitesAnswer>(fetch, path, abort.signal);
    if (abort.signal.aborted) return;
    this.isRunning = false;
    this.answer = found.ok ? found.data : null;
    this.failure = found.ok ? null : found.failure;
  }

  /** Ends the search; the server stops, too. */
  cancel(): void {
    if (!this.isRunning) return;
    this.#abort?.abort();
    this.isRunning = false;
    this.failure = { code: 'cancelled', message: '', status: 0 };
  }

  /** Asks the same again. */
  again(): void {
    const path = this.#path;
    this.#path = '';
    void this.follow(path);
  }
}
