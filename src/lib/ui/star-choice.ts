/** A choice of stars with one value put in or taken out, in the fixed order. */
import { STAR_VALUES, type StarValue } from '$geo/kinds/vocabulary.ts';

export const withStar = (chosen: readonly StarValue[], value: StarValue, isOn: boolean): StarValue[] =>
  STAR_VALUES.filter((one) => (one === value ? isOn : chosen.includes(one)));
