/** What was typed, as words to look for. */
import { foldText } from './fold.ts';
import { coreOf, withoutFront } from './generic-words.ts';
import { keyOf, unitsOf } from './name-key.ts';
import { plainVowels } from './spelling.ts';

/** A word of Chinese characters (with digits), as key. */
export interface HanWord {
  readonly script: 'han';
  readonly key: string;
  /** Without the city or 示例 in front; never empty. */
  readonly plain: string;
  /** Without generic words; empty where it has no others. */
  readonly core: string;
  readonly coreUnits: readonly string[];
  /** What was typed where it is nothing but digits; else null. */
  readonly digits: string | null;
}

/** A word of Latin letters, folded. */
export interface LatinWord {
  readonly script: 'latin';
  readonly letters: string;
}

export type Word = HanWord | LatinWord;

/** Nobody types more; what is beyond is not read. */
const MOST_CHARACTERS = 80;
const MOST_WORDS = 12;

/** Words at blanks and signs and where the script changes; digits go with Chinese. None for nothing. */
export function wordsOf(query: string): Word[] {
  return query
    .slice(0, MOST_CHARACTERS)
    .normalize('NFKC')
    .split(/[^\p{L}\p{N}\p{M}'’]+/u)
    .flatMap((part) => foldText(part).match(/[\p{Script=Latin}]+|[^\p{Script=Latin} ]+/gu) ?? [])
    .slice(0, MOST_WORDS)
    .map(wordOf);
}

function wordOf(text: string): Word {
  return /^\p{Script=Latin}/u.test(text) ? latinWord(text) : hanWord(keyOf(text) || text, digitsOf(text));
}

const digitsOf = (text: string): string | null => (/^\d+$/u.test(text) ? text : null);

function latinWord(text: string): LatinWord {
  return { script: 'latin', letters: plainVowels(text) };
}

/** A key as a word. */
export function hanWord(key: string, digits: string | null = null): HanWord {
  const core = coreOf(key);
  return { script: 'han', key, plain: withoutFront(key), core, coreUnits: unitsOf(core), digits };
}

/** All words as one, where they are of one script and more than one: "chi gang" → "chigang". Else null. */
export function joined(words: readonly Word[]): Word | null {
  if (words.length < 2) return null;
  const latin = words.flatMap((word) => (word.script === 'latin' ? [word.letters] : []));
  if (latin.length === words.length) return { script: 'latin', letters: latin.join('') };
  const han = words.flatMap((word) => (word.script === 'han' ? [word.key] : []));
  return han.length === words.length ? hanWord(keyOf(han.join(''))) : null;
}
