/** One form for all spellings of the same words: what a query and a name are compared in. */
import characters from './traditional/characters.json' with { type: 'json' };

const SIMPLIFIED: ReadonlyMap<string, string> = new Map(
  Array.from(characters.traditional, (from, at) => [from, characters.simplified[at] ?? from]),
);

/** Words that fold to themselves, and characters that have no other width or case: nearly all there is to fold. */
const PLAIN_WORDS = /^[a-z0-9]+(?: [a-z0-9]+)*$/;
const PLAIN_CHARACTERS = /^[a-z0-9\u4e00-\u9fff]+$/;

/** Written inside a word (Xi'an, Xi’an), where any other sign separates words. */
const APOSTROPHES = /['‘’`´]/gu;

/**
 * Full-width to half-width (NFKC), small letters, diacritics off, traditional to simplified characters, all signs
 * and blanks out, but for one blank between two words that are not Chinese. Idempotent; nothing gives nothing.
 */
export function foldText(text: string): string {
  const lower = text.toLowerCase();
  if (PLAIN_WORDS.test(lower)) return lower;
  if (PLAIN_CHARACTERS.test(lower)) return simplify(lower);
  const small = text
    .replace(APOSTROPHES, '')
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\p{M}ʼ]/gu, ''); // ŉ is an apostrophe and an n
  const spaced = simplify(small)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .normalize('NFC');
  return spaced.includes(' ')
    ? spaced.replace(/^ | $|(?<=\p{Script=Han}) | (?=\p{Script=Han})/gu, '')
    : spaced;
}

function simplify(text: string): string {
  let simple = '';
  for (const character of text) simple += SIMPLIFIED.get(character) ?? character;
  return simple;
}
