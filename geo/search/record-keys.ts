/** The forms of a record that words are compared with, made once. */
import { foldText } from './fold.ts';
import { barePlace, type GenericEnds, genericEnds, SHORT_END, SHORT_END_SYLLABLES } from './generic-words.ts';
import { keyOf, keyOfFolded, unitsOf } from './name-key.ts';
import type { Searchable } from './searchable.ts';
import { initialsOf, plainVowels } from './spelling.ts';

/** A Chinese name in its forms, all as keys (name-key.ts). */
export interface NameForms {
  /** 示例赤岗七农贸市场 */
  readonly full: string;
  /** 赤岗七农贸市场 */
  readonly bare: string;
  /** 赤岗七市场; the bare one where it has no generic end. */
  readonly short: string;
  /** 赤岗七 */
  readonly core: string;
  readonly coreUnits: readonly string[];
}

/** Pinyin of a name in one form. `core` is where the telling syllables begin and end. */
export interface SpokenForm {
  readonly syllables: readonly string[];
  readonly joined: string;
  readonly initials: string;
  readonly coreFrom: number;
  readonly coreTo: number;
  /** Letter of `joined` at which each syllable begins, and its length last. */
  readonly starts: readonly number[];
}

/** A district or a town. */
export interface PlaceForms {
  /** Chinese keys with and without 区, 街道, 镇: the longer first. */
  readonly names: readonly string[];
  /** The core is what is said without 区, 街道, 镇. */
  readonly spoken: SpokenForm;
  /** Letters, and initials, of the whole and of the core. */
  readonly letters: readonly string[];
  readonly initials: readonly string[];
}

export interface RecordKeys {
  readonly name: NameForms;
  /** Pinyin of the full and of the short name, the latter also without "di" before a number where it has one. */
  readonly spoken: readonly SpokenForm[];
  /** Letters of the core, and of the short name. */
  readonly spokenCores: readonly string[];
  /** Syllable of each character of the full key; empty where the pinyin does not fit the name. */
  readonly sounds: readonly string[];
  readonly places: readonly PlaceForms[];
  readonly english: string;
  readonly englishWords: readonly string[];
  readonly englishJoined: string;
  readonly districtEnglish: string;
  readonly address: string;
  readonly addressWords: readonly string[];
}

const NUMERAL_SOUNDS: Readonly<Record<string, string>> = {
  一: 'yi',
  二: 'er',
  三: 'san',
  四: 'si',
  五: 'wu',
  六: 'liu',
  七: 'qi',
  八: 'ba',
  九: 'jiu',
  十: 'shi',
};

const SAID_NUMERALS: ReadonlySet<string> = new Set(Object.values(NUMERAL_SOUNDS));

/** Makes keys; what many records share (places) is made once. */
export class KeyMaker {
  readonly #places = new Map<string, readonly PlaceForms[]>();

  keysOf(record: Searchable): RecordKeys {
    const folded = foldText(record.name_zh);
    const full = keyOfFolded(folded);
    const ends = genericEnds(full);
    const name = formsOf(full, ends);
    const syllables = syllablesOfNumbers(record.pinyin);
    const core = syllables.slice(ends.front, syllables.length - ends.end);
    const english = foldText(record.name_en ?? '');
    const address = keyOf(record.address ?? '');
    return {
      name,
      spoken: spokenForms(syllables, core, ends),
      spokenCores: [core.join(''), [...core, ...SHORT_END_SYLLABLES].join('')],
      sounds: soundsOf(full, folded, syllables),
      places: this.#placesOf(record),
      english,
      englishWords: words(english),
      englishJoined: english.replaceAll(' ', ''),
      districtEnglish: foldText(record.district_en),
      address,
      addressWords: address.match(/[a-z]+/gu) ?? [],
    };
  }

  #placesOf({ district_zh, town, placePinyin }: Searchable): readonly PlaceForms[] {
    const id = `${district_zh}|${town ?? ''}|${placePinyin}`;
    const known = this.#places.get(id);
    if (known) return known;
    const syllables = words(plainVowels(placePinyin));
    const district = keyOf(district_zh);
    const border = unitsOf(foldText(district_zh)).length;
    const places = [
      { key: district, syllables: syllables.slice(0, border) },
      { key: keyOf(town ?? ''), syllables: syllables.slice(border) },
    ]
      .filter(({ key }) => key !== '')
      .map((place): PlaceForms => {
        const bare = barePlace(place.key);
        const length = Math.max(0, place.syllables.length - (place.key.length - bare.length));
        const said = [place.syllables, place.syllables.slice(0, length)].filter((part) => part.length > 0);
        return {
          names: [...new Set([place.key, bare])],
          spoken: spokenForm(place.syllables, 0, length),
          letters: [...new Set(said.map((part) => part.join('')))],
          initials: [...new Set(said.map(initialsOf))],
        };
      });
    this.#places.set(id, places);
    return places;
  }
}

function words(text: string): string[] {
  return text.split(' ').filter((word) => word !== '');
}

function formsOf(full: string, { front, end }: GenericEnds): NameForms {
  const bare = full.slice(front);
  const core = bare.slice(0, bare.length - end);
  return { full, bare, short: end > 0 ? core + SHORT_END : bare, core, coreUnits: unitsOf(core) };
}

/** "di 12 jie" → "di shi er jie": numbers as they are said. */
function syllablesOfNumbers(pinyin: string): string[] {
  return words(plainVowels(foldText(pinyin))).flatMap((syllable) =>
    /^\d{1,2}$/u.test(syllable)
      ? Array.from(keyOf(syllable), (numeral) => NUMERAL_SOUNDS[numeral] ?? numeral)
      : [syllable],
  );
}

function spokenForms(
  syllables: readonly string[],
  core: readonly string[],
  { front, end }: GenericEnds,
): SpokenForm[] {
  const forms = [spokenForm(syllables, front, front + core.length)];
  const tail = end > 0 ? SHORT_END_SYLLABLES : [];
  if (front > 0 || end > 0) forms.push(spokenForm([...core, ...tail], 0, core.length));
  const plain = withoutDi(core);
  if (plain !== core) forms.push(spokenForm([...plain, ...tail], 0, plain.length));
  return forms;
}

function spokenForm(syllables: readonly string[], coreFrom: number, coreTo: number): SpokenForm {
  const starts = [0];
  for (const syllable of syllables) starts.push((starts.at(-1) ?? 0) + syllable.length);
  return { syllables, joined: syllables.join(''), initials: initialsOf(syllables), coreFrom, coreTo, starts };
}

/** Without the "di" before a number, which many leave out; the same array where it has none. */
function withoutDi(core: readonly string[]): readonly string[] {
  const at = core.findIndex(
    (syllable, i) => i > 0 && syllable === 'di' && SAID_NUMERALS.has(core[i + 1] ?? ''),
  );
  return at < 0 ? core : core.filter((_, i) => i !== at);
}

/** The key leaves 第 out and writes numbers in characters: its other characters are found in order in the name. */
function soundsOf(key: string, folded: string, syllables: readonly string[]): string[] {
  const spoken = /[a-z0-9]/u.test(folded)
    ? (folded.replace(/(?<!\d)\d{1,2}(?!\d)/gu, keyOfFolded).match(/[a-z]+|\d+|[^ ]/gu) ?? [])
    : Array.from(folded);
  if (spoken.length !== syllables.length) return [];
  let next = 0;
  return Array.from(key, (character) => {
    const at = spoken.indexOf(character, next);
    if (at < 0) return '';
    next = at + 1;
    return syllables[at] ?? '';
  });
}
