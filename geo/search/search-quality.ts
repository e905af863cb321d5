/**
 * Questions with a known answer, made from the data: how good the search is, is measured with them. Whether a
 * question is fair is decided by plain comparisons of strings, never by asking the search.
 */
import { editDistance } from './edit-distance.ts';
import { foldText } from './fold.ts';
import type { Searchable } from './searchable.ts';
import characters from './traditional/characters.json' with { type: 'json' };

/** A query and the record that whoever types it wants. */
export interface SearchQuestion {
  readonly query: string;
  /** `id` of the record. */
  readonly wanted: number;
  readonly kind: QuestionKind;
}

/** A question is fair when at most so many records answer it equally well. */
const MOST_EQUALS = 3;
/** Records tried for a question of a kind before that kind is given up. */
const MOST_TRIES = 60;

/** Gives whole numbers from 0 to below `n`. */
type Below = (n: number) => number;

/** A record, in the plain forms that questions are made of. */
interface Subject {
  readonly record: Searchable;
  readonly name: string;
  readonly core: string;
  readonly letters: string;
  readonly initials: string;
  readonly address: string;
  readonly english: string;
}

interface Draft {
  readonly query: string;
  /** Whether another record answers as well as the wanted one. */
  readonly equals: (other: Subject) => boolean;
  /** Whether the query is no error at all, but what another record is called. */
  readonly isRightFor?: (other: Subject) => boolean;
}

type Maker = (subject: Subject, below: Below, all: readonly Subject[]) => Draft | null;

const FRONT = '示例';
const ENDS = ['综合农贸市场', '农贸综合市场', '农贸市场', '肉菜市场', '综合市场', '集贸市场', '市场'];
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

const TRADITIONAL: ReadonlyMap<string, string> = new Map(
  Array.from(characters.simplified, (to, at): [string, string] => [
    to,
    characters.traditional[at] ?? to,
  ]).reverse(),
);

const MAKERS = {
  'exact name': ({ record, name }) => ({ query: record.name_zh, equals: (other) => other.name === name }),

  'name without generic words': ({ core }) =>
    core.length < 2 ? null : { query: core, equals: (other) => other.core === core },

  'short name': ({ core }) => ({ query: `${core}市场`, equals: (other) => other.core === core }),

  'part of the name': ({ name }, below) => {
    const length = 3 + below(3);
    const from = below(Math.max(1, name.length - length));
    const query = name.slice(from, from + length);
    return query.length < 3 ? null : { query, equals: (other) => other.name.includes(query) };
  },

  pinyin: ({ record, core, letters }, below) => ({
    query: below(2) === 0 ? letters : coreSyllables(record, core).join(' '),
    equals: (other) => other.letters === letters,
  }),

  'pinyin prefix': ({ letters }, below) => {
    const query = letters.slice(0, Math.max(4, letters.length - 1 - below(3)));
    return { query, equals: (other) => other.letters.startsWith(query) };
  },

  initials: ({ initials }) =>
    initials.length < 3 ? null : { query: initials, equals: (other) => other.initials.startsWith(initials) },

  'traditional and full-width': ({ record, name }) => ({
    query: wide(Array.from(record.name_zh, (each) => TRADITIONAL.get(each) ?? each).join('')),
    equals: (other) => other.name === name,
  }),

  'typing error in pinyin': ({ letters }, below) => {
    if (letters.length < 6) return null;
    const query = mistyped([...letters], below, () => LETTERS.charAt(below(LETTERS.length)));
    if (query === letters) return null;
    return {
      query,
      equals: (other) => editDistance(query, other.letters, 1) <= 1,
      isRightFor: (other) => other.letters.includes(query),
    };
  },

  'typing error in Chinese': ({ core }, below, all) => {
    const name = `${core}市场`;
    const other = () => all[below(all.length)]?.core.charAt(0) ?? '';
    // The error is in what tells the market, or in the character after it.
    const query = mistyped([...core], below, other) + name.slice(core.length);
    if (core.length < 3 || query === name) return null;
    return {
      query,
      equals: ({ core: own }) => editDistance(query, `${own}市场`, 1) <= 1,
      isRightFor: ({ core: own }) => `${own}市场`.includes(query),
    };
  },

  'district and name': ({ record, core }, below) => {
    const bare = record.district_zh.replace(/区$/u, '');
    if (bare === '') return null;
    const forms = [`${bare}${core}市场`, `${record.district_zh}${core}`, `${bare} ${core}`];
    return {
      query: forms[below(forms.length)] ?? '',
      equals: (other) => other.core === core && other.record.district_zh === record.district_zh,
    };
  },

  address: ({ record, address }, below) => {
    if (address.length < 5) return null;
    const isFull = below(2) === 0 || !record.address?.startsWith(record.district_zh);
    const query = isFull ? address : address.slice(record.district_zh.length);
    return { query, equals: (other) => other.address.includes(query) };
  },

  'English name': ({ record, english }, below) => {
    if (english === '') return null;
    const query = below(2) === 0 ? (record.name_en ?? '') : english.replace(/^demo /u, '');
    return { query, equals: (other) => other.english === english };
  },
} satisfies Record<string, Maker>;

export type QuestionKind = keyof typeof MAKERS;

/**
 * Questions in turn over all kinds that the records allow; the same arguments give the same questions.
 * @param count how many; fewer come back only where hardly any question is fair
 * @param seed any whole number
 */
export function searchQuestions(
  records: readonly Searchable[],
  count: number,
  seed: number,
): SearchQuestion[] {
  const all = records.map(subjectOf);
  const below = randomBelow(seed);
  const questions: SearchQuestion[] = [];
  let kinds = Object.keys(MAKERS) as QuestionKind[]; // the keys are the kinds
  while (questions.length < count && kinds.length > 0 && all.length > 0) {
    const spent = new Set<QuestionKind>();
    for (const kind of kinds) {
      if (questions.length === count) break;
      const question = questionOf(kind, all, below);
      if (question) questions.push(question);
      else spent.add(kind);
    }
    kinds = kinds.filter((kind) => !spent.has(kind));
  }
  return questions;
}

function questionOf(kind: QuestionKind, all: readonly Subject[], below: Below): SearchQuestion | null {
  const make: Maker = MAKERS[kind];
  for (let tried = 0; tried < MOST_TRIES; tried++) {
    const subject = all[below(all.length)];
    const draft = subject ? make(subject, below, all) : null;
    if (!subject || !draft || draft.query === '') continue;
    const others = all.filter((other) => other !== subject);
    if (draft.isRightFor && others.some(draft.isRightFor)) continue;
    if (others.filter(draft.equals).length < MOST_EQUALS)
      return { query: draft.query, wanted: subject.record.id, kind };
  }
  return null;
}

function subjectOf(record: Searchable): Subject {
  const name = foldText(record.name_zh);
  const core = plainCore(name);
  const syllables = coreSyllables(record, core);
  return {
    record,
    name,
    core,
    letters: syllables.join(''),
    initials: syllables.map((syllable) => syllable.charAt(0)).join(''),
    address: foldText(record.address ?? ''),
    english: foldText(record.name_en ?? ''),
  };
}

function plainCore(name: string): string {
  const bare = name.replaceAll(FRONT, '');
  const end = ENDS.find((each) => bare.endsWith(each) && bare.length > each.length) ?? '';
  return bare.slice(0, bare.length - end.length);
}

/** Where every character has its syllable; else all syllables. */
function coreSyllables({ name_zh, pinyin }: Searchable, core: string): string[] {
  const syllables = pinyin.split(' ').filter((syllable) => syllable !== '');
  const name = foldText(name_zh);
  if (name.length !== syllables.length) return syllables;
  const from = name.indexOf(core);
  return syllables.slice(from, from + core.length);
}

/** One sign inserted, left out, replaced or swapped with the next. */
function mistyped(signs: readonly string[], below: Below, other: () => string): string {
  const at = below(signs.length);
  const [before, after] = [signs.slice(0, at), signs.slice(at + 1)];
  const sign = signs[at] ?? '';
  const ways = [
    [...before, other(), sign, ...after],
    [...before, ...after],
    [...before, other(), ...after],
    [...before, ...after.slice(0, 1), sign, ...after.slice(1)],
  ];
  return (ways[below(ways.length)] ?? signs).join('');
}

/** Digits and capitals as a Chinese keyboard may give them. */
function wide(text: string): string {
  return text.replace(/[!-~]/gu, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0));
}

/** Mulberry32: small, and the same on every machine. */
function randomBelow(seed: number): Below {
  let state = seed >>> 0;
  return (n) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * n);
  };
}
