import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import {
  code,
  count,
  day,
  dayOrYear,
  number,
  readNumber,
  requiredText,
  word,
  yesNo,
  type CellSchema,
} from './cells.ts';
import { dayInGuangzhou, dayOf, readDay } from './day.ts';
import { fold, foldHeader, foldWord, isBlank, type Cell } from './text.ts';

function read<T>(schema: CellSchema<T>, cell: Cell): T | string {
  const result = v.safeParse(schema, cell);
  return result.success ? result.output : `fault: ${result.issues[0].message}`;
}

describe('text', () => {
  it('folds full-width digits, letters and parentheses', () => {
    expect(fold('　１２３（Ａ）　')).toBe('123(A)');
    expect(foldWord('罗岗市场（东 区）')).toBe(foldWord('罗岗市场(东区)'));
  });
  it('takes units and remarks off a header', () => {
    expect(foldHeader('可出租面积（㎡）')).toEqual(['可出租面积m2', '可出租面积']);
    expect(foldHeader('Floor_Area [m2]')).toEqual(['flooraream2', 'floorarea']);
    expect(foldHeader(' ')).toEqual([]);
  });
  it('knows the words that stand for nothing', () => {
    for (const blank of [null, '', '  ', '-', '／', '暂无', 'N/A', '无', '#N/A'])
      expect(isBlank(blank)).toBe(true);
    for (const value of [0, false, '0', '无锡路']) expect(isBlank(value)).toBe(false);
  });
});

describe('numbers', () => {
  it.each<[Cell, number | null]>([
    ['１２．５', 12.5],
    ['2,579.33㎡', 2579.33],
    ['1，200', 1200],
    ['85%', 0.85],
    ['85％', 0.85],
    ['320 个', 320],
    [7, 7],
    ['12,34', null],
    ['约300', null],
    [true, null],
  ])('reads %j as %j', (cell, expected) => {
    expect(readNumber(cell ?? '')).toBe(expected);
  });
  it('reads back every finite number that is written out', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (x) => readNumber(String(x)) === x),
    );
  });
  it('says what is allowed', () => {
    expect(read(number(0, 100), 'abc')).toBe('fault: is not a number; a number from 0 to 100 is needed');
    expect(read(number(0, 100), '101')).toMatch(/out of range/);
    expect(read(number(0, 100), '50%')).toMatch(/percentage/);
    expect(read(count, '2.5')).toMatch(/not whole/);
    expect(read(count, '-1')).toMatch(/out of range/);
    expect(read(count, '暂无')).toBeNull();
  });
});

describe('days', () => {
  it.each<[Cell, string | null]>([
    ['2024-03-01', '2024-03-01'],
    ['2024/3/1', '2024-03-01'],
    ['２０２４．３．１', '2024-03-01'],
    ['2024年3月1日', '2024-03-01'],
    ['20240301', '2024-03-01'],
    ['2024-03-01 08:30:00', '2024-03-01'],
    ['2024-03-01T00:00:00.000Z', '2024-03-01'],
    [new Date(Date.UTC(2024, 2, 1)), '2024-03-01'],
    [45352, '2024-03-01'],
    ['45352', '2024-03-01'],
    ['2024-02-30', null],
    ['2023-02-29', null],
    ['1/3/2024', null],
    ['2024-13-01', null],
    [true, null],
    [7, null],
  ])('reads %j as %j', (cell, expected) => {
    expect(readDay(cell)).toBe(expected);
  });
  it('takes a year alone only where a year is enough', () => {
    expect(read(dayOrYear, '2015年')).toBe('2015-01-01');
    expect(read(dayOrYear, 2015)).toBe('2015-01-01');
    expect(read(day, '2015')).toMatch(/not a date/);
  });
  it('knows leap years', () => {
    expect(dayOf(2024, 2, 29)).toBe('2024-02-29');
    expect(dayOf(2100, 2, 29)).toBeNull();
  });
  it('begins a new day in Guangzhou at 16:00 UTC', () => {
    expect(dayInGuangzhou(new Date('2026-11-24T15:59:59Z'))).toBe('2026-11-24');
    expect(dayInGuangzhou(new Date('2026-11-24T16:00:00Z'))).toBe('2026-11-25');
  });
});

describe('codes, words and yes or no', () => {
  it('takes the spreadsheet armour off a code and keeps leading zeros', () => {
    expect(read(code, '="00123"')).toBe('00123');
    expect(read(code, "'00123")).toBe('00123');
    expect(read(code, 'Ａ－１ ２')).toBe('A-12');
    expect(read(code, 4401)).toBe('4401');
  });
  it('refuses a code that a spreadsheet has rounded', () => {
    expect(read(code, 3.1104401e19)).toMatch(/lost digits/);
    expect(read(code, '3.11E+19')).toMatch(/lost digits/);
  });
  it('finds the one code that a cell names, and refuses two', () => {
    const kinds = word({ school: ['学校食堂', '学校'], staff: ['职工食堂'] }, { within: true });
    expect(read(kinds, '学校食堂')).toBe('school');
    expect(read(kinds, 'School')).toBe('school');
    expect(read(kinds, '某某学校（南校区）')).toBe('school');
    expect(read(kinds, '学校及职工食堂')).toMatch(
      /is not known; allowed are 学校食堂 = school, 职工食堂 = staff/,
    );
    expect(read(kinds, '')).toBeNull();
  });
  it('reads yes and no, where 无 is no and a blank is unknown', () => {
    for (const yes of ['是', '有', 'YES', 1, '100％', true, '√']) expect(read(yesNo, yes)).toBe(true);
    for (const no of ['否', '无', 'n', 0, '0%', false]) expect(read(yesNo, no)).toBe(false);
    expect(read(yesNo, '-')).toBeNull();
    expect(read(yesNo, '80%')).toMatch(/neither yes nor no/);
  });
  it('asks for a needed text and limits its length', () => {
    expect(read(requiredText(3), ' ')).toMatch(/is empty/);
    expect(read(requiredText(3), '四个字的')).toMatch(/4 characters long; at most 3/);
    expect(read(requiredText(3), 'a\u0000b')).toBe('ab');
  });
});
