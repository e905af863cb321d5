/** Chinese text in the form that queries and records are compared in: numbers written one way. */
import { foldText } from './fold.ts';

const ONES = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const NUMERAL = /[零一二三四五六七八九十百0-9]/u;

/** Folded, 1 to 99 in Chinese numerals, without the 第 of numbers: 赤岗第7市场, 赤岗七市场 → 赤岗七市场. */
export function keyOf(text: string): string {
  return keyOfFolded(foldText(text));
}

/** `keyOf` for text that is folded already. */
export function keyOfFolded(folded: string): string {
  return folded.replace(/\d+/gu, numeralOf).replaceAll('第', '');
}

/** Digits as a Chinese numeral where the number has at most two; else as they are. */
function numeralOf(digits: string): string {
  const number = Number(digits);
  if (number < 1 || number > 99) return digits;
  const tens = Math.floor(number / 10);
  return `${tens > 1 ? (ONES[tens] ?? '') : ''}${tens > 0 ? '十' : ''}${ONES[number % 10] ?? ''}`;
}

/**
 * Where `part` stands in `text`, as `indexOf`, but never from the middle of a number on: 六 is not in 十六, 07号
 * not in 407号. -1 where it does not; `part` must not be empty.
 */
export function indexOfPart(text: string, part: string): number {
  let at = text.indexOf(part);
  if (!NUMERAL.test(part.charAt(0))) return at;
  while (at > 0 && NUMERAL.test(text.charAt(at - 1))) at = text.indexOf(part, at + 1);
  return at;
}

/** Characters of a key, with a number as one: 赤岗十六 → 赤, 岗, 十六. */
export function unitsOf(key: string): string[] {
  return key.match(/[零一二三四五六七八九十百0-9]+|[a-z]+|[^ ]/gu) ?? [];
}
