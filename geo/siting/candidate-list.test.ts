import { describe, expect, it } from 'vitest';
import { csvReader } from '../files/csv.ts';
import { planePoint } from '../place/crs.ts';
import { MAX_PLACES, readCandidates } from './candidate-list.ts';

const read = async (text: string) => {
  const { rows } = await csvReader.read(new TextEncoder().encode(text), { fileName: 'list.csv' });
  return readCandidates(rows);
};

describe('a list of candidates', () => {
  it('is read with headers in either language, in any order, with or without names', async () => {
    const chinese = await read('\ufeff名称,纬度,经度\r\n东门,23.13,113.27\r\n\r\n,23.2,113.3\r\n');
    expect(chinese).toEqual({
      code: 'read',
      places: [
        { name: '东门', lng: 113.27, lat: 23.13, ...planePoint(113.27, 23.13) },
        { name: '', lng: 113.3, lat: 23.2, ...planePoint(113.3, 23.2) },
      ],
    });
    expect(await read('lon;lat\n113.27;23.13')).toMatchObject({ code: 'read', places: [{ name: '' }] });
  });

  it('is refused row by row, saying what is wrong with each', async () => {
    const rows = [
      'name,lon,lat',
      'a,113.27,23.13',
      'b,23.13,113.27',
      'c,east,23.13',
      'd,113.27,',
      'e,2.35,48.85',
      'f,113.27,23.13',
    ];
    expect(await read(rows.join('\n'))).toEqual({
      code: 'wrong_rows',
      faults: [
        { row: 3, code: 'swapped', lng: 23.13, lat: 113.27 },
        { row: 4, code: 'number', column: 'lon', value: 'east' },
        { row: 5, code: 'number', column: 'lat', value: '' },
        { row: 6, code: 'far', lng: 2.35, lat: 48.85 },
        { row: 7, code: 'twice', first: 2 },
      ],
    });
  });

  it('is refused without columns or rows, and when it is too long', async () => {
    expect(await read('a,b\n1,2')).toEqual({ code: 'no_columns', head: ['a', 'b'] });
    expect(await read('')).toEqual({ code: 'no_columns', head: [] });
    expect(await read('lon,lat\n')).toEqual({ code: 'no_rows' });
    const long = ['lon,lat', ...Array.from({ length: MAX_PLACES + 1 }, () => '113,23')].join('\n');
    expect(await read(long)).toEqual({ code: 'too_many', rows: MAX_PLACES + 1 });
  });
});
