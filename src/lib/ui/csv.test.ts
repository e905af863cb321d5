import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { toCsv } from './csv.ts';

describe('toCsv', () => {
  it('comes back from a CSV reader as it went in', () => {
    const rows = [
      ['赤岗, "第六"', 12, null],
      ['two\nlines', -3.5, true],
    ];
    const back = parse(toCsv(['name', 'count', 'flag'], rows), { bom: true }) as string[][];
    expect(back).toEqual([
      ['name', 'count', 'flag'],
      ['赤岗, "第六"', '12', ''],
      ['two\nlines', '-3.5', 'true'],
    ]);
  });

  it('makes formulas plain text and leaves numbers alone', () => {
    expect(toCsv(['a'], [['=1+1'], ['-x'], [-5]])).toBe("\ufeffa\r\n'=1+1\r\n'-x\r\n-5\r\n");
  });

  it('gives the head alone for no rows', () => {
    expect(toCsv(['a', 'b'], [])).toBe('\ufeffa,b\r\n');
  });
});
