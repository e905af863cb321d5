/** What the search knows of a record, and what it answers. */

/** What can be found. Ship-able: plain strings. */
export interface Searchable {
  readonly id: number;
  readonly name_zh: string;
  readonly name_en: string | null;
  /** Pinyin syllables of the Chinese name, blank-separated: `syllablesOf`. */
  readonly pinyin: string;
  readonly address: string | null;
  readonly town: string | null;
  /** Chinese and English name of the district; empty where there is none. */
  readonly district_zh: string;
  readonly district_en: string;
  /** Pinyin of district and of town, blank-separated syllables. */
  readonly placePinyin: string;
}

export interface Found {
  /** Position in the records, from 0. */
  readonly at: number;
  /** Higher is better; to compare within one search. */
  readonly score: number;
}
