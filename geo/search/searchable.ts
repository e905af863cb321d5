/** What can be found; plain strings, so that it can travel. */
export interface Searchable {
  readonly id: number;
  readonly name_zh: string;
  readonly name_en: string | null;
  /** Pinyin of the Chinese name: syllables separated by a blank. */
  readonly pinyin: string;
  readonly address: string | null;
  readonly town: string | null;
  readonly district_zh: string;
  readonly district_en: string;
  /** Pinyin of district and town. */
  readonly placePinyin: string;
}
