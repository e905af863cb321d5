/** The finder's answer to a question, as plain data: what the server renders and the browser computes alike. */
import type { StarValue, Status } from '../kinds/vocabulary.ts';
import type { PlanePoint } from '../place/crs.ts';
import { find, type Condition, type FinderData, type Findings } from './find.ts';
import type { Feature, FinderMarket } from './market.ts';
import { namedPoint } from './places.ts';
import { EVERYTHING, sortOf, type FinderQuestion, type Sort } from './question.ts';
import { marketsNear, reachFrom, type Reach } from './reach.ts';

/** A market in a list; metres to the origin, or null without one. */
export interface FinderCard {
  readonly market: FinderMarket;
  readonly distanceM: number | null;
}

/** What distances are measured from, with its name where it has one. */
export interface AnsweredOrigin {
  readonly kind: 'me' | 'pin' | 'place';
  readonly name_zh: string;
  readonly name_en: string | null;
  readonly lng: number;
  readonly lat: number;
  /** The mean of known facilities, not a surveyed point. */
  readonly approximate: boolean;
}

/** Why there is nothing, and what comes nearest. */
export interface Emptiness {
  /** Conditions of which dropping one alone brings markets, with how many; the most first. */
  readonly drop: readonly (readonly [Condition, number])[];
  /** The nearest market that fails only for its distance or the box. */
  readonly nearest: FinderCard | null;
  /** The words searched for occur nowhere, whatever the other conditions. */
  readonly isUnknown: boolean;
  /** Names that are closest to the words searched for. */
  readonly closest: readonly FinderMarket[];
}

export interface FinderResult {
  readonly dataVersion: number;
  readonly asOf: string;
  readonly matched: number;
  readonly starred: number;
  readonly unlocated: number;
  readonly sort: Sort;
  readonly cards: readonly FinderCard[];
  readonly counts: {
    readonly stars: readonly (readonly [StarValue, number])[];
    readonly anyStars: number;
    readonly districts: readonly (readonly [number, number])[];
    readonly anyDistrict: number;
    readonly statuses: readonly (readonly [Status, number])[];
    readonly features: readonly (readonly [Feature, number])[];
  };
  readonly origin: AnsweredOrigin | null;
  /** Only with an origin. */
  readonly reach: (Reach & { readonly nearestMarket: FinderMarket | null }) | null;
  readonly emptiness: Emptiness | null;
}

const CLOSEST = 3;

/**
 * @param point the origin of kind `me` or `pin` in EPSG:4547, whole centimetres; places are looked up by name
 * @param most cards to give
 */
export function answerOf(
  data: FinderData,
  question: FinderQuestion,
  point: PlanePoint | null,
  most: number,
): FinderResult {
  const origin = originOf(data, question, point);
  const measured = origin && { xCm: origin.xCm, yCm: origin.yCm };
  const asked = measured ? question : { ...question, origin: null };
  const findings = find(data, asked, measured);
  const reach = measured && reachFrom(data.markets, measured);
  return {
    dataVersion: data.dataVersion,
    asOf: data.asOf,
    matched: findings.hits.length,
    starred: findings.starred,
    unlocated: findings.unlocated,
    sort: sortOf(asked),
    cards: cardsOf(data, findings, most),
    counts: {
      stars: [...findings.stars],
      anyStars: findings.without.get('stars') ?? 0,
      districts: [...findings.districts].sort(([a], [b]) => a - b),
      anyDistrict: findings.without.get('district') ?? 0,
      statuses: [...findings.statuses],
      features: [...findings.features],
    },
    origin: origin && origin.named,
    reach: reach && {
      ...reach,
      nearestMarket: data.markets.find(({ id }) => id === reach.nearest?.id) ?? null,
    },
    emptiness: findings.hits.length === 0 ? emptinessOf(data, asked, measured, findings) : null,
  };
}

function originOf(
  data: FinderData,
  { origin }: FinderQuestion,
  point: PlanePoint | null,
): (PlanePoint & { named: AnsweredOrigin }) | null {
  if (!origin) return null;
  if (origin.kind !== 'place') {
    const { kind, lng, lat } = origin;
    return point && { ...point, named: { kind, name_zh: '', name_en: null, lng, lat, approximate: false } };
  }
  const place = namedPoint(data, origin);
  if (!place) return null;
  const { name_zh, name_en, lng, lat, approximate, xCm, yCm } = place;
  return { xCm, yCm, named: { kind: 'place', name_zh, name_en, lng, lat, approximate } };
}

function cardsOf({ markets }: FinderData, { hits }: Findings, most: number): FinderCard[] {
  return hits.slice(0, most).flatMap(({ at, distanceM }) => {
    const market = markets[at];
    return market ? [{ market, distanceM }] : [];
  });
}

function emptinessOf(
  data: FinderData,
  question: FinderQuestion,
  point: PlanePoint | null,
  { without }: Findings,
): Emptiness {
  const isUnknown = question.q !== '' && data.index.search(question.q).length === 0;
  const anywhere = {
    ...question,
    withinM: null,
    box: null,
    sort: point ? ('distance' as const) : question.sort,
  };
  const [nearest = null] = cardsOf(data, find(data, anywhere, point), 1);
  return {
    drop: [...without].filter(([, count]) => count > 0).sort(([, a], [, b]) => b - a),
    nearest: nearest ?? nearestStarred(data, question, point),
    isUnknown,
    closest: isUnknown ? data.index.closest(question.q, CLOSEST).flatMap((at) => data.markets[at] ?? []) : [],
  };
}

/** The nearest market with the stars asked for, wherever it lies. */
function nearestStarred(
  data: FinderData,
  question: FinderQuestion,
  point: PlanePoint | null,
): FinderCard | null {
  if (!point || question.stars.length === 0) return null;
  const { hits } = find(data, { ...EVERYTHING, stars: question.stars }, null);
  const wanted = new Set(hits.map(({ at }) => data.markets[at]));
  return marketsNear(data.markets, point, 1, (market) => wanted.has(market))[0] ?? null;
}
