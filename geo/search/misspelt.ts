/** Texts that differ by a typing error or two. */

/**
 * The least number of errors (insertion, deletion, substitution, swap of neighbours) that make `word` a part of
 * `text`, both as arrays of characters; optimal string alignment, free at both ends of the text.
 */
export function errorsWithin(word: readonly string[], text: readonly string[]): number {
  let before: number[] = [];
  let last = Array.from({ length: text.length + 1 }, () => 0);
  for (let row = 1; row <= word.length; row += 1) {
    const now = [row];
    for (let column = 1; column <= text.length; column += 1) {
      const isSame = word[row - 1] === text[column - 1];
      let least = Math.min(
        (last[column] ?? 0) + 1,
        (now[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (isSame ? 0 : 1),
      );
      const isSwapped =
        row > 1 && column > 1 && word[row - 1] === text[column - 2] && word[row - 2] === text[column - 1];
      if (isSwapped) least = Math.min(least, (before[column - 2] ?? 0) + 1);
      now.push(least);
    }
    before = last;
    last = now;
  }
  return Math.min(...last);
}
