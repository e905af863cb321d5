import { describe, expect, it } from 'vitest';
import { Fault } from './cells.ts';
import { readDistrict } from './district-words.ts';
import { coordinate, coordinatePair, givenPosition } from './position.ts';
import { readStars } from './star-words.ts';
import { DISTRICTS } from './vocabulary.ts';
import * as v from 'valibot';

describe('districts', () => {
  it('reads every district by name, short name, code and English name', () => {
    for (const { code, zh, en } of DISTRICTS) {
      for (const written of [
        zh,
        zh.slice(0, -1),
        `广州市${zh}`,
        `广东省广州市${zh}`,
        code,
        String(code),
        `${code}000000`,
      ]) {
        expect(readDistrict(written)).toBe(code);
      }
      for (const written of [en, en.toUpperCase(), `${en} District`])
        expect(readDistrict(written)).toBe(code);
    }
  });
  it('maps old codes and former names to the districts of today', () => {
    expect(
      ['440116', 440183, '440184', '萝岗区', '增城市', '从化市', '东山区', '芳村'].map(readDistrict),
    ).toEqual([440112, 440118, 440117, 440112, 440118, 440117, 440104, 440103]);
  });
  it('tells a blank from something that is no district', () => {
    expect(readDistrict(' ')).toBeNull();
    expect(readDistrict('佛山市南海区')).toBeUndefined();
    expect(readDistrict('440199')).toBeUndefined();
    expect(readDistrict('白云山')).toBeUndefined();
  });
});

describe('stars', () => {
  it.each([
    '5',
    5,
    '５',
    '五星',
    '五星级',
    '5星',
    '5 星级',
    '★★★★★',
    '5-star',
    'Five stars',
    '五星级农贸市场',
  ])('reads %j as five stars', (cell) => {
    expect(readStars(cell)).toEqual({ state: 'rated', stars: 5 });
  });
  it('counts only filled stars', () => {
    expect(readStars('★★★☆☆')).toEqual({ state: 'rated', stars: 3 });
  });
  it('keeps states apart from stars', () => {
    expect(readStars('未评级')).toEqual({ state: 'unrated' });
    expect(readStars(0)).toEqual({ state: 'unrated' });
    expect(readStars('申报中')).toEqual({ state: 'pending' });
    expect(readStars('已撤销')).toEqual({ state: 'revoked' });
    expect(readStars('')).toBeNull();
    expect(readStars(null)).toBeNull();
  });
  it.each(['5A', '5A级', 'AAAAA', '6', 6, '4.5', 'good', '★★★★★★'])(
    'does not take %j for a star rating',
    (cell) => {
      expect(readStars(cell)).toBeInstanceOf(Fault);
    },
  );
});

describe('positions', () => {
  it('takes zero, halves and words for no position, with a reason', () => {
    expect(givenPosition(null, null)).toEqual({ state: 'none', reason: null });
    expect(givenPosition(0, 0)).toMatchObject({ state: 'none', reason: expect.stringContaining('0') });
    expect(givenPosition(113.3, null)).toMatchObject({ state: 'none', reason: 'the latitude is missing' });
    expect(givenPosition(Number.NaN, 23)).toMatchObject({
      state: 'none',
      reason: expect.stringContaining('not numbers'),
    });
    expect(givenPosition(434_000, 2_560_000)).toMatchObject({
      state: 'none',
      reason: expect.stringContaining('degrees'),
    });
  });
  it('recognises swapped longitude and latitude', () => {
    expect(givenPosition(23.1, 113.3).state).toBe('swapped');
    expect(givenPosition(113.3, 23.1)).toEqual({ state: 'given', lng: 113.3, lat: 23.1 });
  });
  it('reads degrees in several hands', () => {
    expect(v.parse(coordinate, '１１３．２５°E')).toBe(113.25);
    expect(v.parse(coordinate, '113°15′00″')).toBe(113.25);
    expect(v.parse(coordinate, '东经113度15分')).toBe(113.25);
    expect(v.parse(coordinate, '未知')).toBeNull();
    expect(v.parse(coordinate, '见附图')).toBeNaN();
    expect(v.parse(coordinatePair, '113.25, 23.5')).toEqual([113.25, 23.5]);
    expect(v.parse(coordinatePair, '113.25')).toEqual([Number.NaN, Number.NaN]);
  });
});
