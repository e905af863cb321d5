import { describe, expect, it } from 'vitest';
import { csvCell } from './export.ts';

describe('a cell of a CSV file', () => {
  it.each([
    [null, ''],
    [0, '0'],
    [-1.5, '-1.5'],
    [true, 'true'],
    ['示例市场', '示例市场'],
    ['a,b', '"a,b"'],
    ['say "hi"\n', '"say ""hi""\n"'],
  ])('writes %j as %s', (value, text) => expect(csvCell(value)).toBe(text));

  it.each(['=1+1', '+86', '-x', '@cmd'])('makes %s plain text, so that no spreadsheet computes it', (value) =>
    expect(csvCell(value)).toBe(`'${value}`),
  );
});
