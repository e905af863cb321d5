/** How well a word of Chinese characters fits a record: 0 = not at all; bands of scores in levels.ts. */
import { editDistance, endsWithinOne, type Text } from './edit-distance.ts';
import { barePlace } from './generic-words.ts';
import { CLOSENESS, SCORE, type Level } from './levels.ts';
import type { Lore } from './lore.ts';
import { indexOfPart } from './name-key.ts';
import type { HanWord } from './query.ts';
import type { RecordKeys } from './record-keys.ts';

/** Shorter words are not taken for mistyped. */
const LEAST_MISTYPED = 3;
/** Kinds of places that may follow a place in one go: 赤岗街道市场. */
const PLACE_ENDS = /^(?:街道|街|镇|区)(?=.)/u;

export function scoreHan(word: HanWord, record: RecordKeys, level: Level, lore: Lore): number {
  if (word.digits !== null) return numberScore(word.key, word.digits, record) || addressScore(word, record);
  let best = Math.max(
    nameScore(word, record),
    placeScore(word, record),
    addressScore(word, record),
    splitScore(word, record, level, lore),
  );
  if (level >= 2 && best < SCORE.sound)
    best = Math.max(best, soundScore(word, record, lore), abbreviationScore(word, record));
  if (level >= 3 && best < SCORE.typing)
    best = Math.max(best, typingScore(word, record), otherPlaceScore(word, record, lore));
  return best;
}

function nameScore({ key, core }: HanWord, { name }: RecordKeys): number {
  if (key === name.full) return SCORE.exact;
  if (key === name.bare || key === name.short) return SCORE.exactShort;
  // 菜市场 asks for any market, whatever it is called.
  if (core === '')
    return name.full.includes(key) ? SCORE.generic : name.short === name.full ? 0 : SCORE.generic - 10;
  if (core === name.core) return SCORE.exactCore;
  const closeness = CLOSENESS * Math.min(1, core.length / name.core.length);
  if (name.bare.startsWith(key) || name.short.startsWith(key) || name.full.startsWith(key))
    return SCORE.start + closeness;
  const at = indexOfPart(name.bare, key);
  if (at >= name.core.length) return SCORE.generic;
  if (at >= 0) return SCORE.inside + closeness - Math.min(at, 9);
  if (name.core.startsWith(core)) return SCORE.coreStart + closeness;
  const inShort = indexOfPart(name.short, key);
  if (inShort >= 0 && inShort < name.core.length) return SCORE.coreStart + closeness - 10;
  return indexOfPart(name.core, core) >= 0 ? SCORE.coreInside + closeness : 0;
}

/** A number by itself asks for the market of that number, not for 三元里. */
function numberScore(numeral: string, digits: string, { name, englishWords }: RecordKeys): number {
  const at = name.coreUnits.lastIndexOf(numeral);
  if (at >= 0) return at > 0 && at === name.coreUnits.length - 1 ? SCORE.start : SCORE.address;
  return englishWords.includes(digits) ? SCORE.inside : 0;
}

function placeScore({ plain }: HanWord, { places }: RecordKeys): number {
  const bare = barePlace(plain);
  let best = 0;
  places.forEach(({ names }, at) => {
    // A town says more than its district.
    if (names.includes(plain) || names.includes(bare)) best = Math.max(best, SCORE.place + 10 * at);
    else if (names.some((name) => name.startsWith(plain))) best = Math.max(best, SCORE.placeStart + 10 * at);
  });
  return best;
}

function addressScore({ key, plain }: HanWord, { address }: RecordKeys): number {
  if (key.length < 2 || address === '') return 0;
  const part = address.includes(key) ? key : plain;
  const at = indexOfPart(address, part);
  if (at < 0 || part.length < 2) return 0;
  const isCutNumber = /\d$/u.test(part) && /\d/u.test(address.charAt(at + part.length));
  const tells = part.length >= 4 || /\d|号$/u.test(part);
  return tells && !isCutNumber ? SCORE.address + Math.min(part.length, 9) : SCORE.shortAddress;
}

/** 海珠赤岗市场, 白云区石井市场: a place of the record first (or last), then a name, an address or another place. */
function splitScore(word: HanWord, record: RecordKeys, level: Level, lore: Lore): number {
  const { plain } = word;
  let best = 0;
  for (const { names } of record.places)
    for (const name of names) {
      if (name.length >= plain.length) continue;
      let rest = '';
      if (plain.startsWith(name)) rest = plain.slice(name.length).replace(PLACE_ENDS, '');
      else if (name.length >= 2 && plain.endsWith(name)) rest = plain.slice(0, -name.length);
      if (rest === '') continue;
      const part = lore.part(rest);
      const score = scoreHan(part, record, level, lore);
      if (score > 0) best = Math.max(best, part.core === '' ? SCORE.placeAndGeneric : joint(score));
    }
  return best;
}

/** A name counts a little less for having needed a place, anything else more for having one. */
function joint(score: number): number {
  if (score >= SCORE.coreInside) return score - 40;
  return score >= SCORE.shortAddress ? Math.min(score + 60, SCORE.mixed) : score - 30;
}

/** 赤港 for 赤岗: at least one character another, all with the sound of the name's. */
function soundScore({ core }: HanWord, { name, sounds }: RecordKeys, lore: Lore): number {
  if (core.length < 2 || sounds.length === 0) return 0;
  const coreFrom = name.full.length - name.bare.length;
  let best = 0;
  for (let from = 0; from + core.length <= name.full.length; from++) {
    let others = 0;
    let at = 0;
    for (; at < core.length; at++) {
      const character = core.charAt(at);
      if (character === name.full.charAt(from + at)) continue;
      if (!lore.sounds(character, sounds[from + at] ?? '')) break;
      others++;
    }
    if (at < core.length) continue;
    const isWhole = from === coreFrom && core.length === name.core.length;
    best = Math.max(best, SCORE.sound - 3 * others - (isWhole ? 0 : from === coreFrom ? 10 : 20));
  }
  return best;
}

/** 赤七市场 for 赤岗第七农贸市场: characters in order, the first one first. */
function abbreviationScore({ coreUnits }: HanWord, { name }: RecordKeys): number {
  const own = name.coreUnits;
  if (coreUnits.length < 2 || coreUnits[0] !== own[0]) return 0;
  let found = 0;
  for (const unit of own) if (unit === coreUnits[found]) found++;
  return found === coreUnits.length ? SCORE.abbreviation + (CLOSENESS * found) / own.length : 0;
}

/** One character wrong, missing, surplus, or two swapped. */
function typingScore({ key, core, coreUnits }: HanWord, { name }: RecordKeys): number {
  if (key.length < LEAST_MISTYPED) return 0;
  if (core.length >= 2 && isWithinOne(core, name.core)) return SCORE.typing;
  if ([name.short, name.bare, name.full].some((form) => isWithinOne(key, form))) return SCORE.typing - 5;
  // Another number is one error, however it is written.
  if (coreUnits.length >= 2 && isWithinOne(coreUnits, name.coreUnits)) return SCORE.typing - 15;
  const closeness = CLOSENESS * Math.min(1, core.length / name.core.length);
  if (core.length < LEAST_MISTYPED) {
    // Of two characters only the second may be wrong: 赤刚市场 also means 赤岗第七.
    const isLike = core.length === 2 && core[0] === name.core[0] && name.coreUnits.length > 2;
    return isLike ? SCORE.typingInside + closeness : 0;
  }
  if (endsWithinOne(core, name.core, 0).length > 0) return SCORE.typingStart + closeness - 10;
  for (let from = 0; from < name.bare.length; from++)
    if (endsWithinOne(core, name.bare, from).length > 0) return SCORE.typingInside + closeness;
  return 0;
}

function isWithinOne(a: Text, b: Text): boolean {
  return Math.abs(a.length - b.length) <= 1 && editDistance(a, b, 1) <= 1;
}

/** 天河赤岗市场, though it lies in 海珠. */
function otherPlaceScore({ plain }: HanWord, record: RecordKeys, lore: Lore): number {
  const rest = lore.withoutPlace(plain);
  if (!rest || rest.core === '') return 0;
  const score = scoreHan(rest, record, 1, lore);
  return score > 0 ? (SCORE.otherPlace * score) / SCORE.exact : 0;
}
