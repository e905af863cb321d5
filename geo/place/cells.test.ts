import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type GridCorner, outlineOfCells } from './cells.ts';

/** Cells drawn as text, the first line is the top row. */
function drawn(...lines: string[]): GridCorner[] {
  return lines
    .toReversed()
    .flatMap((line, row) =>
      [...line].flatMap((mark, col): GridCorner[] => (mark === '#' ? [[col, row]] : [])),
    );
}

function area(ring: readonly GridCorner[]): number {
  return ring.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = ring[(i + 1) % ring.length] ?? [0, 0];
    return sum + (x * nextY - nextX * y) / 2;
  }, 0);
}

const shape = (cells: GridCorner[]) =>
  outlineOfCells(cells).map(({ outer, holes }) => [area(outer), ...holes.map(area)]);

describe('the outline of cells', () => {
  it('is a square for one cell and nothing for none', () => {
    expect(outlineOfCells([[3, -2]])).toEqual([
      {
        outer: [
          [3, -2],
          [4, -2],
          [4, -1],
          [3, -1],
          [3, -2],
        ],
        holes: [],
      },
    ]);
    expect(outlineOfCells([])).toEqual([]);
  });

  it('drops corners on a straight line', () => {
    expect(outlineOfCells(drawn('###'))[0]?.outer).toHaveLength(5);
  });

  it('makes separate parts of cells that touch at a corner only', () => {
    expect(shape(drawn('.#', '#.'))).toEqual([[1], [1]]);
  });

  it('keeps a hole', () => {
    expect(shape(drawn('###', '#.#', '###'))).toEqual([[9, -1]]);
  });

  it('keeps a hole that touches the outside at a corner', () => {
    expect(shape(drawn('##.', '#.#', '###'))).toEqual([[8, -1]]);
  });

  it('keeps two holes that touch each other at a corner apart', () => {
    expect(shape(drawn('####', '#.##', '##.#', '####'))).toEqual([[16, -1, -1]]);
  });

  it('has exactly the cells as its area, in whatever order they come', () => {
    const cell = fc.tuple(fc.integer({ min: -4, max: 4 }), fc.integer({ min: -4, max: 4 }));
    fc.assert(
      fc.property(fc.uniqueArray(cell, { selector: (one) => one.join(), maxLength: 81 }), (cells) => {
        const parts = shape(cells);
        expect(parts.flat().reduce((sum, one) => sum + one, 0)).toBe(cells.length);
        expect(parts.every(([outer = 0, ...holes]) => outer > 0 && holes.every((hole) => hole < 0))).toBe(
          true,
        );
        expect(outlineOfCells(cells.toReversed())).toEqual(outlineOfCells(cells));
      }),
    );
  });

  it('has rings that never meet a corner twice', () => {
    const cell = fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 }));
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 49 }), (cells) => {
        for (const { outer, holes } of outlineOfCells(cells))
          for (const ring of [outer, ...holes])
            expect(new Set(ring.map((corner) => corner.join())).size).toBe(ring.length - 1);
      }),
    );
  });
});
