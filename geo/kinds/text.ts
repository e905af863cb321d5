/**
 * Text as it comes out of bureau files, made comparable: full-width and half-width forms, blanks, the many ways
 * to write "nothing", headers with units.
 */

/** One cell of a table. Dates from spreadsheets are `Date` at midnight UTC. */
export type Cell = string | number | boolean | Date | null;

// U+0000–001F, U+007F, zero-width and byte-order marks: never meant, and NUL cannot be stored.
const INVISIBLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200b-\u200f\u2060\ufeff]/g;

const BLANK_WORDS = new Set(
  [
    '',
    '-',
    '--',
    '—',
    '——',
    '/',
    '\\',
    'null',
    'n/a',
    '#n/a',
    'na',
    'nan',
    'none',
    '无',
    '暂无',
    '不详',
    '未知',
  ].concat(['未填', '未提供', '空', 'unknown']),
);

/** Trims, joins lines and runs of blanks, drops invisible characters; keeps full-width forms. */
export function tidy(text: string): string {
  return text.replace(INVISIBLE, '').replace(/\s+/gu, ' ').trim();
}

/** `tidy`, with full-width digits, letters and punctuation made half-width (NFKC). */
export function fold(text: string): string {
  return tidy(text.normalize('NFKC'));
}

/** True for an empty cell and for the words that files write instead (无, 暂无, N/A, -). */
export function isBlank(cell: Cell): boolean {
  if (cell === null) return true;
  return typeof cell === 'string' && BLANK_WORDS.has(fold(cell).toLowerCase());
}

/** A cell as the text a person sees in the file; days as YYYY-MM-DD; empty for an empty cell. */
export function cellText(cell: Cell): string {
  if (cell === null) return '';
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10);
  return typeof cell === 'string' ? tidy(cell) : String(cell);
}

/**
 * A word for comparison: half-width, lower case, without blanks and punctuation. Names that differ only in
 * （） against () or in spaces become equal.
 */
export function foldWord(text: string): string {
  return fold(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}%]/gu, '');
}

/**
 * The comparable forms of a header: the whole, then without what stands in parentheses or behind a slash
 * (units, remarks). 可出租面积（㎡） gives 可出租面积m2 and 可出租面积.
 */
export function foldHeader(header: string): string[] {
  const whole = fold(header);
  const bare = whole.replace(/\([^)]*\)|\[[^\]]*\]|\/.*$/g, '');
  return [...new Set([foldWord(whole), foldWord(bare)])].filter((form) => form !== '');
}
