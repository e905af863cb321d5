/** Typing errors: insertion, deletion, substitution, two neighbours swapped (optimal string alignment). */

/** Characters, or other units in an array. */
export type Text = string | readonly string[];

/**
 * The least number of errors between two texts. Above `limit` any number greater than it may come back, sooner.
 */
export function editDistance(a: Text, b: Text, limit = Infinity): number {
  const width = b.length;
  let before: number[] = new Array<number>(width + 1).fill(0);
  let last = before.map((_, column) => column);
  let now = before.slice();
  let leastOfLast = 0;
  for (let row = 1; row <= a.length; row++) {
    const sign = a[row - 1];
    const signBefore = a[row - 2];
    let left = row;
    let diagonal = row - 1;
    let leastOfRow = row;
    now[0] = row;
    for (let column = 1; column <= width; column++) {
      const above = last[column] ?? 0;
      let least = diagonal + (sign === b[column - 1] ? 0 : 1);
      if (above + 1 < least) least = above + 1;
      if (left + 1 < least) least = left + 1;
      if (row > 1 && column > 1 && sign === b[column - 2] && signBefore === b[column - 1])
        least = Math.min(least, (before[column - 2] ?? 0) + 1);
      now[column] = least;
      left = least;
      diagonal = above;
      if (least < leastOfRow) leastOfRow = least;
    }
    // A swap reaches over a row: when two rows lie above the limit nothing comes below it again.
    if (leastOfRow > limit && leastOfLast >= limit) return leastOfRow;
    leastOfLast = leastOfRow;
    [before, last, now] = [last, now, before];
  }
  return last[width] ?? 0;
}

/**
 * Where in `text` the word can end when it begins at `from` and holds one error or none: positions behind the last
 * character. Empty when no beginning of the rest fits; only the exact end when the word stands there as it is.
 */
export function endsWithinOne(word: string, text: string, from: number): number[] {
  let same = 0;
  while (same < word.length && word[same] === text[from + same]) same++;
  const here = from + same;
  if (same === word.length) return [here];
  const ends: number[] = [];
  const rest = word.length - same;
  if (isSame(word, same + 1, text, here + 1)) ends.push(here + rest);
  if (isSame(word, same + 1, text, here)) ends.push(here + rest - 1);
  if (isSame(word, same, text, here + 1)) ends.push(here + rest + 1);
  const isSwapped = word[same] === text[here + 1] && word[same + 1] === text[here];
  if (isSwapped && isSame(word, same + 2, text, here + 2)) ends.push(here + rest);
  return ends;
}

/** Whether the word from `i` on stands in the text at `j`. */
function isSame(word: string, i: number, text: string, j: number): boolean {
  const shift = j - i;
  if (word.length + shift > text.length || j > text.length) return false;
  for (let k = i; k < word.length; k++) if (word[k] !== text[k + shift]) return false;
  return true;
}
