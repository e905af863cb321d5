import { expect, it } from 'vitest';
import { rowHeight, shareHeight } from './fit-rows.ts';

const shape = { widths: [120, 60], fontPx: 12, linePx: 18, besidePx: 10 };
const rows = (count: number, cell = '短') => Array.from({ length: count }, () => [cell, '']);

it('counts the lines of the longest cell', () => {
  expect(rowHeight(['', ''], shape)).toBe(28);
  expect(rowHeight(['十个字十个字十个字十', ''], shape)).toBe(28);
  expect(rowHeight(['十个字十个字十个字十一', ''], shape)).toBe(46);
  expect(rowHeight(['短', '六个字六个字'], shape)).toBe(46);
  expect(rowHeight(['sixteen letters!', ''], shape)).toBe(28);
});

it('gives each table half, and what the other leaves', () => {
  const fit = (a: number, b: number, height: number, most = 40) =>
    shareHeight(
      [
        { rows: rows(a), shape },
        { rows: rows(b), shape },
      ],
      height,
      most,
    );
  expect(fit(40, 40, 560)).toEqual([10, 10]);
  expect(fit(40, 3, 560)).toEqual([17, 3]);
  expect(fit(0, 40, 560)).toEqual([0, 20]);
  expect(fit(4, 5, 560)).toEqual([4, 5]);
  expect(fit(40, 40, 560, 6)).toEqual([6, 6]);
});

it('never takes more height than there is', () => {
  for (const cell of ['短', '十个字十个字十个字十一', 'a longer name in English, two lines'])
    for (const [a, b] of [
      [30, 30],
      [30, 2],
      [1, 30],
    ] as const) {
      const tables = [
        { rows: rows(a, cell), shape },
        { rows: rows(b), shape },
      ] as const;
      const [first, second] = shareHeight(tables, 500, 40);
      const used = [...rows(first, cell), ...rows(second)].reduce(
        (sum, cells) => sum + rowHeight(cells, shape),
        0,
      );
      expect(used).toBeLessThanOrEqual(500);
    }
});
