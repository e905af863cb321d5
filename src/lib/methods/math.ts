/**
 * Formulas as MathML, which browsers set, print and read aloud without a script. Short texts become letters, numbers
 * and signs: `math('d_i ≤ R')`; a sign with _ or ^ carries one index or exponent.
 */
import type { Lang } from '$lib/i18n/index.ts';

export interface MathNode {
  readonly tag: 'math' | 'mrow' | 'mi' | 'mn' | 'mo' | 'mtext' | 'mfrac' | 'msub' | 'msup' | 'munder';
  readonly children: readonly (MathNode | string)[];
  /** Words of an mtext, by language. */
  readonly words?: Readonly<Record<Lang, string>>;
}
export type MathPart = MathNode | string;

const node = (tag: MathNode['tag'], ...children: (MathNode | string)[]): MathNode => ({ tag, children });

const TOKEN = /(\p{L}+|\d[\d.,]*\d|\d|\S)(?:([_^])(\p{L}+|\d+))?/gu;
const WORD = /^\p{L}/u;
const DIGIT = /^\d/;

const OPERATOR = /^(min|max)$/;
/** Two running letters, as in the distance from i to j. */
const TWO_LETTERS = /^[ijk]{2}$/;

const leaf = (text: string): MathNode => {
  if (TWO_LETTERS.test(text)) return node('mrow', ...[...text].map(leaf));
  if (WORD.test(text) && !OPERATOR.test(text)) return node('mi', text);
  return node(DIGIT.test(text) ? 'mn' : 'mo', text);
};

const tokens = (text: string): MathNode[] =>
  [...text.matchAll(TOKEN)].map(([, sign = '', mark, index = '']) =>
    mark === undefined ? leaf(sign) : node(mark === '_' ? 'msub' : 'msup', leaf(sign), leaf(index)),
  );

const nodes = (parts: readonly MathPart[]): MathNode[] =>
  parts.flatMap((part) => (typeof part === 'string' ? tokens(part) : [part]));

/** Parts one after the other. */
export const row = (...parts: MathPart[]): MathNode => node('mrow', ...nodes(parts));
export const fraction = (above: MathPart, below: MathPart): MathNode => node('mfrac', row(above), row(below));
/** Σ, min or another operator over what stands under it. */
export const over = (sign: string, under: MathPart): MathNode => node('munder', node('mo', sign), row(under));
export const sum = (under: MathPart): MathNode => over('∑', under);
export const power = (base: MathPart, exponent: MathPart): MathNode => node('msup', row(base), row(exponent));
/** Words within a formula. */
export const words = (zh: string, en: string): MathNode => ({
  tag: 'mtext',
  children: [],
  words: { zh, en },
});
/** A whole formula, or a clause of one: clauses may stand on lines of their own. */
export const math = (...parts: MathPart[]): MathNode => node('math', ...nodes(parts));

/** Signs before which a line may end. */
export const BREAKS: readonly string[] = ['=', '≤', '≥', '<', '>', '+', '−', '⟺'];

/** A formula in pieces that may stand on lines of their own: browsers do not break MathML. Brackets stay whole. */
export function pieces({ children }: MathNode): MathNode[] {
  const found: (MathNode | string)[][] = [[]];
  let depth = 0;
  for (const child of children) {
    const sign = typeof child !== 'string' && child.tag === 'mo' ? String(child.children[0]) : '';
    if (depth === 0 && BREAKS.includes(sign) && found.at(-1)?.length) found.push([]);
    if ('([{'.includes(sign) && sign) depth += 1;
    if (')]}'.includes(sign) && sign) depth -= 1;
    found.at(-1)?.push(child);
  }
  return found.map((parts) => node('math', ...parts));
}
