/** How far a word may stray from what is written. A level is tried only where the one before finds nothing good. */

/** 1 as written, 2 abbreviated or written as it sounds, 3 mistyped or with another place. */
export type Level = 1 | 2 | 3;

/** Scores of a match: bands, so that what is written always comes before what is guessed. */
export const SCORE = {
  exact: 1000,
  exactShort: 990,
  exactCore: 950,
  start: 900,
  inside: 800,
  coreStart: 780,
  coreInside: 740,
  englishWord: 720,
  initialsWhole: 680,
  englishStart: 660,
  mixed: 600,
  initials: 580,
  placeAndGeneric: 520,
  place: 500,
  placeStart: 470,
  placeInitials: 430,
  address: 430,
  looseInitials: 385,
  generic: 350,
  shortAddress: 320,
  sound: 395,
  placeAndPinyin: 390,
  abbreviation: 360,
  typing: 280,
  typingStart: 250,
  typingPlace: 220,
  typingInside: 200,
  otherPlace: 288,
} as const;

/** The best score of a level at which the next need not be tried. */
export const GOOD_ENOUGH: Readonly<Record<Level, number>> = { 1: 400, 2: 290, 3: 0 };

/** What a share of the name is worth: of two names that match alike, the one that is matched more. */
export const CLOSENESS = 30;
