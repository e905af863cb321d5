/** What a stated rating changes in the ratings known of a market. Pure: records in, records out. */
import { type MarketRating, ratingOn } from '../../geo/kinds/market.ts';
import type { Day } from '../../geo/kinds/day.ts';
import type { StatedRating } from './facility-row.ts';

/** A row of `market_rating`. `rowId` is null before it is stored. */
export interface RatingRecord extends MarketRating {
  readonly rowId: number | null;
  readonly issuer: string;
  readonly scheme: string;
}

/** Rows to supersede and rows to add; `note` when something had to be assumed or could not be used. */
export interface RatingChange {
  readonly supersede: readonly number[];
  readonly insert: readonly RatingRecord[];
  readonly note: 'undated' | 'revoked_unknown' | null;
}

/** Stands for an issuer or scheme that the file does not name. */
export const NOT_STATED = '未注明';
const NOTHING: RatingChange = { supersede: [], insert: [], note: null };

function supersede(old: RatingRecord, next: RatingRecord): RatingChange {
  const same = (['stars', 'ratedOn', 'validUntil', 'revokedOn', 'issuer', 'scheme'] as const).every(
    (key) => old[key] === next[key],
  );
  if (same || old.rowId === null) return NOTHING;
  return { supersede: [old.rowId], insert: [{ ...next, rowId: null }], note: null };
}

/**
 * Compares a stated rating with the known ones. Without a day, the newest granted rating with the same stars is
 * taken to be meant; else it counts from `asOf` (or from its last valid day, when that is earlier).
 */
export function diffRating(known: readonly RatingRecord[], stated: StatedRating, asOf: Day): RatingChange {
  const { word, validUntil, revokedOn } = stated;
  const newest = known
    .filter(({ state }) => state === 'granted')
    .reduce<RatingRecord | null>(
      (best, one) => (best === null || one.ratedOn > best.ratedOn ? one : best),
      null,
    );
  if (word.state === 'unrated') return NOTHING;
  if (word.state === 'pending') {
    const ratedOn = stated.ratedOn ?? asOf;
    if (stated.ratedOn === null && ratingOn(known, asOf).state === 'pending') return NOTHING;
    const old = known.find((one) => one.state === 'pending' && one.ratedOn === ratedOn);
    const base = {
      rowId: null,
      state: 'pending',
      stars: null,
      ratedOn,
      validUntil: null,
      revokedOn: null,
    } as const;
    const next = {
      ...base,
      issuer: stated.issuer ?? old?.issuer ?? NOT_STATED,
      scheme: stated.scheme ?? old?.scheme ?? NOT_STATED,
    };
    return old ? supersede(old, next) : { supersede: [], insert: [next], note: null };
  }
  if (word.state === 'revoked') {
    const old =
      stated.ratedOn === null
        ? newest
        : (known.find((one) => one.state === 'granted' && one.ratedOn === stated.ratedOn) ?? newest);
    if (old === null) return { ...NOTHING, note: 'revoked_unknown' };
    if (old.revokedOn !== null && (revokedOn === null || revokedOn === old.revokedOn)) return NOTHING;
    const day = revokedOn ?? asOf;
    return supersede(old, { ...old, revokedOn: day < old.ratedOn ? old.ratedOn : day });
  }
  const dated = stated.ratedOn;
  if (dated === null && newest !== null && newest.stars === word.stars && newest.revokedOn === null) {
    return supersede(newest, {
      ...newest,
      validUntil: validUntil !== null && validUntil >= newest.ratedOn ? validUntil : newest.validUntil,
      issuer: stated.issuer ?? newest.issuer,
      scheme: stated.scheme ?? newest.scheme,
    });
  }
  const ratedOn = dated ?? (validUntil !== null && validUntil < asOf ? validUntil : asOf);
  const old = known.find((one) => one.state === 'granted' && one.ratedOn === ratedOn);
  const next: RatingRecord = {
    rowId: null,
    state: 'granted',
    stars: word.stars,
    ratedOn,
    validUntil: validUntil ?? old?.validUntil ?? null,
    revokedOn: revokedOn ?? old?.revokedOn ?? null,
    issuer: stated.issuer ?? old?.issuer ?? NOT_STATED,
    scheme: stated.scheme ?? old?.scheme ?? NOT_STATED,
  };
  const change = old ? supersede(old, next) : { supersede: [], insert: [next], note: null };
  return dated === null && change.insert.length > 0 ? { ...change, note: 'undated' } : change;
}
