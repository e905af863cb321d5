/** Schemas of single cells: what a column may hold, and the sentence that says so when it does not. */
import * as v from 'valibot';
import { readDay, readYear, type Day } from './day.ts';
import { cellText, fold, foldWord, isBlank, tidy, type Cell } from './text.ts';

/** Why a cell cannot be taken: what is wrong and what is allowed. */
export class Fault {
  readonly reason: string;
  constructor(reason: string) {
    this.reason = reason;
  }
}

/** A schema that takes a cell and gives a value, or an issue whose message is the reason. */
export type CellSchema<T = unknown> = v.GenericSchema<Cell, T>;

/** A schema from a function that gives the value or a `Fault`. */
export function cellSchema<T>(read: (cell: Cell) => T | Fault): CellSchema<T> {
  return v.pipe(
    v.custom<Cell>(() => true),
    v.rawTransform(({ dataset, addIssue, NEVER }) => {
      const result = read(dataset.value);
      if (!(result instanceof Fault)) return result;
      addIssue({ message: result.reason });
      return NEVER;
    }),
  );
}

/** Like `cellSchema`, null for a blank cell. */
export function optionalCell<T>(read: (cell: Exclude<Cell, null>) => T | Fault): CellSchema<T | null> {
  return cellSchema((cell) => (cell === null || isBlank(cell) ? null : read(cell)));
}

/** Text of at most `maxLength` characters, tidied, full-width forms kept; null when blank. */
export function text(maxLength = 500): CellSchema<string | null> {
  return optionalCell((cell) => {
    const value = cellText(cell);
    return value.length > maxLength
      ? new Fault(`is ${value.length} characters long; at most ${maxLength} are allowed`)
      : value;
  });
}

/** Text that must be there. */
export function requiredText(maxLength = 200): CellSchema<string> {
  return cellSchema((cell) => {
    if (isBlank(cell)) return new Fault('is empty; a value is needed');
    const value = cellText(cell);
    return value.length > maxLength
      ? new Fault(`is ${value.length} characters long; at most ${maxLength} are allowed`)
      : value;
  });
}

/**
 * A code: half-width, without blanks; ="0012" and '0012 lose their spreadsheet armour. Codes that a spreadsheet
 * turned into a rounded number are refused, since digits are lost.
 */
export const code: CellSchema<string | null> = optionalCell((cell) => {
  if (cell instanceof Date) return new Fault('is a date; a code is needed: format the column as text');
  if (typeof cell === 'number' && !Number.isSafeInteger(cell)) {
    return new Fault('was stored as a number and has lost digits: format the column as text');
  }
  const value = fold(String(cell))
    .replace(/^="?(.*?)"?$/, '$1')
    .replace(/^['`]/, '')
    .replace(/\s/g, '');
  if (/^\d(\.\d+)?e\+?\d+$/i.test(value)) {
    return new Fault('was stored as a number and has lost digits: format the column as text');
  }
  if (value === '') return null;
  return value.length > 100
    ? new Fault(`is ${value.length} characters long; at most 100 are allowed`)
    : value;
});

const NUMBER_UNITS = /(平方米|平方公里|m2|米|m|个|档|家|人次|人|名|份|餐|台|部|座|元|people)$/i;

/**
 * The number in a cell: full-width digits, thousands separators, a unit behind it, a percent sign (85% = 0.85).
 * Null when the cell holds no number.
 */
export function readNumber(cell: Exclude<Cell, null>): number | null {
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : null;
  if (typeof cell !== 'string') return null;
  let written = fold(cell).replace(/ /g, '');
  const percent = written.endsWith('%');
  written = percent ? written.slice(0, -1) : written.replace(NUMBER_UNITS, '');
  if (/^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(written)) written = written.replaceAll(',', '');
  if (!/^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(written)) return null;
  return percent ? Number((Number(written) / 100).toPrecision(15)) : Number(written);
}

/** A number from `min` to `max`, both included; null when blank. `whole` asks for an integer. */
export function number(min: number, max: number, whole = false): CellSchema<number | null> {
  const allowed = `a ${whole ? 'whole ' : ''}number from ${min} to ${max} is needed`;
  return optionalCell((cell) => {
    const value = readNumber(cell);
    if (value === null) return new Fault(`is not a number; ${allowed}`);
    if (typeof cell === 'string' && /[%％]\s*$/.test(cell)) return new Fault(`is a percentage; ${allowed}`);
    if (value < min || value > max) return new Fault(`is out of range; ${allowed}`);
    return whole && !Number.isInteger(value) ? new Fault(`is not whole; ${allowed}`) : value;
  });
}

/** A whole number from 0 to 2 147 483 647 (what the database can hold); null when blank. */
export const count = number(0, 2_147_483_647, true);

/** A day; null when blank. */
export const day: CellSchema<Day | null> = optionalCell(
  (cell) => readDay(cell) ?? new Fault('is not a date; write it as YYYY-MM-DD'),
);

/** A day that must be there. */
export const requiredDay: CellSchema<Day> = cellSchema((cell) =>
  isBlank(cell)
    ? new Fault('is empty; a date is needed')
    : (readDay(cell) ?? new Fault('is not a date; write it as YYYY-MM-DD')),
);

/** A day, or a year alone, which stands for its first day; null when blank. */
export const dayOrYear: CellSchema<Day | null> = optionalCell((cell) => {
  const year = readYear(cell);
  if (year !== null) return `${year}-01-01`;
  return readDay(cell) ?? new Fault('is not a date; write it as YYYY-MM-DD or as a year');
});

/**
 * One of a list of codes, given as the code itself or as a word for it; null when blank. A word that stands
 * inside the cell counts when no word equals it and only one code is named (中心小学学生食堂 → school).
 */
export function word<T extends string>(
  words: Readonly<Record<T, readonly string[]>>,
  options: { within?: boolean } = {},
): CellSchema<T | null> {
  const codes = Object.keys(words) as T[]; // Object.keys forgets the key type of a Record
  const codeOfWord = new Map<string, T>();
  for (const one of codes) {
    codeOfWord.set(foldWord(one), one);
    for (const alias of words[one]) codeOfWord.set(foldWord(alias), one);
  }
  const allowed = codes.map((one) => [words[one][0], one].filter(Boolean).join(' = ')).join(', ');
  return optionalCell((cell) => {
    const written = foldWord(cellText(cell));
    const exact = codeOfWord.get(written);
    if (exact !== undefined) return exact;
    if (options.within) {
      const found = new Set(
        [...codeOfWord].filter(([alias]) => written.includes(alias)).map(([, one]) => one),
      );
      const [only] = found;
      if (found.size === 1 && only !== undefined) return only;
    }
    return new Fault(`is not known; allowed are ${allowed}`);
  });
}

const TRUE_WORDS = new Set([
  '是',
  '有',
  '已',
  '已建',
  '已接入',
  '已安装',
  '对',
  'y',
  'yes',
  'true',
  '1',
  '100%',
  '√',
  '✓',
  '✔',
]);
const FALSE_WORDS = new Set([
  '否',
  '无',
  '没有',
  '未',
  '未建',
  '未接入',
  '未安装',
  'n',
  'no',
  'false',
  '0',
  '0%',
  '×',
  '✗',
  'x',
]);

/** Yes or no, in words, as 1 or 0, as a tick, or as 100% or 0%; null when blank. */
export const yesNo: CellSchema<boolean | null> = cellSchema((cell) => {
  if (typeof cell === 'boolean' || cell === null) return cell;
  const written = tidy(fold(cellText(cell))).toLowerCase();
  if (TRUE_WORDS.has(written)) return true;
  if (FALSE_WORDS.has(written)) return false;
  return isBlank(cell)
    ? null
    : new Fault('is neither yes nor no; allowed are 是, 否, yes, no, 1, 0, 100%, 0%');
});
