import { describe, expect, it } from 'vitest';
import type { TargetRecord } from './target-records.ts';
import { eventsOf, livesOf } from './target-lives.ts';

const DAY = '2026-03-01T09:00:';
const record = (id: number, rest: Partial<TargetRecord> = {}): TargetRecord => ({
  ...{
    id,
    key: 'food_pass',
    year: 2025,
    kind: 'rate',
    name_zh: '合格率',
    name_en: 'Passed',
    sentence: '98%以上',
  },
  ...{ value: 98, comparator: '>=', unit: '%', scope: 'city', district: null, semantics: 'stated' },
  ...{ source: '报告', verified: false, entered_at: `${DAY}00+08:00`, retired_at: null },
  ...{ entered_after: 0, retired_after: null, entered_by: null, retired_by: null, ...rest },
});
const retired = { retired_at: `${DAY}10+08:00`, retired_after: 3, retired_by: '李四' };

describe('the history of a target', () => {
  it('is nothing for nothing, and one entry for a row that never changed', () => {
    expect(livesOf([])).toEqual([]);
    const [life] = livesOf([record(1)]);
    expect(life && eventsOf(life)).toEqual([
      { at: `${DAY}00+08:00`, by: null, after: 0, what: 'entered', differences: [] },
    ]);
    expect(life?.now?.id).toBe(1);
  });

  it('tells a change cell by cell, before and after, by whom and after which data version', () => {
    const next = record(2, {
      ...{ value: 99, verified: true, source: '工作要点' },
      ...{ entered_at: `${DAY}11+08:00`, entered_after: 3, entered_by: '张三' },
    });
    const [life, ...others] = livesOf([next, record(1, retired)]);
    expect(others).toEqual([]);
    const [change, entry, ...more] = life ? eventsOf(life) : [];
    expect(more).toEqual([]);
    expect(change).toEqual({
      ...{ at: `${DAY}11+08:00`, by: '张三', after: 3, what: 'changed' },
      differences: [
        { column: 'value', before: 98, after: 99 },
        { column: 'source', before: '报告', after: '工作要点' },
        { column: 'verified', before: 'no', after: 'yes' },
      ],
    });
    expect(entry?.what).toBe('entered');
  });

  it('tells a retirement, and an entry long after it as a new one', () => {
    const gone = livesOf([record(1, retired)]);
    expect(gone[0]?.now).toBeNull();
    expect(gone[0] && eventsOf(gone[0]).map(({ what, by }) => [what, by])).toEqual([
      ['retired', '李四'],
      ['entered', null],
    ]);
    const again = livesOf([record(2, { entered_at: `${DAY}30+08:00`, value: 97 }), record(1, retired)]);
    expect(again[0] && eventsOf(again[0]).map(({ what }) => what)).toEqual(['entered', 'retired', 'entered']);
  });

  it('is one for each key, year and district', () => {
    const rows = [
      record(1),
      record(2, { year: 2026 }),
      record(3, { scope: 'district', district: 440_111 }),
      record(4, { ...retired, scope: 'district', district: 440_111 }),
    ];
    expect(livesOf(rows).map(({ identity, rows: all }) => [identity, all.length])).toEqual([
      ['target food_pass 2025 city', 1],
      ['target food_pass 2026 city', 1],
      ['target food_pass 2025 440111', 2],
    ]);
  });
});
