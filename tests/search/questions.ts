/**
 * Questions to a search, made from the records themselves, each with the record that is wanted. Only fair ones:
 * whether a question could as well mean more than three others is decided by plain comparisons of texts here,
 * never by the search.
 */
import characters from '../../geo/search/traditional/characters.json' with { type: 'json' };
import type { Searchable } from '../../geo/search/searchable.ts';

export interface SearchQuestion {
  readonly kind: string;
  readonly query: string;
  /** Id of the record. */
  readonly wanted: number;
}

const MOST_ALIKE = 3;
const GENERIC = /示例|农贸市场/gu;
const TRADITIONAL = new Map(
  [...characters.simplified].map((to, at) => [to, characters.traditional[at] ?? to]),
);

const coreOf = ({ name_zh }: Searchable): string => name_zh.replace(GENERIC, '');
/** Syllables of the core: those of the name without "shi li" and "nong mao shi chang". */
const coreSyllables = ({ pinyin }: Searchable): string[] =>
  pinyin
    .replace(/^shi li /, '')
    .replace(/ nong mao shi chang$/, '')
    .split(' ');
const letters = (record: Searchable): string => coreSyllables(record).join('');
const initials = (record: Searchable): string =>
  coreSyllables(record)
    .map(([letter]) => letter)
    .join('');

type Random = () => number;
type Maker = (record: Searchable, random: Random, all: readonly Searchable[]) => string | null;

const alike = (all: readonly Searchable[], isAlike: (other: Searchable) => boolean): boolean =>
  all.filter(isAlike).length <= MOST_ALIKE;
const differences = (a: string, b: string): number =>
  a.length === b.length ? [...a].filter((letter, at) => letter !== b[at]).length : Infinity;
const without = (text: string, at: number): string => text.slice(0, at) + text.slice(at + 1);

const MAKERS: Record<string, Maker> = {
  'whole name': (record) => record.name_zh,
  'name without generic words': (record) => coreOf(record),
  'name with 市场': (record) => `${coreOf(record)}市场`,
  pinyin: (record, _random, all) =>
    alike(all, (other) => letters(other) === letters(record)) ? letters(record) : null,
  'pinyin in syllables': (record, _random, all) =>
    alike(all, (other) => letters(other) === letters(record)) ? coreSyllables(record).join(' ') : null,
  'pinyin while typing': (record, _random, all) => {
    const typed = letters(record).slice(0, -1);
    return alike(all, (other) => letters(other).startsWith(typed)) ? typed : null;
  },
  initials: (record, _random, all) => {
    const typed = initials(record);
    return typed.length >= 3 && alike(all, (other) => initials(other).startsWith(typed)) ? typed : null;
  },
  'traditional characters': (record) => {
    const text = [...coreOf(record)].map((one) => TRADITIONAL.get(one) ?? one).join('');
    return text === coreOf(record) ? null : text;
  },
  'full-width': (record) => (record.name_en ? toFullWidth(record.name_en) : null),
  'pinyin with an error': (record, random, all) => {
    const text = letters(record);
    const place = letters(record).length - (coreOf(record).includes('第') ? initials(record).length : 0);
    if (text.length < 6 || place < 4) return null;
    const typed = without(text, 1 + Math.floor(random() * Math.min(3, place - 2)));
    return alike(all, (other) => letters(other) === text) ? typed : null;
  },
  'a wrong character': (record, random, all) => {
    const core = coreOf(record);
    const place = core.split('第')[0] ?? core;
    if (core.length < 4 || place.length < 2) return null;
    const at = Math.floor(random() * place.length);
    const typed = `${core.slice(0, at)}某${core.slice(at + 1)}`;
    return alike(all, (other) => differences(coreOf(other), typed) <= 1) ? typed : null;
  },
  'district and name': (record) => `${record.district_zh.replace('区', '')}${coreOf(record)}`,
  'district, blank, name': (record) => `${record.district_zh} ${coreOf(record)}`,
  address: (record, _random, all) => {
    const { address } = record;
    if (!address) return null;
    return alike(all, (other) => other.address?.includes(address) ?? false) ? address : null;
  },
  'English name': (record) => record.name_en,
};

const toFullWidth = (text: string): string =>
  text.replace(/[!-~]/gu, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));

/**
 * So many questions, the kinds in turn; the same records and seed give the same questions.
 * @param seed a whole number above 0
 */
export function searchQuestions(
  records: readonly Searchable[],
  count: number,
  seed: number,
): SearchQuestion[] {
  let state = seed;
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const kinds = Object.entries(MAKERS);
  const questions: SearchQuestion[] = [];
  for (let tries = 0; questions.length < count && tries < count * 50; tries += 1) {
    const [kind, make] = kinds[questions.length % kinds.length] ?? ['', () => null];
    const record = records[Math.floor(random() * records.length)];
    const query = record && make(record, random, records);
    if (record && query) questions.push({ kind, query, wanted: record.id });
  }
  return questions;
}
