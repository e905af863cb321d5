/** Which markets answer a question, in which order, and how many each further choice would leave. */
import { metresOf, squaredCmLimit } from '../coverage/radius.ts';
import { STAR_VALUES, STATUSES, type StarValue, type Status } from '../kinds/vocabulary.ts';
import type { PlanePoint } from '../place/crs.ts';
import { SearchIndex } from '../search/search.ts';
import { FEATURES, hasFeature, type Feature, type FinderMarket, type FinderPlace } from './market.ts';
import { sortOf, type FinderQuestion } from './question.ts';

/** All that is searched, with the index over it. */
export interface FinderData {
  readonly dataVersion: number;
  readonly asOf: string;
  readonly markets: readonly FinderMarket[];
  readonly places: readonly FinderPlace[];
  readonly index: SearchIndex;
}

/** All that is searched; the index over it is made when words are first searched for. */
export function finderDataOf(
  facts: Pick<FinderData, 'dataVersion' | 'asOf' | 'markets' | 'places'>,
): FinderData {
  let index: SearchIndex | null = null;
  return {
    ...facts,
    get index() {
      return (index ??= new SearchIndex(facts.markets));
    },
  };
}

/** A market that fits: its position in the data, and metres to the origin (null without one, or unlocated). */
export interface Hit {
  readonly at: number;
  readonly distanceM: number | null;
}

/** The conditions that a question can set; each can be dropped for itself. */
export const CONDITIONS = ['words', 'stars', 'district', 'status', 'features', 'within', 'box'] as const;
export type Condition = (typeof CONDITIONS)[number];

export interface Findings {
  readonly hits: readonly Hit[];
  /** Of the hits: with stars. */
  readonly starred: number;
  /** Markets without coordinates that only a distance or a box keeps out. */
  readonly unlocated: number;
  /** For each value of a filter: the hits if it alone were chosen there, all other filters as they are. */
  readonly stars: ReadonlyMap<StarValue, number>;
  readonly districts: ReadonlyMap<number, number>;
  readonly statuses: ReadonlyMap<Status, number>;
  /** For a feature: the hits if it were required, too. */
  readonly features: ReadonlyMap<Feature, number>;
  /** Hits if the condition were dropped, all others kept. */
  readonly without: ReadonlyMap<Condition, number>;
}

const bit = (condition: Condition): number => 1 << CONDITIONS.indexOf(condition);
const PLACE_BITS = bit('within') | bit('box');

/**
 * @param origin where distances are measured from, EPSG:4547 in whole centimetres; null = nowhere
 * @returns the hits in the order of the question; an empty question gives all open markets, most stars first
 */
export function find(data: FinderData, question: FinderQuestion, origin: PlanePoint | null): Findings {
  const { markets } = data;
  const scores = question.q
    ? new Map(data.index.search(question.q).map(({ at, score }) => [at, score]))
    : null;
  const d2 = markets.map((market) => squaredDistance(market, origin));
  const failed = failures(markets, question, scores, origin ? d2 : null);
  const hits: Hit[] = [];
  let starred = 0;
  let unlocated = 0;
  failed.forEach((bits, at) => {
    const market = markets[at];
    if (!market) return;
    if (bits === 0) {
      const squared = d2[at] ?? null;
      hits.push({ at, distanceM: squared === null ? null : metresOf(squared) });
      if (market.stars !== null) starred += 1;
    } else if (market.x_cm === null && (bits & ~PLACE_BITS) === 0) unlocated += 1;
  });
  hits.sort(orderOf(question, markets, scores, d2));
  return { hits, starred, unlocated, ...countsOf(markets, failed) };
}

/** Squared centimetres to the origin, exact in doubles; null without a position or an origin. */
export function squaredDistance(
  { x_cm, y_cm }: Pick<FinderMarket, 'x_cm' | 'y_cm'>,
  origin: PlanePoint | null,
): number | null {
  if (!origin || x_cm === null || y_cm === null) return null;
  return (x_cm - origin.xCm) ** 2 + (y_cm - origin.yCm) ** 2;
}

const starValue = ({ stars }: FinderMarket): StarValue =>
  STAR_VALUES.find((value) => value === stars) ?? 'unrated';

/** For each market the conditions that it does not meet, as bits. */
function failures(
  markets: readonly FinderMarket[],
  question: FinderQuestion,
  scores: ReadonlyMap<number, number> | null,
  d2: readonly (number | null)[] | null,
): number[] {
  const { stars, districts, status, features, withinM, box } = question;
  const limit = d2 && withinM !== null ? squaredCmLimit(withinM) : null;
  return markets.map((market, at) => {
    let bits = 0;
    if (scores && !scores.has(at)) bits |= bit('words');
    if (stars.length > 0 && !stars.includes(starValue(market))) bits |= bit('stars');
    if (districts.length > 0 && !districts.includes(market.district ?? 0)) bits |= bit('district');
    if (status !== 'any' && market.status !== status) bits |= bit('status');
    if (!features.every((feature) => hasFeature(market, feature))) bits |= bit('features');
    if (limit !== null && (d2?.[at] ?? Infinity) > limit) bits |= bit('within');
    if (box && !isInside(market, box)) bits |= bit('box');
    return bits;
  });
}

function isInside({ lng, lat }: FinderMarket, box: NonNullable<FinderQuestion['box']>): boolean {
  if (lng === null || lat === null) return false;
  return lng >= box.west && lng <= box.east && lat >= box.south && lat <= box.north;
}

function countsOf(markets: readonly FinderMarket[], failed: readonly number[]) {
  const stars = new Map<StarValue, number>(STAR_VALUES.map((value) => [value, 0]));
  const districts = new Map<number, number>();
  const statuses = new Map<Status, number>(STATUSES.map((value) => [value, 0]));
  const features = new Map<Feature, number>(FEATURES.map((value) => [value, 0]));
  const without = new Map<Condition, number>(CONDITIONS.map((value) => [value, 0]));
  const add = <Key>(map: Map<Key, number>, key: Key) => map.set(key, (map.get(key) ?? 0) + 1);
  markets.forEach((market, at) => {
    const bits = failed[at] ?? 0;
    if ((bits & ~bit('stars')) === 0) add(stars, starValue(market));
    if ((bits & ~bit('district')) === 0) add(districts, market.district ?? 0);
    if ((bits & ~bit('status')) === 0) add(statuses, market.status);
    if (bits === 0) for (const feature of FEATURES) if (hasFeature(market, feature)) add(features, feature);
    for (const condition of CONDITIONS) if ((bits & ~bit(condition)) === 0) add(without, condition);
  });
  return { stars, districts, statuses, features, without };
}

type Compare = (a: Hit, b: Hit) => number;

/** Every order ends with the id, so that it is the same everywhere. */
function orderOf(
  question: FinderQuestion,
  markets: readonly FinderMarket[],
  scores: ReadonlyMap<number, number> | null,
  d2: readonly (number | null)[],
): Compare {
  const of = ({ at }: Hit) => markets[at];
  const byId: Compare = (a, b) => (of(a)?.id ?? 0) - (of(b)?.id ?? 0);
  const byStars: Compare = (a, b) =>
    (of(b)?.stars ?? 0) - (of(a)?.stars ?? 0) ||
    compareText(of(b)?.rated_on ?? '', of(a)?.rated_on ?? '') ||
    byId(a, b);
  const far = (hit: Hit) => d2[hit.at] ?? Number.MAX_VALUE;
  const orders: Record<ReturnType<typeof sortOf>, Compare> = {
    relevance: (a, b) =>
      (scores?.get(b.at) ?? 0) - (scores?.get(a.at) ?? 0) || far(a) - far(b) || byStars(a, b),
    distance: (a, b) => far(a) - far(b) || byId(a, b),
    stars: byStars,
    name: (a, b) => compareText(of(a)?.pinyin ?? '', of(b)?.pinyin ?? '') || byId(a, b),
  };
  return orders[sortOf(question)];
}

/** By code units: the same order on every machine. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
