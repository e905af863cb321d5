/** One siting question at a time, answered by a worker; a new question ends the one before. */
import type { CitySiting } from '$geo/siting/city-siting.ts';
import type { FrontierPoint, SitingMessage, SitingTask } from './siting-messages.ts';

type Task = Omit<SitingTask, 'frontierTo'>;

/** Sites of the frontier, at least. */
const FRONTIER = 20;

export class SitingSession {
  state = $state<'idle' | 'running' | 'stopped' | 'done' | 'failed'>('idle');
  answer = $state.raw<CitySiting | null>(null);
  /** While it runs: people covered by the best set so far, at most so many, and the cells of its sites. */
  progress = $state.raw<{ covered: number; bound: number; cells: readonly number[] } | null>(null);
  frontier = $state.raw<readonly FrontierPoint[]>([]);
  failure = $state('');
  #worker: Worker | null = null;
  #key = '';

  /** Answers a question unless it is the one that is answered, or being answered, already. */
  ask(key: string, task: Task): void {
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
    const { cells, d2, question } = task;
    worker.postMessage({ cells, d2, question, frontierTo: Math.max(FRONTIER, question.sites) });
    this.#worker = worker;
  }

  /** Ends the work; the best set so far stays. */
  stop(): void {
    this.#end();
    this.state = this.answer ? 'done' : 'stopped';
  }

  /** Forgets the question, so that it is answered anew when it is asked next. */
  reset(): void {
    this.#end();
    this.#key = '';
    this.state = 'idle';
  }

  #end(): void {
    this.#worker?.terminate();
    this.#worker = null;
  }

  #take(message: SitingMessage): void {
    if (message.kind === 'progress') this.progress = message;
    else if (message.kind === 'answer') this.answer = message.answer;
    else if (message.kind === 'frontier') this.frontier = [...this.frontier, message.point];
    else {
      if (message.kind === 'failed') this.failure = message.message;
      this.state = message.kind;
      this.#end();
    }
  }
}
