/** The forms of a record that a search compares with, made once. */
import { bareOf, coreOf, foldText } from './fold.ts';
import type { Searchable } from './searchable.ts';

export interface SearchKeys {
  /** Folded Chinese name, and the same without generic words. */
  readonly name: string;
  readonly core: string;
  /** Characters of the Chinese name as given, for comparison by sound. */
  readonly characters: readonly string[];
  readonly syllables: readonly string[];
  /** The syllables that belong to the core, for what people type. */
  readonly coreSyllables: readonly string[];
  /** Letters of all syllables. */
  readonly letters: readonly string[];
  /** Names of town and district, with and without 区 or 街道. */
  readonly places: readonly string[];
  readonly placeSyllables: readonly string[];
  readonly placeLetters: readonly string[];
  readonly english: readonly string[];
  readonly address: string;
}

export function keysOf(record: Searchable): SearchKeys {
  const name = foldText(record.name_zh);
  const core = coreOf(name);
  const characters = [...record.name_zh];
  const syllables = split(record.pinyin);
  const placeSyllables = split(record.placePinyin);
  const places = [record.town, record.district_zh].flatMap((place) => {
    if (!place) return [];
    const folded = foldText(place);
    return [...new Set([folded, bareOf(folded)])];
  });
  return {
    name,
    core,
    characters,
    syllables,
    coreSyllables: syllablesOfCore(record.name_zh, characters, syllables),
    letters: [...syllables.join('')],
    places,
    placeSyllables,
    placeLetters: [...placeSyllables.join('')],
    english: split(foldText([record.name_en, record.district_en].filter(Boolean).join(' '))),
    address: foldText(record.address ?? ''),
  };
}

function split(text: string): string[] {
  return text.split(' ').filter((word) => word !== '');
}

/** Where the generic words are characters of their own, their syllables can be left out. */
function syllablesOfCore(
  name: string,
  characters: readonly string[],
  syllables: readonly string[],
): string[] {
  if (characters.length !== syllables.length) return [...syllables];
  const core = [...coreOf(name)];
  const kept: string[] = [];
  let next = 0;
  characters.forEach((character, at) => {
    if (character !== core[next]) return;
    next += 1;
    kept.push(syllables[at] ?? '');
  });
  return kept;
}
