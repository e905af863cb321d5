import { describe, expect, it } from 'vitest';
import { CORRECTIONS, EVENTS } from '$geo/regulatory/changes.ts';
import { textIn } from '$lib/i18n/index.ts';
import { kindText, outcomeText } from './change-words.ts';

const zh = textIn('zh');
const en = textIn('en');
const told = (before: string | null, after: string | null) => ({ before, after, shift_m: null, fields: [] });

describe('a difference in words', () => {
  it('tells stars, days, districts and results from what they were to what they are', () => {
    expect(outcomeText('rated', told(null, '3'), zh)).toBe('未评星 → 3 星');
    expect(outcomeText('rating_revoked', told('3', null), en)).toBe('3 stars → Unrated');
    expect(outcomeText('due_renewed', told('2026-11-12', '2027-11-12'), zh)).toBe('2026-11-12 → 2027-11-12');
    expect(outcomeText('due', told(null, '2027-01-01'), zh)).toBe('无 → 2027-01-01');
    expect(outcomeText('district', told('440111', '440106'), zh)).toBe('白云区 → 天河区');
    expect(outcomeText('inspection', told('fail 示例站', 'pass 示例站'), zh)).toBe(
      '不合格 示例站 → 合格 示例站',
    );
    expect(outcomeText('status', told('open', 'suspended'), zh)).toBe('在用 → 停用');
    expect(outcomeText('sampling', told('308/313', '310/313'), zh)).toBe('308/313 → 310/313');
  });

  it('tells how far a position is from the other one, and that one is new', () => {
    expect(outcomeText('position', { ...told(null, null), shift_m: 316.35 }, zh)).toBe('移动 320 米');
    expect(outcomeText('position', told(null, null), zh)).toBe('坐标有无改变');
  });

  it('counts details, and leaves to the reason what it says already', () => {
    expect(outcomeText('altered', { ...told(null, null), fields: ['address', 'town'] }, zh)).toBe(
      '登记信息 2 项',
    );
    expect(outcomeText('closed', told('open', 'closed'), zh)).toBe('');
    expect(outcomeText('inspected', told(null, 'term'), zh)).toBe('学期检查');
  });

  it('has words for every reason and kind', () => {
    for (const reason of [...EVENTS, ...CORRECTIONS])
      for (const text of [zh, en])
        expect(text.t(`changes.reason.${reason}`), reason).not.toContain('changes.');
    expect(kindText('sampling', zh)).toBe('食品抽检');
    expect(kindText('market', en)).not.toContain('.');
  });
});
