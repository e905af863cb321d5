/** What the page of one market shows: the record, whether its rating is old, good markets near by, a sketch. */
import type { FacilityAnswer } from '$geo/answers.ts';
import type { FinderMarket } from '$geo/finder/market.ts';
import { GOOD_STARS, marketsNear } from '$geo/finder/reach.ts';
import { isStaleOn, STALE_AFTER_YEARS } from '$geo/finder/staleness.ts';
import { AppError, NotFoundError } from '$geo/errors.ts';
import { facility } from './facility.ts';
import { finderData } from './finder.ts';
import { marketSketch, type MarketSketch } from './market-sketch.ts';
import type { Snapshot } from './snapshot.ts';

const MOST_NEAR = 4;

export interface NearMarket {
  readonly market: FinderMarket;
  readonly distanceM: number;
}

export interface MarketPage {
  readonly market: FinderMarket;
  readonly facility: FacilityAnswer;
  /** Rated more than `staleYears` before the as-of day. */
  readonly isStale: boolean;
  readonly staleYears: number;
  /** Nearest open markets with three stars or more; empty where the market has no position. */
  readonly near: readonly NearMarket[];
  readonly sketch: MarketSketch | null;
}

/** A market that is closed: what its page was, and where to go instead. */
export interface ClosedMarket {
  readonly market: FinderMarket;
  /** First day out of use, YYYY-MM-DD; null where the record does not say. */
  readonly closedOn: string | null;
  readonly near: readonly NearMarket[];
}

/** The market with an id. @throws NotFoundError `market_unknown` */
export function marketById(snapshot: Snapshot, id: number): FinderMarket {
  const market = finderData(snapshot).markets.find((one) => one.id === id);
  if (market) return market;
  throw new NotFoundError('market_unknown', `There is no market ${id} in data version ${snapshot.version}.`);
}

/** @throws NotFoundError for an unknown facility */
export async function marketPage(snapshot: Snapshot, market: FinderMarket): Promise<MarketPage> {
  const answer = await facility(snapshot, String(market.id));
  const staleYears = staleYearsOf(process.env);
  return {
    market,
    facility: answer,
    isStale:
      market.stars !== null &&
      market.rated_on !== null &&
      isStaleOn(market.rated_on, snapshot.asOf, staleYears),
    staleYears,
    near: nearTo(snapshot, market, GOOD_STARS),
    sketch: marketSketch(snapshot, market),
  };
}

/** What is left to say of a closed market: open ones near by, with or without stars. */
export async function closedMarket(snapshot: Snapshot, market: FinderMarket): Promise<ClosedMarket> {
  const { properties } = await facility(snapshot, String(market.id));
  const last = properties.history.at(-1);
  const closedOn = last?.status === 'closed' ? last.valid_from : (last?.valid_to ?? null);
  return { market, closedOn, near: nearTo(snapshot, market, 0) };
}

function nearTo(snapshot: Snapshot, { id, x_cm, y_cm }: FinderMarket, starsMin: number): NearMarket[] {
  if (x_cm === null || y_cm === null) return [];
  const { markets } = finderData(snapshot);
  const origin = { id, xCm: x_cm, yCm: y_cm };
  return marketsNear(markets, origin, MOST_NEAR, ({ stars }) => (stars ?? 0) >= starsMin);
}

/** SUITU_RATING_STALE_YEARS: whole years from 1 to 20. @throws AppError `setting_invalid` */
export function staleYearsOf(env: NodeJS.ProcessEnv): number {
  const text = env.SUITU_RATING_STALE_YEARS;
  if (text === undefined || text === '') return STALE_AFTER_YEARS;
  const years = Number(text);
  if (Number.isInteger(years) && years >= 1 && years <= 20) return years;
  throw new AppError(
    'setting_invalid',
    `SUITU_RATING_STALE_YEARS is "${text}"; allowed are whole years from 1 to 20.`,
  );
}
