/** One form for all spellings of the same words, before they are compared. */
import characters from './traditional/characters.json' with { type: 'json' };

const SIMPLIFIED = new Map(
  [...characters.traditional].map((from, at) => [from, characters.simplified[at] ?? from]),
);

const NUMERALS = '零一二三四五六七八九';

/**
 * Full-width to half-width, capitals to small letters, diacritics off, traditional to simplified characters,
 * 第十二 to 第12. Punctuation becomes a blank; blanks remain only between words of Latin letters or digits.
 * Folding twice changes nothing.
 */
export function foldText(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]+/gu, ' ');
  const simple = Array.from(plain, (letter) => SIMPLIFIED.get(letter) ?? letter).join('');
  return simple
    .replace(/(?<![a-z0-9]) | (?![a-z0-9])/gu, '')
    .replace(/第([一二三四五六七八九十]{1,3})/gu, (whole, numeral: string) => {
      const value = valueOf(numeral);
      return value === null ? whole : `第${value}`;
    });
}

/** 一 to 九十九 as a number; null for anything else, such as 二三. */
function valueOf(numeral: string): number | null {
  const [, tens, hasTen, ones] = /^([一二三四五六七八九])?(十)?([一二三四五六七八九])?$/u.exec(numeral) ?? [];
  if (tens === undefined && hasTen === undefined && ones === undefined) return null;
  if (!hasTen) return tens !== undefined && ones !== undefined ? null : NUMERALS.indexOf(tens ?? ones ?? '');
  return (tens ? NUMERALS.indexOf(tens) : 1) * 10 + (ones ? NUMERALS.indexOf(ones) : 0);
}

/** Words that nearly every market has in its name and that tell none from another. */
const GENERIC = /示例|农贸综合市场|(农贸|肉菜|综合|集贸|菜)?市场|街市|菜市|综合|农贸|肉菜/gu;

/** A folded name without its generic words; empty when it has no others. */
export function coreOf(folded: string): string {
  return folded.replace(GENERIC, '');
}

/** A folded place without 区, 镇, 街 or 街道, unless nothing worth a name is left. */
export function bareOf(folded: string): string {
  const bare = folded.replace(/(街道|区|镇|街)$/u, '');
  return bare.length >= 2 ? bare : folded;
}

/** A run of Chinese characters (with digits), or of Latin letters. */
export interface Token {
  readonly script: 'chinese' | 'latin';
  readonly text: string;
}

/** Splits what was typed: at blanks, and where the script changes. Digits alone count as Chinese. */
export function tokensOf(query: string): Token[] {
  return query
    .split(/\s+/u)
    .flatMap((word) =>
      foldText(word)
        .replace(/([a-z])(?=[^a-z ])|([^a-z ])(?=[a-z])/gu, '$1$2 ')
        .split(' '),
    )
    .filter((word) => word !== '')
    .map((text) => ({ script: /^[a-z]+$/u.test(text) ? 'latin' : 'chinese', text }));
}
