/** Letters of new sites: A to Z, then AA to ZZ. */
const letterAt = (at: number): string => String.fromCharCode(65 + at);

/** The letters of a site by its position. */
export const lettersAt = (at: number): string =>
  at < 26 ? letterAt(at) : letterAt(Math.floor(at / 26) - 1) + letterAt(at % 26);

/** The first letters that no site has. */
export const nextLetters = (taken: readonly string[]): string => {
  for (let at = 0; ; at++) {
    const letters = lettersAt(at);
    if (!taken.includes(letters)) return letters;
  }
};
