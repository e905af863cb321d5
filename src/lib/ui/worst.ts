/** The three districts with most uncovered people, and their part of all of them. */
import type { CoverageLine } from '$geo/answers.ts';

const uncovered = (line: CoverageLine): number => line.total - line.covered;

export const worstThree = (districts: readonly CoverageLine[]) => {
  const all = districts.reduce((sum, line) => sum + uncovered(line), 0);
  const lines = [...districts]
    .sort((a, b) => uncovered(b) - uncovered(a) || a.district - b.district)
    .slice(0, 3);
  const people = lines.reduce((sum, line) => sum + uncovered(line), 0);
  return { lines, people, share: all === 0 ? null : people / all };
};
