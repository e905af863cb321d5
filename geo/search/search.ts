/**
 * The search of the finder: names, places and addresses in Chinese characters, pinyin, initials or English,
 * with a typing error or without. Pure and small, so that it answers the same on the server and in the browser.
 */
import { tokensOf, type Token } from './fold.ts';
import { chineseMisspelt, chineseScore, latinMisspelt, latinScore } from './match.ts';
import { errorsWithin } from './misspelt.ts';
import { keysOf, type SearchKeys } from './search-keys.ts';
import type { Searchable } from './searchable.ts';

export interface Found {
  /** Position in the records. */
  readonly at: number;
  /** Higher is better; comparable within one search only. */
  readonly score: number;
}

/** So many records found as written, and misspellings need not be thought of. */
const ENOUGH = 1;
/** Of two records that match alike the one with the shorter name is meant. */
const LENGTH_PENALTY = 0.5;

export class SearchIndex {
  readonly #keys: readonly SearchKeys[];
  /** Syllable of each character that occurs in a name. */
  readonly #sounds = new Map<string, string>();

  constructor(records: readonly Searchable[]) {
    this.#keys = records.map(keysOf);
    for (const { characters, syllables } of this.#keys)
      if (characters.length === syllables.length)
        characters.forEach((character, at) => this.#sounds.set(character, syllables[at] ?? ''));
  }

  /** Every word must match some field. Best first, ties in the order of the records; no words give nothing. */
  search(query: string): Found[] {
    const tokens = tokensOf(query);
    if (tokens.length === 0) return [];
    const written = this.#rank(tokens, (token, keys) =>
      token.script === 'latin' ? latinScore(token.text, keys) : chineseScore(token.text, keys),
    );
    if (written.length >= ENOUGH) return written;
    return this.#rank(tokens, (token, keys) =>
      token.script === 'latin'
        ? latinScore(token.text, keys) || latinMisspelt(token.text, keys)
        : chineseScore(token.text, keys) || chineseMisspelt(token.text, keys, this.#sounds),
    );
  }

  /** The names nearest to words that find nothing: by errors in proportion to their length, then by order. */
  closest(query: string, most = 3): number[] {
    const words = tokensOf(query);
    const letters = [...words.map(({ text }) => text).join('')];
    if (letters.length === 0) return [];
    const isLatin = words.every(({ script }) => script === 'latin');
    return this.#keys
      .map((keys, at) => ({ at, errors: errorsWithin(letters, isLatin ? keys.letters : keys.characters) }))
      .sort((a, b) => a.errors - b.errors || a.at - b.at)
      .slice(0, most)
      .map(({ at }) => at);
  }

  #rank(tokens: readonly Token[], scoreOf: (token: Token, keys: SearchKeys) => number): Found[] {
    const isLatin = tokens.length > 1 && tokens.every(({ script }) => script === 'latin');
    const joined: Token | null = isLatin
      ? { script: 'latin', text: tokens.map(({ text }) => text).join('') }
      : null;
    const found: Found[] = [];
    this.#keys.forEach((keys, at) => {
      let sum = 0;
      for (const token of tokens) {
        const score = scoreOf(token, keys);
        if (score === 0) {
          sum = 0;
          break;
        }
        sum += score;
      }
      const score = Math.max(sum / tokens.length, joined ? scoreOf(joined, keys) : 0);
      if (score > 0) found.push({ at, score: score - keys.core.length * LENGTH_PENALTY });
    });
    return found.sort((a, b) => b.score - a.score || a.at - b.at);
  }
}
