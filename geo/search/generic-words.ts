/** Words that tell no market from another: 示例 in front of a name, 农贸市场 at its end. */

const FRONT = /^(?:广东省)?(?:广州市|广州(?=.{2}))?(?:示例)?/u;
const END =
  /(?:农副产品|农产品|农副|农贸|肉菜|集贸|综合|果蔬|水产|街坊|菜)*(?:市场|街市|菜场)$|(?:农副|农贸|肉菜|集贸|菜)市?$/u;

/** How many characters of a key are generic, in front and at the end; never all of them. */
export interface GenericEnds {
  readonly front: number;
  readonly end: number;
}

export function genericEnds(key: string): GenericEnds {
  const front = FRONT.exec(key)?.[0].length ?? 0;
  const end = END.exec(key.slice(front))?.[0].length ?? 0;
  if (front + end < key.length) return { front, end };
  return front < key.length ? { front, end: 0 } : { front: 0, end: 0 };
}

/** The key without generic words; empty where it has no others (市场, 农贸市场, 示例, 广州). */
export function coreOf(key: string): string {
  const rest = key.replace(FRONT, '').replace(END, '');
  return rest === '广州' ? '' : rest;
}

/** The key without what is generic in front; the key itself where nothing else is left. */
export function withoutFront(key: string): string {
  return key.replace(FRONT, '') || key;
}

/** What people call a market by its core. */
export const SHORT_END = '市场';
export const SHORT_END_SYLLABLES = ['shi', 'chang'];

/** Words of English names that tell nothing. */
export const GENERIC_ENGLISH: ReadonlySet<string> = new Set([
  'demo',
  'market',
  'markets',
  'farmers',
  'wet',
  'food',
  'guangzhou',
  'district',
  'the',
  'of',
]);

const PLACE_END = /(?:街道|街|镇|区|乡|村|市)$/u;

/** A place as people say it: 白云区 → 白云, 赤岗街道 → 赤岗; short names keep what they have. */
export function barePlace(key: string): string {
  const bare = key.replace(PLACE_END, '');
  return bare.length >= 2 ? bare : key;
}
