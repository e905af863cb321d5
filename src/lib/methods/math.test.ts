import { describe, expect, it } from 'vitest';
import { fraction, math, type MathNode, over, pieces, power, row, sum, words } from './math.ts';

/** Tags and texts, such as `mi(d)`. */
const outline = ({ tag, children }: MathNode): string =>
  `${tag}(${children.map((child) => (typeof child === 'string' ? child : outline(child))).join(' ')})`;

describe('a formula', () => {
  it('tells letters, numbers and signs apart', () => {
    expect(outline(math('κ d ≤ 1,000.5 R'))).toBe('math(mi(κ) mi(d) mo(≤) mn(1,000.5) mi(R))');
    expect(outline(math('(D, R)'))).toBe('math(mo(() mi(D) mo(,) mi(R) mo()))');
  });

  it('gives a sign its index or exponent', () => {
    expect(outline(math('x_i a^2 due_f'))).toBe(
      'math(msub(mi(x) mi(i)) msup(mi(a) mn(2)) msub(mi(due) mi(f)))',
    );
    expect(outline(math('d_ij'))).toBe('math(msub(mi(d) mrow(mi(i) mi(j))))');
  });

  it('sets what stands over, under and after each other', () => {
    expect(outline(fraction('a', row('b', sum('i'))))).toBe(
      'mfrac(mrow(mi(a)) mrow(mrow(mi(b) munder(mo(∑) mrow(mi(i))))))',
    );
    expect(outline(over('min', 'j'))).toBe('munder(mo(min) mrow(mi(j)))');
    expect(outline(power('(100 R)', '2'))).toBe('msup(mrow(mo(() mn(100) mi(R) mo())) mrow(mn(2)))');
    expect(words('有', 'yes').words).toEqual({ zh: '有', en: 'yes' });
  });

  it('may be broken before a relation or a sum, but not within brackets', () => {
    expect(pieces(math('f(a + b) = c + d')).map(outline)).toEqual([
      'math(mi(f) mo(() mi(a) mo(+) mi(b) mo()))',
      'math(mo(=) mi(c))',
      'math(mo(+) mi(d))',
    ]);
    expect(pieces(math('a'))).toEqual([math('a')]);
  });
});
