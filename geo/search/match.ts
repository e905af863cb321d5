/**
 * How well one word fits one record: 0 = not at all, 1000 = it is the name. Names count more than places, places
 * more than addresses, what is written more than what is misspelt.
 */
import { bareOf, coreOf } from './fold.ts';
import { errorsWithin } from './misspelt.ts';
import type { SearchKeys } from './search-keys.ts';
import { bestSpelling, spells } from './spelling.ts';

const SCORE = {
  name: 1000,
  nameStart: 900,
  nameInside: 800,
  placeAndName: 780,
  english: 740,
  place: 600,
  abbreviation: 560,
  address: 500,
  sound: 420,
  misspelt: 300,
  misspeltPlace: 250,
  generic: 100,
} as const;

/** 市场 and 农贸市场 in syllables. */
const GENERIC_SYLLABLES = [
  ['shi', 'chang'],
  ['nong', 'mao', 'shi', 'chang'],
] as const;

/** Fewest letters, or characters, that a misspelling is looked for in. */
const LEAST_LETTERS = 4;
const LEAST_CHARACTERS = 3;

/** Chinese characters and digits, folded. */
export function chineseScore(word: string, keys: SearchKeys): number {
  const core = coreOf(word);
  if (word === keys.name) return SCORE.name;
  // 菜市场 alone means any of them.
  if (core === '') return SCORE.generic;
  if (core === keys.core) return SCORE.name - 1;
  return (
    nameScore(word, core, keys) ||
    placeScore(word, keys) ||
    placeAndNameScore(word, keys) ||
    abbreviationScore(core, keys) ||
    (keys.address.includes(word) ? SCORE.address : 0)
  );
}

function nameScore(word: string, core: string, { name, core: ownCore }: SearchKeys): number {
  if (ownCore.startsWith(core) || name.startsWith(word)) return SCORE.nameStart;
  const at = ownCore.indexOf(core);
  if (at > 0) return SCORE.nameInside - at;
  return name.includes(word) ? SCORE.nameInside - 50 : 0;
}

function placeScore(word: string, { places }: SearchKeys): number {
  const bare = bareOf(word);
  const at = places.findIndex((place) => place === word || place === bare);
  if (at >= 0) return SCORE.place - at;
  return word.length >= 2 && places.some((place) => place.startsWith(word)) ? SCORE.place - 50 : 0;
}

/** 海珠赤岗市场: the place first, then the rest, which may again begin with a place or fit the address. */
function placeAndNameScore(word: string, keys: SearchKeys): number {
  let best = 0;
  for (const place of keys.places) {
    if (!word.startsWith(place) || word.length === place.length) continue;
    const rest = word.slice(place.length).replace(/^(区|镇|街道|街)(?=.)/u, '');
    const score = chineseScore(rest, keys);
    // The rest carries the meaning: "海珠市场" is any market of 海珠.
    if (score > 0)
      best = Math.max(best, score === SCORE.generic ? SCORE.place : (SCORE.placeAndName + score) / 2);
  }
  return best;
}

/** 赤七 for 赤岗第7: the characters in their order, the first one first. */
function abbreviationScore(core: string, keys: SearchKeys): number {
  if (core.length < 2 || core[0] !== keys.core[0]) return 0;
  let at = 0;
  for (const character of keys.core) if (character === core[at]) at += 1;
  return at === core.length ? SCORE.abbreviation - (keys.core.length - core.length) : 0;
}

/** Latin letters: pinyin in any mixture of whole syllables and initials, or a word of the English name. */
export function latinScore(word: string, keys: SearchKeys): number {
  const inCore = bestSpelling(word, keys.coreSyllables);
  const fromStart = spells(word, keys.coreSyllables, 0);
  // A whole syllable typed counts more than an initial that happens to fit.
  const core = Math.max(
    fromStart > 0 ? 700 + 250 * fromStart + (word === keys.coreSyllables.join('') ? 45 : 0) : 0,
    inCore.share > 0 ? 600 + 250 * inCore.share - inCore.at : 0,
  );
  const whole = bestSpelling(word, keys.syllables).share;
  const place = bestSpelling(word, keys.placeSyllables).share;
  const english = keys.english.some((one) => one.startsWith(word)) && word.length > 1 ? SCORE.english : 0;
  const both = core > 0 ? 0 : latinPlaceAndName(word, keys);
  return Math.max(core, both, whole > 0 ? 100 + 450 * whole : 0, place > 0 ? 150 + 400 * place : 0, english);
}

/** "bys", "haizhucg": the place in letters first, then the name, or the word market. */
function latinPlaceAndName(word: string, { placeSyllables, coreSyllables }: SearchKeys): number {
  let best = 0;
  for (let cut = 2; cut < word.length; cut += 1) {
    const place = bestSpelling(word.slice(0, cut), placeSyllables).share;
    if (place === 0) continue;
    const rest = word.slice(cut);
    const name = spells(rest, coreSyllables, 0);
    const generic = Math.max(...GENERIC_SYLLABLES.map((syllables) => spells(rest, syllables, 0)));
    if (name > 0) best = Math.max(best, 350 + 150 * place + 150 * name);
    else if (generic > 0) best = Math.max(best, 200 + 150 * place + 100 * generic);
  }
  return best;
}

/** One typing error in Latin letters. */
export function latinMisspelt(word: string, keys: SearchKeys): number {
  const letters = [...word];
  if (letters.length < LEAST_LETTERS) return 0;
  if (errorsWithin(letters, [...keys.coreSyllables.join('')]) <= 1) return SCORE.misspelt + 20;
  if (errorsWithin(letters, keys.letters) <= 1) return SCORE.misspelt;
  if (errorsWithin(letters, keys.placeLetters) <= 1) return SCORE.misspeltPlace;
  return keys.english.some((one) => errorsWithin(letters, [...one]) <= 1) ? SCORE.misspelt : 0;
}

/** One wrong, missing or surplus character, or others of the same sound. */
export function chineseMisspelt(word: string, keys: SearchKeys, sounds: ReadonlyMap<string, string>): number {
  const core = coreOf(word) || word;
  const characters = [...core];
  const heard = characters.map((character) => sounds.get(character) ?? character);
  const spoken = keys.coreSyllables.join(' ');
  if (characters.length >= 2 && ` ${spoken} `.includes(` ${heard.join(' ')} `)) return SCORE.sound;
  if (characters.length === 2) return isHalfRight(characters, keys.core) ? SCORE.misspeltPlace : 0;
  if (characters.length < LEAST_CHARACTERS) return 0;
  if (errorsWithin(characters, [...keys.core]) <= 1) return SCORE.misspelt + 20;
  return keys.places.some(
    (place) => place.length >= LEAST_CHARACTERS && errorsWithin(characters, [...place]) <= 1,
  )
    ? SCORE.misspeltPlace
    : 0;
}

/** Of two characters, one stands where it should at the beginning of the name. */
function isHalfRight([first, second]: readonly string[], core: string): boolean {
  return core.length >= 2 && (core[0] === first) !== (core[1] === second);
}
