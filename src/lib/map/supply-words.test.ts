import '$lib/i18n/analysis.ts';
import '$lib/i18n/facility.ts';
import { describe, expect, it } from 'vitest';
import { textIn } from '$lib/i18n/index.ts';
import { supplyName } from './supply-words.ts';
import { DEFAULT_VIEW } from './view.ts';

describe('supplyName', () => {
  it('names stars only where they are asked for', () => {
    expect(supplyName(DEFAULT_VIEW, textIn('zh'))).toBe('三星及以上市场');
    expect(supplyName({ ...DEFAULT_VIEW, starsMin: null }, textIn('zh'))).toBe('农贸市场');
    expect(supplyName(DEFAULT_VIEW, textIn('en'))).toBe('market with 3 stars or more');
  });

  it('names the type of station', () => {
    const view = { ...DEFAULT_VIEW, supply: 'station', stationType: 'laboratory' } as const;
    expect(supplyName(view, textIn('zh'))).toBe('检验检测机构');
  });
});
