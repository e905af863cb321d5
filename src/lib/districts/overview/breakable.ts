/** Names of indicators that break between their words, where a column is narrow. */

/** Second halves of Chinese names, which have no spaces to break at. */
const HALVES =
  /(?=(?:覆盖率|人口|的距离|农贸市场|检查|单位评价|电梯|跟踪处理|食堂|救援响应|合格率)$)|(?=住宅电梯$)/g;
const MAY_BREAK = '\u200b';

/** The name with marks where it may break; they take no room, and only count where words are kept whole. */
export const breakable = (name: string): string => {
  const [at] = [...name.matchAll(HALVES)].map(({ index }) => index).filter((index) => index > 0);
  return at === undefined ? name : `${name.slice(0, at)}${MAY_BREAK}${name.slice(at)}`;
};
