/** Latin letters against pinyin: whole syllables, beginnings of syllables, initials, and mixtures of them. */

/** How letters spell syllables. */
export interface Spelling {
  /** Number of syllables touched. */
  readonly touched: number;
  /** Letters left out of all touched syllables but the last. 0 = written out as far as typed. */
  readonly missing: number;
  /** Letters left out of the last one. */
  readonly missingLast: number;
}

/**
 * The way to spell with the fewest letters left out: the letters are beginnings, of a letter or more each, of the
 * syllables from `from` on. Null where there is no way; no letters give null, too.
 */
export function spell(letters: string, syllables: readonly string[], from: number): Spelling | null {
  return letters === '' ? null : rest(letters, 0, syllables, from);
}

/** Recursion stays shallow: each step takes a letter at least, and few syllables share beginnings. */
function rest(letters: string, done: number, syllables: readonly string[], at: number): Spelling | null {
  const syllable = syllables[at];
  if (syllable === undefined || syllable[0] !== letters[done]) return null;
  let common = 1;
  while (
    common < syllable.length &&
    done + common < letters.length &&
    syllable[common] === letters[done + common]
  )
    common++;
  if (done + common === letters.length)
    return { touched: 1, missing: 0, missingLast: syllable.length - common };
  let best: Spelling | null = null;
  for (let taken = common; taken >= 1; taken--) {
    const next = rest(letters, done + taken, syllables, at + 1);
    if (!next) continue;
    const missing = next.missing + syllable.length - taken;
    if (best && best.missing <= missing) continue;
    best = { touched: next.touched + 1, missing, missingLast: next.missingLast };
    if (missing === 0) break;
  }
  return best;
}

/** True where every letter stands for a syllable: "cgdq" for chi gang di qi. */
export function isInitials(letters: string, { touched }: Spelling): boolean {
  return touched === letters.length && touched >= 2;
}

/** First letters of syllables: ["bai", "yun"] → "by". */
export function initialsOf(syllables: readonly string[]): string {
  return syllables.map((syllable) => syllable.charAt(0)).join('');
}

/** ü typed as u is as good as v: lv, nv, lve, nve → lu, nu, lue, nue. */
export function plainVowels(letters: string): string {
  return letters.includes('v') ? letters.replace(/(?<=[ln])v/gu, 'u') : letters;
}
