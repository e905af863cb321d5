/** The siting solver beside the page: one task, its progress, its answer, then the frontier point by point. */
import wasm from 'highs/runtime?url';
import type { CitySiting } from '$geo/siting/city-answer.ts';
import { type CityProblem, cityProblem } from '$geo/siting/city-problem.ts';
import { solveCity } from '$geo/siting/city-siting.ts';
import type { LoadSolver } from '$geo/siting/exact.ts';
import { solveFrontier } from '$geo/siting/frontier.ts';
import { MAX_SITES } from '$geo/siting/limits.ts';
import type { SitingMessage, SitingTask } from './siting-messages.ts';

/** Seconds for the question itself, and for the whole frontier. */
const ANSWER_S = 20;
const FRONTIER_S = 40;
/** Sites of the frontier, at least. */
const FRONTIER = 20;
/** Milliseconds between two messages on the way. */
const PROGRESS_MS = 250;

const tell = (message: SitingMessage): void => postMessage(message);

/** The newest state of the search, told at intervals, and before HiGHS keeps this thread for itself. */
class Progress {
  #latest: (() => CitySiting) | null = null;
  #told = 0;

  readonly take = (soFar: () => CitySiting): void => {
    this.#latest = soFar;
    if (performance.now() - this.#told >= PROGRESS_MS) this.flush();
  };

  flush(): void {
    if (!this.#latest) return;
    tell({ kind: 'progress', answer: this.#latest() });
    this.#latest = null;
    this.#told = performance.now();
  }
}

const solve = async ({ cells, d2, question }: SitingTask): Promise<void> => {
  const city = cityProblem(cells, d2, question);
  const progress = new Progress();
  const loadSolver: LoadSolver = async () => {
    progress.flush();
    const { default: loadHighs } = await import('highs');
    return loadHighs({ locateFile: () => wasm });
  };
  const answer = await solveCity(city, { timeLimitS: ANSWER_S, onProgress: progress.take, loadSolver });
  tell({ kind: 'answer', answer });
  await tellFrontier(city, answer);
  tell({ kind: 'done' });
};

/** Siting by distance has none. */
const tellFrontier = async ({ covering, question }: CityProblem, answer: CitySiting): Promise<void> => {
  if (answer.objective === 'median' || answer.objective === 'center' || answer.sites.length === 0) return;
  const p = question.goal.objective === 'target' ? answer.sites.length : question.goal.sites;
  const known = answer.objective === 'max_coverage' ? { ...answer, sites: answer.chosen, p } : undefined;
  await solveFrontier(covering, Math.min(answer.candidates, MAX_SITES, Math.max(FRONTIER, p + 1)), {
    timeLimitS: FRONTIER_S,
    onPoint: (point) => tell({ kind: 'frontier', point }),
    known,
  });
};

onmessage = ({ data }: MessageEvent<SitingTask>): void => {
  solve(data).catch((error: unknown) =>
    tell({ kind: 'failed', message: error instanceof Error ? error.message : String(error) }),
  );
};
