/** Latin letters against pinyin syllables: whole syllables, beginnings of them, initials, and any mixture. */

/**
 * How well letters spell syllables from some position on, each syllable by at least its first letter and by
 * letters from its beginning.
 * @returns letters matched over letters of the syllables touched (1 = all written out); 0 = no match
 */
export function spells(letters: string, syllables: readonly string[], from: number): number {
  // Most positions end here, before anything is made for them.
  if (letters === '' || syllables[from]?.[0] !== letters[0]) return 0;
  const touched = leastTouched(letters, 0, syllables, from, new Map());
  return touched === Infinity ? 0 : letters.length / touched;
}

/** The best of `spells` over all positions, with the first position that gives it. */
export function bestSpelling(letters: string, syllables: readonly string[]): { share: number; at: number } {
  let best = { share: 0, at: -1 };
  for (let at = 0; at < syllables.length; at += 1) {
    const share = spells(letters, syllables, at);
    if (share > best.share) best = { share, at };
  }
  return best;
}

/** Letters of the syllables that the rest of the letters touches, as few as possible. */
function leastTouched(
  letters: string,
  done: number,
  syllables: readonly string[],
  at: number,
  known: Map<number, number>,
): number {
  if (done === letters.length) return 0;
  const syllable = syllables[at];
  if (syllable === undefined || syllable[0] !== letters[done]) return Infinity;
  const key = done * 64 + at;
  const seen = known.get(key);
  if (seen !== undefined) return seen;
  let least = Infinity;
  for (
    let taken = 1;
    taken <= syllable.length && syllable[taken - 1] === letters[done + taken - 1];
    taken += 1
  )
    least = Math.min(least, syllable.length + leastTouched(letters, done + taken, syllables, at + 1, known));
  known.set(key, least);
  return least;
}
