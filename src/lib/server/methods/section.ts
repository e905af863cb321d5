/** What a section of `/methods` says, in both languages. */
import type { METHOD_GROUPS, MethodGroup } from '$lib/methods/anchors.ts';
import type { MathNode } from '$lib/methods/math.ts';
import type { Lang } from '$lib/i18n/index.ts';

export type Both = Readonly<Record<Lang, string>>;

/** A number that decides; `value` comes from the code that uses it. */
export interface Setting {
  /** As the API calls it, where it can be asked for. */
  readonly name: string;
  readonly value: string;
  readonly meaning: Both;
}

/** A test that holds the definition against another way to the same numbers. */
export interface Check {
  readonly file: string;
  readonly what: Both;
}

export interface MethodText {
  readonly title: Both;
  /** In plain words: what the figure is. */
  readonly says: readonly Both[];
  /** One line each, of one clause or several. */
  readonly formulas?: readonly (readonly MathNode[])[];
  /** What the letters of the formulas mean. */
  readonly letters?: Both;
  /** What decides at the edges: ties, the last day, nobody at all. */
  readonly rules?: readonly Both[];
  readonly settings?: readonly Setting[];
  /** What it does not say. */
  readonly limits?: readonly Both[];
  readonly sources?: readonly Both[];
  /** Pages that show what it defines, row by row. */
  readonly pages?: readonly { readonly path: string; readonly title: Both }[];
  /** Files of the engine that compute it. */
  readonly engine?: readonly string[];
  readonly checks?: readonly Check[];
}

/** Every section of a group. */
export type MethodTexts<Group extends MethodGroup> = Readonly<
  Record<(typeof METHOD_GROUPS)[Group][number], MethodText>
>;

/** A paper: the same in both languages. */
export const paper = (citation: string): Both => ({ zh: citation, en: citation });
