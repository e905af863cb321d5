import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  closeFacility,
  diffFacility,
  newFacility,
  statusOn,
  type DiffContext,
  type FacilityRecord,
} from './facility-diff.ts';
import { placeOf, qualityOf, type FacilityRow } from './facility-row.ts';
import { FacilityRegister, identityOf, type Identity } from './match.ts';
import { diffRating, type RatingRecord } from './rating-diff.ts';
import { formatReport, type ImportReport } from './report.ts';

const AS_OF = '2026-11-20';
const context: DiffContext = { kind: 'market', asOf: AS_OF, mode: 'merge', origin: 'official' };
const row = (more: Partial<FacilityRow> = {}): FacilityRow => ({
  number: 2,
  code: 'A1',
  nameZh: '甲',
  nameEn: null,
  address: null,
  town: null,
  declaredDistrict: 440106,
  place: placeOf(113.36, 23.13, 'wgs84'),
  status: null,
  openedOn: null,
  closedOn: null,
  detail: { area_m2: 100 },
  rating: null,
  nextDueOn: null,
  ...more,
});
const storedRows = (records: readonly FacilityRecord[]): FacilityRecord[] =>
  records.map((one, at) => ({ ...one, rowId: at + 1 }));
const known = (more: Partial<FacilityRow> = {}) => storedRows(newFacility(row(more), context));
const spans = (records: readonly FacilityRecord[]) =>
  records.map(({ status, validFrom, validTo }) => [status, validFrom, validTo]);

describe('a new facility', () => {
  it('is open from its opening, else from the day of the file', () => {
    expect(spans(newFacility(row({ openedOn: '2019-01-01' }), context))).toEqual([
      ['open', '2019-01-01', null],
    ]);
    expect(spans(newFacility(row(), context))).toEqual([['open', AS_OF, null]]);
  });
  it('that is closed ends on the first day out of use; one that will close ends then', () => {
    const days = { openedOn: '2010-01-01', closedOn: '2020-01-01' };
    expect(spans(newFacility(row(days), context))).toEqual([['open', '2010-01-01', '2020-01-01']]);
    expect(spans(newFacility(row({ closedOn: '2020-01-01' }), context))).toEqual([
      ['closed', '2020-01-01', null],
    ]);
    expect(spans(newFacility(row({ closedOn: '2030-01-01' }), context))).toEqual([
      ['open', AS_OF, '2030-01-01'],
    ]);
  });
  it('that is suspended was in use before', () => {
    expect(spans(newFacility(row({ status: 'suspended', openedOn: '2010-01-01' }), context))).toEqual([
      ['open', '2010-01-01', AS_OF],
      ['suspended', AS_OF, null],
    ]);
  });
});

describe('the same row again', () => {
  const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
  const day = fc.integer({ min: 0, max: 20 }).map((n) => `${2015 + n}-06-01`);
  it('changes nothing, on the same and on a later day, whatever it says', () => {
    fc.assert(
      fc.property(
        optional(fc.constantFrom('planned', 'open', 'suspended', 'closed')),
        optional(day),
        optional(day),
        fc.constantFrom('merge', 'register'),
        (status, openedOn, closedOn, mode) => {
          fc.pre(openedOn === null || closedOn === null || openedOn < closedOn);
          fc.pre(status === null || status === 'closed' || closedOn === null || closedOn > '2030-01-01');
          const one = row({ status, openedOn, closedOn });
          const history = storedRows(newFacility(one, { ...context, mode }));
          for (const asOf of [AS_OF, '2026-12-24']) {
            expect(diffFacility(history, one, { ...context, mode, asOf })).toEqual({
              supersede: [],
              insert: [],
            });
          }
        },
      ),
    );
  });
});

describe('a changed row', () => {
  it('never overlaps the rows that stay and never shares their first day', () => {
    const status = fc.constantFrom('planned', 'open', 'suspended', 'closed', null);
    const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-11-${String(n).padStart(2, '0')}`);
    const step = fc.record({
      status,
      asOf: day,
      openedOn: fc.option(day, { nil: null }),
      closedOn: fc.option(day, { nil: null }),
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: 2, maxLength: 6 }), (steps) => {
        let history: FacilityRecord[] = [];
        for (const { status: wanted, asOf, openedOn, closedOn } of steps) {
          if (openedOn !== null && closedOn !== null && openedOn >= closedOn) continue;
          const one = row({ status: wanted, openedOn, closedOn });
          const here = { ...context, asOf };
          const change =
            history.length === 0
              ? { supersede: [], insert: newFacility(one, here) }
              : diffFacility(history, one, here);
          const kept = history.filter(({ rowId }) => rowId === null || !change.supersede.includes(rowId));
          history = storedRows(
            [...kept, ...change.insert].sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1)),
          );
          for (const [at, record] of history.entries()) {
            expect(record.validTo === null || record.validTo > record.validFrom).toBe(true);
            const next = history[at + 1];
            if (next) expect(record.validTo !== null && record.validTo <= next.validFrom).toBe(true);
          }
        }
      }),
      { numRuns: 500 },
    );
  });
  it('keeps what a blank does not state', () => {
    const change = diffFacility(
      known(),
      row({ code: null, place: null, detail: { area_m2: null }, address: '某路 1 号' }),
      context,
    );
    expect(change.insert).toMatchObject([
      { code: 'A1', detail: { area_m2: 100 }, address: '某路 1 号', validFrom: AS_OF },
    ]);
    expect(change.insert[0]?.place).not.toBeNull();
  });
  it('of open data confirmed officially becomes official', () => {
    const open = storedRows(newFacility(row(), { ...context, origin: 'open' }));
    expect(diffFacility(open, row(), context).insert).toMatchObject([{ origin: 'official' }]);
    expect(diffFacility(known(), row(), { ...context, origin: 'open' }).insert).toEqual([]);
  });
  it('without a status leaves a closed facility closed when merging, and opens it from a register', () => {
    const closed = known({ openedOn: '2010-01-01', closedOn: '2020-01-01' });
    const last = closed[0];
    expect(last && statusOn(last, AS_OF)).toBe('closed');
    expect(diffFacility(closed, row(), context).insert).toEqual([]);
    expect(spans(diffFacility(closed, row(), { ...context, mode: 'register' }).insert)).toEqual([
      ['open', AS_OF, null],
    ]);
  });
  it('is not closed by a register older than what is known', () => {
    const [last] = known({ openedOn: '2026-01-01' });
    expect(last && closeFacility(last, '2025-12-31')).toBeNull();
    expect(last && closeFacility(last, '2026-01-01')).toBeNull();
    expect(last && closeFacility(last, '2026-01-02')?.insert).toMatchObject([{ validTo: '2026-01-02' }]);
  });
});

describe('matching', () => {
  const at = (xCm: number, yCm = 0): Identity['place'] => ({ xCm, yCm });
  const who = (code: string | null, place: Identity['place'], name = '甲'): Identity => ({
    code,
    name,
    district: 1,
    place,
  });
  const register = (...entries: [Identity, string][]) => {
    const made = new FacilityRegister<string>();
    for (const [identity, entry] of entries) made.add(identity, entry);
    return made;
  };
  it('goes by code first, and two different codes are never the same', () => {
    const two = register([who('A', at(0)), 'a'], [who('B', at(10)), 'b']);
    expect(two.find(who('B', at(0), '乙'))).toMatchObject({ entry: 'b', by: 'code' });
    expect(two.find(who('C', at(0))).entry).toBeNull();
  });
  it('counts exactly 50 m as the same place and one centimetre more as another', () => {
    const one = register([who(null, at(0)), 'a']);
    expect(one.find(who(null, at(3_000, 4_000))).entry).toBe('a');
    expect(one.find(who(null, at(3_000, 4_001)))).toMatchObject({ entry: null, far: true });
  });
  it('takes the nearest, and of equals the first', () => {
    const three = register([who(null, at(0)), 'a'], [who(null, at(2_000)), 'b'], [who(null, at(4_000)), 'c']);
    expect(three.find(who(null, at(1_900))).entry).toBe('b');
    expect(three.find(who(null, at(1_000))).entry).toBe('a');
  });
  it('without a position goes by name and district, if there is just one', () => {
    expect(register([who(null, null), 'a']).find(who(null, at(5))).entry).toBe('a');
    expect(register([who(null, at(5)), 'a']).find(who(null, null, '甲 ')).entry).toBe('a');
    expect(register([who(null, null), 'a'], [who(null, at(9)), 'b']).find(who(null, null)).entry).toBeNull();
  });
  it('finds what a bad row mentions: by code, by name and district, or by the name alone', () => {
    const two = register([who('A', at(0)), 'a'], [{ ...who(null, at(9)), district: 2 }, 'b']);
    expect(two.mentions('A', null, null)).toEqual(['a']);
    expect(two.mentions(null, '甲', 2)).toEqual(['b']);
    expect(two.mentions('X', '甲', null)).toEqual(['a', 'b']);
    expect(two.mentions(null, '乙', null)).toEqual([]);
  });
  it('takes the district that holds the point when none is declared', () => {
    const record = { code: null, nameZh: '甲', place: placeOf(113.36, 23.13, 'wgs84') };
    expect(identityOf({ ...record, declaredDistrict: null }).district).toBe(440106);
    expect(identityOf({ ...record, declaredDistrict: 440111 }).district).toBe(440111);
    expect(qualityOf(record.place, 440111)).toBe('other_district');
  });
});

describe('a stated rating', () => {
  const granted = (ratedOn: string, stars: number): RatingRecord => ({
    rowId: 7,
    state: 'granted',
    stars,
    ratedOn,
    validUntil: null,
    revokedOn: null,
    issuer: '市局',
    scheme: '办法',
  });
  const stated = { ratedOn: null, validUntil: null, revokedOn: null, issuer: null, scheme: null };
  it('without a day means the newest with the same stars, else counts from the day of the file', () => {
    const word = { state: 'rated', stars: 4 } as const;
    expect(diffRating([granted('2024-01-01', 4)], { ...stated, word }, AS_OF).insert).toEqual([]);
    expect(diffRating([granted('2024-01-01', 3)], { ...stated, word }, AS_OF)).toMatchObject({
      supersede: [],
      insert: [{ stars: 4, ratedOn: AS_OF }],
      note: 'undated',
    });
    expect(diffRating([], { ...stated, word, validUntil: '2025-12-31' }, AS_OF).insert).toMatchObject([
      { ratedOn: '2025-12-31' },
    ]);
  });
  it('that is revoked needs a rating that is known', () => {
    const word = { state: 'revoked' } as const;
    expect(diffRating([], { ...stated, word }, AS_OF).note).toBe('revoked_unknown');
    expect(diffRating([granted('2024-01-01', 4)], { ...stated, word }, AS_OF)).toMatchObject({
      supersede: [7],
      insert: [{ revokedOn: AS_OF }],
    });
  });
});

describe('the report on the terminal', () => {
  it('shows the first 20 rejects with row, column, value and reason, and how many more there are', () => {
    const rejects = Array.from({ length: 23 }, (_, i) => ({
      row: i + 2,
      column: '面积',
      value: 'x',
      reason: 'is not a number',
    }));
    const report = {
      content: 'market',
      file: 'a.csv',
      rows: 30,
      added: 7,
      changed: 0,
      unchanged: 0,
      rejected: 23,
      unlocated: 1,
      flagged: 0,
      replacedSynthetic: 0,
      closed: 0,
      missing: 0,
      sha256: '',
      bytes: 1,
      origin: 'open',
      mode: 'merge',
      asOf: AS_OF,
      dryRun: false,
      version: 3,
      datum: 'gcj02',
      datumDeclared: true,
      datumEvidence: null,
      rejects,
      notes: ['A note.'],
      flags: [{ row: 3, name: '甲', quality: 'none', reason: 'has no usable position: no coordinates' }],
    } satisfies ImportReport;
    const lines = formatReport(report).split('\n');
    expect(lines[0]).toBe('a.csv: 30 rows of market, published as data version 3.');
    expect(lines).toContain('  row 2, 面积: "x" is not a number');
    expect(lines).toContain('  and 3 more, see --report');
    expect(lines).toContain('Datum: GCJ-02, as declared.');
    expect(lines.at(-1)).toBe('  row 3, 甲: has no usable position: no coordinates');
  });
});
