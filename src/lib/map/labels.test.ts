import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeLabels, type Box } from './labels.ts';

const box = (x: number, y: number): Box => ({ x, y, width: 48, height: 20 });

describe('placeLabels', () => {
  it('leaves a label where nothing is in the way', () => {
    expect(placeLabels([box(10, 10)], [])).toEqual([box(10, 10)]);
  });

  it('moves a label aside from a mark', () => {
    const [place] = placeLabels([box(100, 100)], [{ x: 100, y: 100, width: 20, height: 20 }]);
    expect(place).not.toBeNull();
    expect(Math.abs((place?.y ?? 0) - 100)).toBeGreaterThanOrEqual(20);
  });

  it('drops a label that finds no place', () => {
    expect(placeLabels([box(0, 0)], [{ x: 0, y: 0, width: 1000, height: 1000 }])).toEqual([null]);
  });

  it('never lets two labels overlap', () => {
    const anyBox = fc.record({ x: fc.integer({ min: 0, max: 300 }), y: fc.integer({ min: 0, max: 300 }) });
    fc.assert(
      fc.property(fc.array(anyBox, { maxLength: 15 }), (points) => {
        const places = placeLabels(
          points.map(({ x, y }) => box(x, y)),
          [],
        ).filter((place) => place !== null);
        for (const [i, a] of places.entries())
          for (const b of places.slice(i + 1))
            expect(Math.abs(a.x - b.x) >= 48 || Math.abs(a.y - b.y) >= 20).toBe(true);
      }),
    );
  });
});
