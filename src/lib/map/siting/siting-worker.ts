/** The siting solver beside the page: one task, its progress, its answer, then the frontier point by point. */
import { cityProblem, inCells } from '$geo/siting/city-siting.ts';
import { solveMaximalCovering } from '$geo/siting/maximal-covering.ts';
import type { SitingMessage, SitingTask } from './siting-messages.ts';

/** Seconds for the question itself, and for each point of the frontier. */
const ANSWER_S = 20;
const POINT_S = 3;

const tell = (message: SitingMessage): void => postMessage(message);

const solve = async ({ cells, d2, question, frontierTo }: SitingTask): Promise<void> => {
  const city = cityProblem(cells, d2, question);
  const answer = await solveMaximalCovering(city.problem, question.sites, {
    timeLimitS: ANSWER_S,
    onProgress: ({ sites, covered, bound }) =>
      tell({ kind: 'progress', covered, bound, cells: sites.map((site) => city.cellOf[site] ?? -1) }),
  });
  tell({ kind: 'answer', answer: inCells(cells, d2, question, city, answer) });
  const { coveredBefore, candidates } = city.problem;
  for (let sites = 1; sites <= Math.min(frontierTo, candidates); sites++) {
    const { gain, bound } =
      sites === question.sites
        ? answer
        : await solveMaximalCovering(city.problem, sites, { timeLimitS: POINT_S });
    tell({ kind: 'frontier', point: { sites, gain, bound: bound - coveredBefore } });
  }
  tell({ kind: 'done' });
};

onmessage = ({ data }: MessageEvent<SitingTask>): void => {
  solve(data).catch((error: unknown) =>
    tell({ kind: 'failed', message: error instanceof Error ? error.message : String(error) }),
  );
};
