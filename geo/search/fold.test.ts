import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText } from './fold.ts';

describe('folding', () => {
  it.each([
    ['full-width letters and digits become half-width', 'ＡＢＣ　１２３号', 'abc 123号'],
    ['capitals become small', 'Chigang Market', 'chigang market'],
    ['diacritics go', 'Lǚtián Zhèn', 'lutian zhen'],
    ['traditional becomes simplified', '廣州市白雲區農貿市場', '广州市白云区农贸市场'],
    ['variants of Hong Kong become simplified', '衞生綫', '卫生线'],
    ['what simplified texts use themselves stays', '乾坤著', '乾坤著'],
    ['brackets, dots and blanks between characters go', '赤岗（东区）· 市 场', '赤岗东区市场'],
    ['blanks between a word and a character go', 'A 区 market', 'a区market'],
    ['one blank stays between words', '  north\t \n gate-2 ', 'north gate 2'],
    ['an apostrophe joins', "Xi’an, Chang'an", 'xian changan'],
    ['signs alone give nothing', ' ，。()—·　', ''],
    ['nothing gives nothing', '', ''],
  ])('%s', (_, text, folded) => {
    expect(foldText(text)).toBe(folded);
  });

  it('changes nothing the second time', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: fc.constantFrom(..."赤岗雲後ＡａÉ é(（·7七 　'-ﬁ㎡Ⅷ①") }),
    );
    fc.assert(
      fc.property(anything, (text) => {
        const once = foldText(text);
        expect(foldText(once)).toBe(once);
      }),
      { numRuns: 2_000 },
    );
  });

  it('leaves no blank at an end, beside a character or beside a blank', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'赤雲aÉ7( ，-') }), (text) => {
        expect(foldText(text)).not.toMatch(/^ | $| {2}|\p{Script=Han} | \p{Script=Han}/u);
      }),
    );
  });
});
