import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DISTRICTS, STAR_VALUES, STATUSES } from '../kinds/vocabulary.ts';
import { FEATURES } from './market.ts';
import {
  EVERYTHING,
  QUESTION_PARAMETERS,
  readQuestion,
  SORTS,
  sortOf,
  WITHIN_M,
  writeQuestion,
  type FinderQuestion,
} from './question.ts';

const degrees = (min: number, max: number) =>
  fc.integer({ min: min * 1e5, max: max * 1e5 }).map((value) => value / 1e5);
const point = { lng: degrees(108, 120), lat: degrees(15, 30) };
const words = fc.string({ unit: 'grapheme', maxLength: 40 }).map((text) =>
  text
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim(),
);
const questions: fc.Arbitrary<FinderQuestion> = fc.record({
  q: words,
  stars: fc.subarray([...STAR_VALUES]),
  districts: fc.subarray(DISTRICTS.map(({ code }) => code as number)),
  status: fc.constantFrom(...STATUSES, 'any' as const),
  features: fc.subarray([...FEATURES]),
  origin: fc.oneof(
    fc.constant(null),
    fc.record({ kind: fc.constantFrom('me' as const, 'pin' as const), ...point }),
    fc.record({
      kind: fc.constant('place' as const),
      key: fc.constantFrom('town:440105:赤岗', 'district:440111', 'market:7'),
    }),
  ),
  withinM: fc.constantFrom(...WITHIN_M, null),
  box: fc.oneof(
    fc.constant(null),
    fc
      .tuple(degrees(110, 113), degrees(113.1, 116), degrees(20, 22), degrees(22.1, 26))
      .map(([west, east, south, north]) => ({ west, south, east, north })),
  ),
  sort: fc.constantFrom(...SORTS, null),
});

describe('a question as an address', () => {
  it('comes back as it was', () => {
    fc.assert(
      fc.property(questions, (question) => {
        const text = writeQuestion(question).toString();
        expect(readQuestion(new URLSearchParams(text))).toEqual(question);
      }),
    );
  });

  it('is empty for the empty question, and uses only its own parameters', () => {
    expect(writeQuestion(EVERYTHING).toString()).toBe('');
    fc.assert(
      fc.property(questions, (question) => {
        for (const name of writeQuestion(question).keys()) expect(QUESTION_PARAMETERS).toContain(name);
      }),
    );
  });

  it('reads anything without an error, leaving nonsense out', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...QUESTION_PARAMETERS), fc.string())), (pairs) => {
        const question = readQuestion(new URLSearchParams(pairs));
        expect(readQuestion(writeQuestion(question))).toEqual(question);
      }),
    );
    expect(
      readQuestion(new URLSearchParams('stars=9&district=1&near=1,2&bbox=5,5,1,1&within=7&sort=x')),
    ).toEqual(EVERYTHING);
  });

  it('takes stars and features given one by one, as a form without a script sends them', () => {
    const { stars, features } = readQuestion(
      new URLSearchParams('stars=3&stars=5&feature=hours&feature=valid'),
    );
    expect(stars).toEqual([5, 3]);
    expect(features).toEqual(['valid', 'hours']);
  });
});

describe('the order in force', () => {
  it('suits the question unless one was chosen that can be had', () => {
    const origin = { kind: 'pin', lng: 113, lat: 23 } as const;
    expect(sortOf({ q: '', origin: null, sort: null })).toBe('stars');
    expect(sortOf({ q: '', origin, sort: null })).toBe('distance');
    expect(sortOf({ q: '赤岗', origin, sort: null })).toBe('relevance');
    expect(sortOf({ q: '赤岗', origin, sort: 'name' })).toBe('name');
    expect(sortOf({ q: '', origin: null, sort: 'distance' })).toBe('stars');
    expect(sortOf({ q: '', origin, sort: 'relevance' })).toBe('distance');
  });
});
