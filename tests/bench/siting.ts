/** Siting in the demonstration city: how near to the best, and how soon, against greedy choice with swaps in one run. */
import { randomStream } from '../../db/demo/random.ts';
import { generateCells } from '../../db/demo/surface.ts';
import type { CellColumns } from '../../geo/columns/columns.ts';
import { nearestSquaredCm } from '../../geo/coverage/nearest.ts';
import { candidates } from '../../geo/coverage/sites.ts';
import type { SitingProgress } from '../../geo/siting/answer.ts';
import { solveMaximalCovering } from '../../geo/siting/maximal-covering.ts';
import { type SitingProblem, sitingProblem } from '../../geo/siting/problem.ts';
import { ratio } from './statistics.ts';

interface Case {
  readonly candidates: number;
  /** Between candidates, metres; of all candidates those with most people are taken. */
  readonly spacingM: number;
  readonly radiusM: number;
  readonly existing: number;
  readonly p: number;
  readonly limitS: number;
}

const CASES: readonly Case[] = [
  { candidates: 1_000, spacingM: 500, radiusM: 1_000, existing: 0, p: 5, limitS: 5 },
  { candidates: 1_000, spacingM: 500, radiusM: 1_000, existing: 0, p: 10, limitS: 5 },
  { candidates: 1_000, spacingM: 500, radiusM: 1_000, existing: 300, p: 10, limitS: 5 },
  { candidates: 2_000, spacingM: 500, radiusM: 2_000, existing: 0, p: 10, limitS: 5 },
  { candidates: 2_000, spacingM: 500, radiusM: 2_000, existing: 0, p: 20, limitS: 5 },
  { candidates: 2_000, spacingM: 500, radiusM: 2_000, existing: 100, p: 20, limitS: 5 },
  { candidates: 5_000, spacingM: 300, radiusM: 1_000, existing: 300, p: 20, limitS: 15 },
  { candidates: 5_000, spacingM: 300, radiusM: 2_000, existing: 0, p: 20, limitS: 15 },
];

/** Prints a line for each case; the greedy answer is the first that the solver tells of. */
export async function benchSiting(): Promise<void> {
  const cells = cityCells();
  for (const one of CASES) {
    const built = performance.now();
    const problem = problemOf(cells, one);
    const began = performance.now();
    const progress: (SitingProgress & { seconds: number })[] = [];
    const answer = await solveMaximalCovering(problem, one.p, {
      timeLimitS: one.limitS,
      onProgress: (told) => progress.push({ ...told, seconds: (performance.now() - began) / 1000 }),
    });
    const seconds = (performance.now() - began) / 1000;
    const greedy = progress[0];
    if (!greedy) throw new Error('The solver told of no first answer.');
    const within = progress.find(({ gap }) => gap <= 0.01)?.seconds;
    const proved = answer.status === 'proved' ? progress.at(-1)?.seconds : undefined;
    console.log(
      `siting, ${one.candidates} candidates × ${one.radiusM} m, ${one.existing} existing, p ${one.p} ` +
        `(${problem.covers.members.length} pairs, built in ${secondsOf((began - built) / 1000)}): greedy with swaps ` +
        `${secondsOf(greedy.seconds)} = 1.00; gap ≤ 1 % at ${within === undefined ? 'no time' : secondsOf(within)}; proved at ` +
        `${proved === undefined ? `no time, gap ${(answer.gap * 100).toFixed(3)} %` : `${secondsOf(proved)} = ${ratio(proved, greedy.seconds)}`}; ` +
        `smallest set ${answer.isSmallestSet ? `at ${secondsOf(seconds)}` : 'not known'}; gain ${ratio(
          answer.gain,
          greedy.covered - answer.coveredBefore,
        )} greedy's`,
    );
  }
}

function secondsOf(seconds: number): string {
  return `${seconds.toFixed(2)} s`;
}

function cityCells(): CellColumns {
  const cells = generateCells('city');
  const column = (value: (cell: (typeof cells)[number]) => number) => Int32Array.from(cells, value);
  return {
    count: cells.length,
    id: column(({ id }) => id),
    col: column(({ col }) => col),
    row: column(({ row }) => row),
    district: Uint8Array.from(cells, ({ district }) => district - 440_100),
    weight: column(({ people }) => people),
    xCm: column(({ x }) => x * 100),
    yCm: column(({ y }) => y * 100),
    cellM: 100,
  };
}

function problemOf(
  cells: CellColumns,
  { candidates: count, spacingM, radiusM, existing }: Case,
): SitingProblem {
  const people = (cell: number) => cells.weight[cell] ?? 0;
  const sites = candidates(
    cells,
    Array.from({ length: cells.count }, (_, i) => i),
    spacingM,
  )
    .sort((a, b) => people(b) - people(a) || a - b)
    .slice(0, count)
    .sort((a, b) => a - b);
  const random = randomStream(`siting ${count} ${radiusM}`);
  const supply = Array.from({ length: existing }, () => random.below(cells.count));
  const pointsAt = (positions: readonly number[]) => ({
    count: positions.length,
    xCm: Int32Array.from(positions, (i) => cells.xCm[i] ?? 0),
    yCm: Int32Array.from(positions, (i) => cells.yCm[i] ?? 0),
  });
  const d2 = nearestSquaredCm(cells, pointsAt(supply));
  return sitingProblem({ demand: cells, d2, sites: pointsAt(sites), radiusM });
}
