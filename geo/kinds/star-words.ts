/** Star ratings as files write them: 5, 五星, 五星级, 5星, 5-star, ★★★★★, and the words for "none yet". */
import { cellSchema, Fault, type CellSchema } from './cells.ts';
import { fold, foldWord, isBlank, type Cell } from './text.ts';

/** What a cell of a star column says. `rated` alone carries stars; `unrated` is a statement, not a blank. */
export type StarsWord =
  | { readonly state: 'rated'; readonly stars: 1 | 2 | 3 | 4 | 5 }
  | { readonly state: 'unrated' }
  | { readonly state: 'pending' }
  | { readonly state: 'revoked' };

const DIGITS: Readonly<Record<string, 1 | 2 | 3 | 4 | 5>> = {
  1: 1,
  2: 2,
  3: 3,
  4: 4,
  5: 5,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
};
const UNRATED = new Set([
  '无',
  '未评',
  '未评级',
  '未评定',
  '未评星',
  '未参评',
  '未定级',
  '无星',
  '无星级',
  '0',
  '0星',
  'unrated',
]);
const PENDING = new Set([
  '申报中',
  '申请中',
  '评定中',
  '待评',
  '待评定',
  '创建中',
  '培育中',
  '公示中',
  'pending',
]);
const REVOKED = new Set(['撤销', '已撤销', '摘牌', '已摘牌', '取消', '已取消', '降级摘牌', 'revoked']);
const ALLOWED = 'allowed are 1 to 5, 五星, 5星, ★★★★★, 未评级, 申报中, 已撤销';

/** The rating that a cell states; null when blank, a `Fault` when it is no star rating (5A is another scheme). */
export function readStars(cell: Cell): StarsWord | null | Fault {
  if (cell === null) return null;
  if (cell instanceof Date || typeof cell === 'boolean') return new Fault(`is not a star rating; ${ALLOWED}`);
  const symbols = /^(?:★|⭐|✩|☆|\*|\s)+$/u.test(String(cell))
    ? (String(cell).match(/★|⭐|\*/gu) ?? []).length
    : 0;
  if (symbols >= 1 && symbols <= 5) return { state: 'rated', stars: symbols as 1 | 2 | 3 | 4 | 5 }; // just compared
  const written = foldWord(fold(String(cell)));
  if (UNRATED.has(written)) return { state: 'unrated' };
  if (PENDING.has(written)) return { state: 'pending' };
  if (REVOKED.has(written)) return { state: 'revoked' };
  if (isBlank(cell)) return null;
  if (/^[1-5]a+级?$|^a{1,5}级?$/.test(written))
    return new Fault(`is an A grade, not a star rating; ${ALLOWED}`);
  const bare = written.replace(/(星级|颗星|星|stars?|级)(农贸)?(市场)?$/, '');
  const stars = DIGITS[bare];
  return stars === undefined ? new Fault(`is not a star rating; ${ALLOWED}`) : { state: 'rated', stars };
}

/** A cell of a star column. */
export const stars: CellSchema<StarsWord | null> = cellSchema(readStars);
