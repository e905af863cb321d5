/** One siting question at a time, answered by a worker; a new question ends the one before. */
import type { CitySiting } from '$geo/siting/city-answer.ts';
import type { NamedPlace } from '$geo/siting/city-question.ts';
import type { FrontierPoint } from '$geo/siting/frontier.ts';
import type { SitingMessage, SitingTask } from './siting-messages.ts';

/** Places to choose from, as somebody brought them. */
export interface CandidateList {
  readonly file: string;
  readonly places: readonly NamedPlace[];
}

export class SitingSession {
  state = $state<'idle' | 'running' | 'stopped' | 'done' | 'failed'>('idle');
  answer = $state.raw<CitySiting | null>(null);
  /** While the answer is being searched: the best so far. */
  progress = $state.raw<CitySiting | null>(null);
  frontier = $state.raw<readonly FrontierPoint[]>([]);
  failure = $state('');
  /** Grows when the question is to be asked again. */
  attempt = $state(0);
  /** Instead of cells of the population; not in the address. */
  list = $state.raw<CandidateList | null>(null);
  #worker: Worker | null = null;
  #key = '';

  /** Answers a question unless it is the one that is answered, or being answered, already. */
  ask(key: string, task: SitingTask): void {
    if (key === this.#key) return;
    this.#end();
    this.#key = key;
    this.state = 'running';
    this.answer = null;
    this.progress = null;
    this.frontier = [];
    const worker = new Worker(new URL('./siting-worker.ts', import.meta.url), { type: 'module' });
    worker.onmessage = ({ data }: MessageEvent<SitingMessage>) => this.#take(data);
    worker.onerror = ({ message }) => this.#take({ kind: 'failed', message });
    worker.postMessage(task);
    this.#worker = worker;
  }

  /** Ends the work; the best found so far is the answer. */
  stop(): void {
    this.#end();
    this.state = this.answer ? 'done' : 'stopped';
    this.answer ??= this.progress;
  }

  /** Chooses among the places of a list, or among cells again. */
  useList(list: CandidateList | null): void {
    this.list = list;
    this.reset();
  }

  /** Forgets the question, so that it is answered anew when it is asked next. */
  reset(): void {
    this.#end();
    this.#key = '';
    this.state = 'idle';
    this.attempt += 1;
  }

  #end(): void {
    this.#worker?.terminate();
    this.#worker = null;
  }

  #take(message: SitingMessage): void {
    if (message.kind === 'progress') this.progress = message.answer;
    else if (message.kind === 'answer') this.answer = message.answer;
    else if (message.kind === 'frontier') this.frontier = [...this.frontier, message.point];
    else {
      if (message.kind === 'failed') this.failure = message.message;
      this.state = message.kind;
      this.#end();
    }
  }
}
