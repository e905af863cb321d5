/**
 * The search of the public finder: names, places and addresses by Chinese characters, pinyin, initials or English,
 * also where one sign is mistyped. Pure, so that server and browser answer alike.
 */
import { closestNames } from './closest.ts';
import { foldText } from './fold.ts';
import { scoreHan } from './han-match.ts';
import { scoreLatin } from './latin-match.ts';
import { CLOSENESS, GOOD_ENOUGH, SCORE, type Level } from './levels.ts';
import { Lore } from './lore.ts';
import { joined, wordsOf, type Word } from './query.ts';
import { KeyMaker, type RecordKeys } from './record-keys.ts';
import type { Found, Searchable } from './searchable.ts';

export type { Found, Searchable };

const LEVELS: readonly Level[] = [1, 2, 3];

export class SearchIndex {
  readonly #records: readonly RecordKeys[];
  readonly #lore: Lore;
  /** The last question: filters are changed while its words stay. */
  #last: { readonly query: string; readonly found: readonly Found[] } = { query: '', found: [] };

  /** @param records in the order that decides between equals; none is allowed */
  constructor(records: readonly Searchable[]) {
    const maker = new KeyMaker();
    this.#records = records.map((record) => maker.keysOf(record));
    this.#lore = new Lore(this.#records);
  }

  /**
   * Records in which every word of the query matches a name, a place or an address, best first, ties in the order
   * of the records. What is abbreviated, written by sound or mistyped counts only where nothing good is written so.
   * A query without words gives none.
   */
  search(query: string): readonly Found[] {
    if (query !== this.#last.query) this.#last = { query, found: this.#answer(query) };
    return this.#last.found;
  }

  #answer(query: string): Found[] {
    const words = wordsOf(query);
    if (words.length === 0) return [];
    const whole = joined(words);
    const english = foldText(query);
    let found: Found[] = [];
    for (const level of LEVELS) {
      found = this.#found(words, whole, english, level);
      if (found.some(({ score }) => score >= GOOD_ENOUGH[level])) break;
    }
    this.#lore.forget();
    return found.sort((a, b) => b.score - a.score || a.at - b.at);
  }

  /**
   * The nearest names for a query that finds nothing: positions in the records, at most `most`, nearest first.
   * None where no name is near, or for no words.
   */
  closest(query: string, most = 3): number[] {
    return closestNames(wordsOf(query), this.#records, most);
  }

  #found(words: readonly Word[], whole: Word | null, english: string, level: Level): Found[] {
    const found: Found[] = [];
    this.#records.forEach((record, at) => {
      const score = Math.max(
        this.#scoreOfAll(words, record, level),
        whole ? this.#scoreOf(whole, record, level === 3 ? 2 : level) : 0,
        englishNameScore(english, record),
      );
      if (score > 0) found.push({ at, score });
    });
    return found;
  }

  /** The mean over the words; 0 where one of them does not match. */
  #scoreOfAll(words: readonly Word[], record: RecordKeys, level: Level): number {
    let sum = 0;
    for (const word of words) {
      const score = this.#scoreOf(word, record, level);
      if (score === 0) return 0;
      sum += score;
    }
    return sum / words.length;
  }

  #scoreOf(word: Word, record: RecordKeys, level: Level): number {
    return word.script === 'han'
      ? scoreHan(word, record, level, this.#lore)
      : scoreLatin(word, record, level);
  }
}

/** The English name as a whole, or its beginning. */
function englishNameScore(typed: string, { english }: RecordKeys): number {
  if (english === '' || typed === '' || !english.startsWith(typed)) return 0;
  if (english === typed) return SCORE.exact;
  return typed.includes(' ') ? SCORE.start + (CLOSENESS * typed.length) / english.length : 0;
}
