import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bareOf, coreOf, foldText, tokensOf } from './fold.ts';
import characters from './traditional/characters.json' with { type: 'json' };

describe('folding', () => {
  it('makes one form of full-width, traditional, capital and accented spellings', () => {
    expect(foldText('白雲區')).toBe('白云区');
    expect(foldText('Ｃａｆé　１２')).toBe('cafe 12');
    expect(foldText(' 赤岗 · 第六（农贸市场）')).toBe('赤岗第6农贸市场');
  });

  it('reads numerals after 第 up to ninety-nine and leaves others alone', () => {
    expect(foldText('第十')).toBe('第10');
    expect(foldText('第十二')).toBe('第12');
    expect(foldText('第九十九')).toBe('第99');
    expect(foldText('第二三')).toBe('第二三');
    expect(foldText('三元里')).toBe('三元里');
  });

  it('of a folded text changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(foldText(foldText(text))).toBe(foldText(text));
      }),
    );
  });

  it('takes off what tells no market from another, and no more', () => {
    expect(coreOf('示例赤岗农贸市场')).toBe('赤岗');
    expect(coreOf('赤岗菜市场')).toBe('赤岗');
    expect(coreOf('市场')).toBe('');
    expect(bareOf('赤岗街道')).toBe('赤岗');
    expect(bareOf('海珠区')).toBe('海珠');
    expect(bareOf('新区')).toBe('新区');
  });

  it('splits words at blanks and where the script changes', () => {
    expect(tokensOf('白云shichang  第6').map(({ text }) => text)).toEqual(['白云', 'shichang', '第6']);
    expect(tokensOf('  ')).toEqual([]);
  });
});

describe('the table of traditional characters', () => {
  it('is what its source gives', async () => {
    // A script of its own, not part of the program: its address is no module path that types are sought for.
    const script: string = new URL('traditional/derive.mjs', import.meta.url).href;
    const { characterTable } = (await import(/* @vite-ignore */ script)) as { characterTable: () => unknown };
    expect(characters).toEqual(characterTable());
  });

  it('never changes a simplified character, and holds each traditional one once', () => {
    const from = [...characters.traditional];
    expect(new Set(from).size).toBe(from.length);
    expect(characters.simplified.length).toBe(characters.traditional.length);
    for (const character of '农贸市场里后台发面云从化增城番禺') expect(from).not.toContain(character);
  });
});
