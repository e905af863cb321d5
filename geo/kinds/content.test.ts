import { describe, expect, it } from 'vitest';
import { findHeader, readRow, type TableRow } from './content.ts';
import { dueState, elevatorContent } from './elevator.ts';
import { CONTENTS } from './index.ts';
import { marketContent, ratingOn, type MarketRating } from './market.ts';
import { readDeclaredGrid, wholePeople } from './population.ts';
import { stationContent } from './station.ts';
import type { Cell } from './text.ts';
import { foldHeader } from './text.ts';

const rows = (...lines: Cell[][]): TableRow[] => lines.map((cells, at) => ({ number: at + 1, cells }));

describe('headers', () => {
  it('finds the header below title lines, with units in it', () => {
    const table = rows(
      ['广州市农贸市场名录', null, null],
      ['填报单位：', null, null],
      ['市场名称', '所属区', '可出租面积（㎡）', '备注'],
      ['罗岗市场', '白云区', 2000, null],
    );
    const header = findHeader(marketContent, table);
    expect(header.firstDataRow).toBe(3);
    expect(header.columns.get('areaM2')).toEqual({ index: 2, header: '可出租面积（㎡）' });
    expect(header.unused).toEqual(['备注']);
  });
  it('reads English headers and does not take the English name for the name', () => {
    const header = findHeader(
      marketContent,
      rows(['Name (EN)', 'Name', 'Longitude', 'LAT', 'District Code']),
    );
    expect([...header.columns].map(([key, { index }]) => [key, index])).toEqual(
      expect.arrayContaining([
        ['nameEn', 0],
        ['name', 1],
        ['lng', 2],
        ['lat', 3],
        ['district', 4],
      ]),
    );
  });
  it('refuses a table without the needed column and says which', () => {
    expect(() => findHeader(marketContent, rows(['甲', '乙'], ['1', '2']))).toThrow(
      /No usable header.*market file needs the columns 市场名称 \/ name.*begins with: 甲, 乙/,
    );
    expect(() => findHeader(stationContent, rows(['站点名称']))).toThrow(/站点类型 \/ type/);
    expect(() => findHeader(marketContent, [])).toThrow(/begins with: nothing/);
  });
  it('gives every header of a content to one column only', () => {
    for (const content of Object.values(CONTENTS)) {
      const owner = new Map<string, string>();
      for (const [key, { headers }] of Object.entries(content.fields)) {
        for (const form of new Set([key, ...headers].map((header) => foldHeader(header)[0] ?? ''))) {
          expect(`${content.name}: ${form} ${owner.get(form) ?? key}`).toBe(
            `${content.name}: ${form} ${key}`,
          );
          owner.set(form, key);
        }
      }
    }
  });
});

describe('rows', () => {
  const header = findHeader(marketContent, rows(['市场名称', '所属区', '面积', '摊位数', '星级']));
  it('reads the values and leaves the columns that are missing empty', () => {
    const read = readRow(marketContent, header, {
      number: 2,
      cells: ['罗岗市场', '白云', '2,000㎡', ' ', '四星'],
    });
    expect(read).toMatchObject({
      ok: true,
      number: 2,
      values: {
        name: '罗岗市场',
        district: 440111,
        areaM2: 2000,
        stalls: null,
        stars: { stars: 4 },
        lng: null,
      },
    });
  });
  it('names row, column, value and reason of every bad cell, and keeps what could be read', () => {
    const read = readRow(marketContent, header, { number: 9, cells: ['甲', '火星区', '大', 5, null] });
    expect(read).toMatchObject({ ok: false, values: { name: '甲', stalls: 5 } });
    expect(read.ok ? [] : read.rejects.map(({ row, column, value }) => [row, column, value])).toEqual([
      [9, '所属区', '火星区'],
      [9, '面积', '大'],
    ]);
    expect('district' in read.values).toBe(false);
  });
  it('takes housing from a yes, a no or the kind of building', () => {
    const columns = findHeader(elevatorContent, rows(['注册代码', '使用场所', '电梯类型']));
    const values = (place: string, use: string) =>
      readRow(elevatorContent, columns, { number: 2, cells: ['1', place, use] }).values;
    expect(values('住宅小区', '曳引驱动乘客电梯')).toMatchObject({ residential: true, use: 'passenger' });
    expect(values('非住宅', '自动扶梯')).toMatchObject({ residential: false, use: 'escalator' });
    expect(values('商场', '载货电梯')).toMatchObject({ residential: false, use: 'freight' });
    expect(values('', '')).toMatchObject({ residential: null, use: null });
  });
});

describe('the rating of a market on a day', () => {
  const granted = (ratedOn: string, stars: number, more: Partial<MarketRating> = {}): MarketRating => ({
    state: 'granted',
    stars,
    ratedOn,
    validUntil: null,
    revokedOn: null,
    ...more,
  });
  const pending = (ratedOn: string): MarketRating => ({
    ...granted(ratedOn, 1),
    state: 'pending',
    stars: null,
  });

  it('is unrated without any, and before the first', () => {
    expect(ratingOn([], '2025-01-01')).toEqual({ state: 'unrated', stars: null, rating: null });
    expect(ratingOn([granted('2025-01-02', 4)], '2025-01-01').state).toBe('unrated');
  });
  it('is the newest on or before the day, in any order', () => {
    const ratings = [granted('2024-01-01', 3), granted('2025-01-01', 5), granted('2025-06-01', 2)];
    expect(ratingOn(ratings, '2025-01-01').stars).toBe(5);
    expect(ratingOn([...ratings].reverse(), '2025-01-01').stars).toBe(5);
  });
  it('keeps its stars after the last valid day and is then expired', () => {
    const ratings = [granted('2024-01-01', 4, { validUntil: '2024-12-31' })];
    expect(ratingOn(ratings, '2024-12-31')).toMatchObject({ state: 'rated', stars: 4 });
    expect(ratingOn(ratings, '2025-01-01')).toMatchObject({ state: 'expired', stars: 4 });
  });
  it('leaves no stars once revoked, not even older ones', () => {
    const ratings = [granted('2022-01-01', 3), granted('2024-01-01', 4, { revokedOn: '2025-01-01' })];
    expect(ratingOn(ratings, '2024-12-31')).toMatchObject({ state: 'rated', stars: 4 });
    expect(ratingOn(ratings, '2025-01-01')).toMatchObject({ state: 'revoked', stars: null });
  });
  it('is pending only while nothing was granted', () => {
    expect(ratingOn([pending('2025-01-01')], '2025-02-01')).toMatchObject({ state: 'pending', stars: null });
    expect(ratingOn([pending('2025-01-01'), granted('2024-01-01', 2)], '2025-02-01')).toMatchObject({
      state: 'rated',
      stars: 2,
    });
  });
});

describe('overdue', () => {
  it('begins the day after the due day, for elevators in use', () => {
    expect(dueState('open', '2025-01-01', '2025-01-01')).toBe('on_time');
    expect(dueState('open', '2025-01-01', '2025-01-02')).toBe('overdue');
    expect(dueState('suspended', '2020-01-01', '2025-01-02')).toBeNull();
  });
  it('never calls an unknown due date on time', () => {
    expect(dueState('open', null, '2025-01-02')).toBe('unknown');
  });
});

describe('population', () => {
  it('reads the declared grid in metres to the centimetre', () => {
    const lines = rows(
      ['# crs: EPSG:4547'],
      ['# origin: 400000', ' 2500000.50'],
      ['# 步长：100 m'],
      ['# source: a model'],
    );
    expect(readDeclaredGrid(lines)).toEqual({
      crs: 'EPSG:4547',
      originXCm: 40_000_000,
      originYCm: 250_000_050,
      stepCm: 10_000,
      source: 'a model',
    });
  });
  it('refuses an undeclared grid, another CRS and a step out of range', () => {
    expect(() => readDeclaredGrid([])).toThrow(/does not declare its grid: crs, origin, step missing/);
    const other = (crs: string, step: string) =>
      rows([`# crs: ${crs}`], ['# origin: 0, 0'], [`# step: ${step}`]);
    expect(() => readDeclaredGrid(other('EPSG:4326', '100'))).toThrow(/only EPSG:4547/);
    expect(() => readDeclaredGrid(other('4547', '0.001'))).toThrow(/step/);
  });
  it('rounds to whole people and keeps the sum', () => {
    expect(wholePeople([1, 2, 3])).toEqual([1, 2, 3]);
    expect(wholePeople([0.4, 0.4, 0.4, 0.8])).toEqual([1, 0, 0, 1]);
    expect(wholePeople([])).toEqual([]);
  });
});
