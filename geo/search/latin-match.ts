/** How well a word of Latin letters fits a record: 0 = not at all; bands of scores in levels.ts. */
import { endsWithinOne } from './edit-distance.ts';
import { GENERIC_ENGLISH } from './generic-words.ts';
import { CLOSENESS, SCORE, type Level } from './levels.ts';
import type { LatinWord } from './query.ts';
import type { PlaceForms, RecordKeys, SpokenForm } from './record-keys.ts';
import { isInitials, spell, type Spelling } from './spelling.ts';

/** Shorter words are not taken for mistyped. */
const LEAST_MISTYPED = 4;
/** Fewer initials with gaps between them fit almost anything. */
const LEAST_LOOSE = 3;

export function scoreLatin({ letters }: LatinWord, record: RecordKeys, level: Level): number {
  let best = Math.max(
    pinyinScore(letters, record.spoken),
    englishScore(letters, record),
    placeScore(letters, record.places),
    record.addressWords.some((word) => word.startsWith(letters)) ? SCORE.shortAddress : 0,
  );
  if (level >= 2 && best < SCORE.placeAndPinyin)
    best = Math.max(best, splitScore(letters, record), looseInitialsScore(letters, record.spoken));
  if (level >= 3 && best < SCORE.typing && letters.length >= LEAST_MISTYPED)
    best = Math.max(best, typingScore(letters, record));
  return best;
}

function pinyinScore(letters: string, forms: readonly SpokenForm[]): number {
  let best = 0;
  forms.forEach((form, index) => {
    if (letters === form.joined) best = Math.max(best, index === 0 ? SCORE.exact : SCORE.exactShort);
    for (let from = 0; from < form.syllables.length; from++) {
      const spelling = spell(letters, form.syllables, from);
      if (spelling) best = Math.max(best, spellingScore(letters, spelling, from, form));
    }
  });
  return best;
}

function spellingScore(letters: string, spelling: Spelling, from: number, form: SpokenForm): number {
  const { coreFrom, coreTo, starts } = form;
  const to = from + spelling.touched;
  // What lies in generic words alone (shi li, shi chang) tells nothing.
  if (from >= coreTo || to <= coreFrom) return SCORE.generic;
  const isFirst = from === coreFrom || from === 0;
  const coreLetters = (starts[coreTo] ?? 0) - (starts[coreFrom] ?? 0);
  const closeness = CLOSENESS * Math.min(1, letters.length / coreLetters);
  if (spelling.missing === 0) {
    const isWhole = from === coreFrom && to === coreTo && spelling.missingLast === 0;
    if (isWhole) return SCORE.exactCore;
    if (isFirst) return SCORE.start + closeness - (spelling.missingLast > 0 ? 5 : 0);
    return SCORE.inside - 20 + closeness;
  }
  if (isInitials(letters, spelling)) {
    if (isFirst && (to === coreTo || to === form.syllables.length)) return SCORE.initialsWhole;
    return (isFirst ? SCORE.initials : SCORE.looseInitials - CLOSENESS) + closeness;
  }
  const share = letters.length / ((starts[to] ?? 0) - (starts[from] ?? 0));
  return isFirst ? SCORE.mixed + CLOSENESS * share : SCORE.looseInitials - CLOSENESS * (1 - share);
}

function englishScore(letters: string, { englishWords, englishJoined, districtEnglish }: RecordKeys): number {
  let best = 0;
  for (const word of englishWords) {
    if (!word.startsWith(letters)) continue;
    if (GENERIC_ENGLISH.has(word)) best = Math.max(best, SCORE.generic);
    else if (word === letters) return SCORE.englishWord;
    else if (letters.length >= 2) best = Math.max(best, SCORE.englishStart);
  }
  if (best < SCORE.englishStart && letters.length >= LEAST_MISTYPED && englishJoined.includes(letters))
    best = Math.max(best, isRunOfWords(letters, englishWords) ? SCORE.englishStart - 10 : 0);
  if (districtEnglish === letters) return Math.max(best, SCORE.place);
  return letters.length >= 2 && districtEnglish.startsWith(letters) ? Math.max(best, SCORE.placeStart) : best;
}

/** "jiangnanwest" for Jiangnan West. */
function isRunOfWords(letters: string, words: readonly string[]): boolean {
  return words.some(
    (word, from) => letters.length > word.length && words.slice(from).join('').startsWith(letters),
  );
}

function placeScore(letters: string, places: readonly PlaceForms[]): number {
  let best = 0;
  places.forEach((place, at) => {
    // A town says more than its district.
    const score = onePlaceScore(letters, place);
    if (score > 0) best = Math.max(best, score + 10 * at);
  });
  return best;
}

function onePlaceScore(letters: string, { spoken, letters: whole, initials }: PlaceForms): number {
  if (whole.includes(letters)) return SCORE.place;
  if (letters.length >= 2 && initials.includes(letters)) return SCORE.placeInitials + 10;
  const spelling = spell(letters, spoken.syllables, 0);
  if (spelling) return spelling.missing === 0 ? SCORE.placeStart : SCORE.placeInitials;
  for (let from = 1; from < spoken.coreTo; from++)
    if (spell(letters, spoken.syllables, from)?.missing === 0) return SCORE.shortAddress;
  return 0;
}

/** "haizhuchigang", "hzchigang", "bys": a place of the record, then its name or another place. */
function splitScore(letters: string, { places, spoken }: RecordKeys): number {
  let best = 0;
  for (const place of places)
    for (const heads of [place.letters, place.initials])
      for (const head of heads) {
        if (head.length < 2 || head.length >= letters.length || !letters.startsWith(head)) continue;
        const rest = letters.slice(head.length);
        const score = Math.max(pinyinScore(rest, spoken), placeScore(rest, places));
        if (score === 0) continue;
        const most = heads === place.letters ? SCORE.placeAndPinyin : SCORE.placeAndPinyin - 20;
        best = Math.max(best, most - (1 - score / SCORE.exact) * 80);
      }
  return best;
}

/** "cgq" for chi gang di qi: initials in order, the first one first. */
function looseInitialsScore(letters: string, forms: readonly SpokenForm[]): number {
  if (letters.length < LEAST_LOOSE) return 0;
  let best = 0;
  for (const { initials, coreFrom } of forms) {
    if (letters[0] !== initials[coreFrom]) continue;
    let found = 0;
    for (let at = coreFrom; at < initials.length; at++) if (initials[at] === letters[found]) found++;
    if (found === letters.length)
      best = Math.max(best, SCORE.abbreviation - CLOSENESS * (1 - found / (initials.length - coreFrom)));
  }
  return best;
}

/** One letter wrong, missing, surplus, or two swapped. */
function typingScore(letters: string, { spoken, englishWords, places }: RecordKeys): number {
  let best = 0;
  for (const form of spoken) best = Math.max(best, mistypedPinyin(letters, form));
  for (const { letters: whole } of places)
    if (whole.some((each) => endsWithinOne(letters, each, 0).includes(each.length)))
      best = Math.max(best, SCORE.typingPlace);
  for (const word of englishWords) {
    const ends = endsWithinOne(letters, word, 0);
    if (ends.length === 0) continue;
    const score = ends.includes(word.length) ? SCORE.typingStart - 10 : SCORE.typingInside;
    best = Math.max(best, GENERIC_ENGLISH.has(word) ? SCORE.typingInside / 2 : score);
  }
  return best;
}

function mistypedPinyin(
  letters: string,
  { joined, starts, coreFrom, coreTo, syllables }: SpokenForm,
): number {
  let best = 0;
  const coreLetters = (starts[coreTo] ?? 0) - (starts[coreFrom] ?? 0);
  const closeness = CLOSENESS * Math.min(1, letters.length / coreLetters);
  for (let from = 0; from < syllables.length; from++) {
    const isFirst = from === coreFrom || from === 0;
    for (const end of endsWithinOne(letters, joined, starts[from] ?? 0)) {
      if (end <= (starts[coreFrom] ?? 0) || from >= coreTo) best = Math.max(best, SCORE.typingInside / 2);
      else if (isFirst && (end === starts[coreTo] || end === joined.length))
        best = Math.max(best, SCORE.typing);
      else {
        const base = isFirst ? SCORE.typingStart : SCORE.typingInside;
        best = Math.max(best, base + closeness - 10 - (starts.includes(end) ? 0 : 20));
      }
    }
  }
  return best;
}
