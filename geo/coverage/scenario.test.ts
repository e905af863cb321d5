import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../errors.ts';
import { planePoint } from '../place/crs.ts';
import { MAX_OPERATIONS, type Scenario, type ScenarioOperation, scenarioPlace } from './scenario.ts';
import { readScenario, writeScenario } from './scenario-file.ts';
import { readScenarioParam, writeScenarioParam } from './scenario-param.ts';

const name = fc.string({ unit: 'grapheme', maxLength: 100 }).filter((text) => /^\P{C}{0,100}$/u.test(text));
const place = fc
  .tuple(fc.double({ min: 108, max: 120, noNaN: true }), fc.double({ min: 15, max: 30, noNaN: true }))
  .map(([lng, lat]) => scenarioPlace(lng, lat));
const stars = fc.constantFrom(null, 1, 2, 3, 4, 5);
const LETTERS = ['A', 'B', 'Z', 'AA'];

/** Two sites added first, so that letters can be named. */
const marketOperations = fc
  .tuple(
    fc.array(fc.record({ name, place, stars }), { minLength: 2, maxLength: 4 }),
    fc.array(
      fc.record({
        op: fc.constantFrom('move', 'close', 'restar'),
        facility: fc.oneof(fc.integer({ min: 1, max: 2 ** 31 - 1 }), fc.constantFrom('A', 'B')),
        place,
        stars,
      }),
      { maxLength: 12 },
    ),
  )
  .map(([sites, others]): ScenarioOperation[] => [
    ...sites.map((one, i) => ({
      op: 'add' as const,
      site: LETTERS[i] ?? '',
      kind: 'market' as const,
      type: null,
      ...one,
    })),
    ...others.map(({ op, facility, place: to, stars: given }): ScenarioOperation => {
      if (op === 'move') return { op, facility, place: to };
      return op === 'close' ? { op: 'close', facility } : { op: 'restar', facility, stars: given };
    }),
  ]);
const marketScenario = fc.record({
  name,
  dataVersion: fc.nat(10_000),
  asOf: fc.constantFrom('2025-11-24', '1999-01-31'),
  question: fc.record({
    supply: fc.constant('market' as const),
    demand: fc.constantFrom('people' as const, 'elevator' as const),
    weight: fc.constant('count' as const),
    starsMin: stars,
    types: fc.constant(null),
    ratings: fc.constantFrom('current' as const, 'valid' as const),
    radiusM: fc.oneof(
      fc.constantFrom(0, 1e-7, 707.11, 1_000, 200_000),
      fc.double({ min: 0, max: 3_000, noNaN: true }),
    ),
  }),
  operations: marketOperations,
}) satisfies fc.Arbitrary<Scenario>;
const canteenScenario = fc.record({
  name,
  dataVersion: fc.nat(10),
  asOf: fc.constant('2025-11-24'),
  question: fc.record({
    supply: fc.constant('canteen' as const),
    demand: fc.constant('canteen' as const),
    weight: fc.constantFrom('count' as const, 'meals' as const),
    starsMin: fc.constant(null),
    types: fc.constantFrom(null, [], ['offsite_supplier', 'elderly']),
    ratings: fc.constant('current' as const),
    radiusM: fc.constant(500),
    detour: fc.constantFrom('1', '1.05', '1.3', '2'),
  }),
  operations: fc.record({ name, place, type: fc.constantFrom(null, 'offsite_supplier') }).map((one) => [
    { op: 'add' as const, site: 'A', kind: 'canteen' as const, stars: null, ...one },
    { op: 'move' as const, facility: 'A', place: one.place },
  ]),
}) satisfies fc.Arbitrary<Scenario>;
const scenario: fc.Arbitrary<Scenario> = fc.oneof(marketScenario, canteenScenario);

const EXAMPLE: Scenario = {
  name: '白云 plan',
  dataVersion: 12,
  asOf: '2025-11-24',
  question: {
    supply: 'market',
    demand: 'people',
    weight: 'count',
    starsMin: 3,
    types: null,
    ratings: 'current',
    radiusM: 1_000,
  },
  operations: [
    {
      op: 'add',
      site: 'A',
      name: '金沙洲',
      place: scenarioPlace(113.25, 23.13),
      kind: 'market',
      stars: 3,
      type: null,
    },
    { op: 'move', facility: 17, place: scenarioPlace(113.3, 23.1) },
    { op: 'close', facility: 18 },
    { op: 'restar', facility: 'A', stars: null },
  ],
};

describe('a place of a scenario', () => {
  it('keeps nine decimals, and its centimetres are those of what it keeps', () => {
    expect(scenarioPlace(113.12345678912, 23.0000000004)).toEqual({
      lng: 113.123456789,
      lat: 23,
      ...planePoint(113.1234568, 23),
    });
  });

  it.each([
    [107.99, 23],
    [113, 30.01],
    [23, 113],
    [NaN, 23],
  ])('is refused at %d, %d', (lng, lat) => {
    expect(() => scenarioPlace(lng, lat)).toThrow(
      expect.objectContaining({
        code: 'scenario_place_out_of_range',
        message: expect.stringContaining(`${lng}, ${lat}`),
      }),
    );
  });
});

describe('the file and the address of a scenario', () => {
  it('give back every scenario', () => {
    fc.assert(
      fc.property(scenario, (one) => {
        expect(readScenario(writeScenario(one))).toEqual(one);
        expect(readScenarioParam(writeScenarioParam(one))).toEqual(one);
      }),
    );
  });

  it('write an address of characters that no query encodes, apart from letters of other scripts', () => {
    expect(writeScenarioParam(EXAMPLE)).toBe(
      '1*12*20251124*market*people*count*3**current*1000*白云-20-plan' +
        '_a*A*113250000000*23130000000*3**金沙洲_m*17*113300000000*23100000000_c*18_s*A*',
    );
    const ascii = { ...EXAMPLE, name: 'a_b*c.d-e f', operations: EXAMPLE.operations.slice(1, 3) };
    const param = writeScenarioParam(ascii);
    expect(new URLSearchParams({ s: param }).toString()).toBe(`s=${param}`);
    expect(readScenarioParam(param).name).toBe('a_b*c.d-e f');
  });

  it('are a file that says what it is, with places in degrees', () => {
    expect(JSON.parse(writeScenario(EXAMPLE))).toMatchObject({
      format: 'suitu-scenario',
      version: 1,
      operations: [{ op: 'add', lng: 113.25, lat: 23.13 }, {}, {}, {}],
    });
  });
});

describe('a wrong file', () => {
  type Content = Record<string, unknown> & { question: object; operations: Record<string, unknown>[] };
  const content = (): Content => JSON.parse(writeScenario(EXAMPLE)) as Content; // written just now
  const operation = (at: number, change: object): Content => {
    const file = content();
    Object.assign(file.operations[at] ?? {}, change);
    return file;
  };
  const question = (change: object): Content => ({
    ...content(),
    question: { ...content().question, ...change },
  });
  const cases: [string, unknown, RegExp][] = [
    ['another format', { ...content(), format: 'x' }, /format is "x"; allowed are suitu-scenario/],
    ['a later version', { ...content(), version: 2 }, /version is 2; allowed are 1/],
    ['a long name', { ...content(), name: 'x'.repeat(101) }, /name is "x+.*100 characters/],
    ['a name with a line break', { ...content(), name: 'a\nb' }, /name is "a\\nb"/],
    ['a member too many', { ...content(), extra: 1 }, /extra is "?.*; allowed are objects of format/],
    ['a day that is none', { ...content(), asOf: '2025-02-30' }, /asOf is "2025-02-30".*YYYY-MM-DD/],
    [
      'a kind unknown',
      question({ supply: 'shop' }),
      /question.supply is "shop"; allowed are market, canteen/,
    ],
    ['a type of another kind', question({ types: ['school'] }), /type "school"; allowed are null/],
    ['a detour factor too large', question({ detour: '2.5' }), /question.detour is "2.5"; .*from 1 to 2/],
    ['a radius too long', question({ radiusM: 200_001 }), /question.radiusM is 200001; .*200000/],
    ['meals of people', question({ weight: 'meals' }), /weight "meals"; allowed are count/],
    ['six stars', operation(0, { stars: 6 }), /operations.0.stars is 6; .*1 to 5, and null/],
    ['a small letter', operation(0, { site: 'a' }), /operations.0.site is "a"; .*capital/],
    ['another kind', operation(0, { kind: 'station' }), /kind "station"; allowed are market/],
    ['an unknown operation', operation(1, { op: 'rename' }), /operations.1.op is "rename"; .*add, move/],
    ['an id of 0', operation(2, { facility: 0 }), /operations.2.facility is 0; allowed are an id/],
    ['a letter not added', operation(2, { facility: 'B' }), /facility "B"; allowed are ids/],
    ['a letter twice', { ...content(), operations: Array(2).fill(content().operations[0]) }, /site "A"/],
    ['a place far away', operation(1, { lng: 2.35 }), /2.35, 23.1; allowed are longitudes from 108 to 120/],
    [
      'too many operations',
      { ...content(), operations: Array(MAX_OPERATIONS + 1).fill({ op: 'close', facility: 1 }) },
      /501 operations; allowed are 500/,
    ],
    ['nothing', null, /The content is null/],
  ];

  it.each(cases)('with %s is refused, naming the value and what is allowed', (_name, file, message) => {
    expect(() => readScenario(JSON.stringify(file))).toThrow(message);
    expect(() => readScenario(JSON.stringify(file))).toThrow(InputError);
  });

  it('that is no JSON, or far too long, is refused', () => {
    expect(() => readScenario('{')).toThrow(/not JSON/);
    expect(() => readScenario(' '.repeat(500_001))).toThrow(/500001 characters/);
  });

  it('of 500 operations is read', () => {
    const operations = Array(MAX_OPERATIONS).fill({ op: 'close', facility: 1 });
    expect(readScenario(JSON.stringify({ ...content(), operations })).operations).toHaveLength(500);
  });

  it.each(['', '1*2', writeScenarioParam(EXAMPLE).slice(0, -3), `${writeScenarioParam(EXAMPLE)}_x*1`])(
    'in an address is refused: %s',
    (param) => {
      expect(() => readScenarioParam(param)).toThrow(
        expect.objectContaining({ name: 'InputError', code: 'bad_scenario' }),
      );
    },
  );
});
