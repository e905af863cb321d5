/** Star ratings of markets: granted, pending, revoked, expired, renewed, corrected. */
import { dayOf, dayText } from './days.ts';
import { recentDay, type Spell, versionKnowing } from './history.ts';
import { DEMO_AS_OF, DEMO_VERSIONS } from './plan.ts';
import { type Random, randomStream } from './random.ts';
import { type DemoVersion, type RatingRecord, Table } from './record.ts';

/** What a market has on the as-of day: stars (valid or expired), or why it has none. */
export type Standing = 1 | 2 | 3 | 4 | 5 | 'unrated' | 'pending' | 'revoked';

export interface RatedMarket {
  readonly id: number;
  readonly standing: Standing;
  readonly spells: readonly Spell[];
}

const SCHEME = '示例星级农贸市场评定办法';
const ISSUERS = ['示例评定机构（市级）', '示例评定机构（区级）'];
const VALID_DAYS = 3 * 365;
const TODAY = dayOf(DEMO_AS_OF);
const FIRST = dayOf(DEMO_VERSIONS[0].asOf);

/** Shares of the rated markets: expired since, rated in October or November, entered with wrong stars at first. */
const EXPIRED = 0.11;
const RECENT = 0.04;
const CORRECTED = 0.015;
/** Share that had an earlier rating, three years before. */
const EARLIER = 0.35;

/** The ratings of all markets, in their order. Each group of special cases has at least one market of three stars or more. */
export function rateMarkets(markets: readonly RatedMarket[]): RatingRecord[] {
  const random = randomStream('ratings');
  const ratings = new Table<RatingRecord>();
  const rated = markets.filter(({ standing }) => typeof standing === 'number').length;
  const groups = [EXPIRED, RECENT, CORRECTED].map((share) => Math.max(1, Math.round(rated * share)));
  const [expired = 0, recent = 0, corrected = 0] = groups;
  let n = 0;
  for (const { id, standing } of markets) {
    const write = new Writer(ratings, id, random);
    if (standing === 'pending') write.pending(FIRST - 10 - random.below(120));
    else if (standing === 'revoked') revoke(write, random);
    else if (standing !== 'unrated') {
      // A stride that shares no factor with the number spreads the groups over all of the markets.
      const turn = (n++ * 7) % Math.max(rated, 1);
      if (turn < expired) write.granted(standing, TODAY - VALID_DAYS - 1 - random.below(400), 1);
      else if (turn < expired + recent) renew(write, standing, random);
      else {
        const day = TODAY - 60 - random.below(VALID_DAYS - 80);
        if (random.chance(EARLIER))
          write.granted(Math.max(1, standing - random.below(2)), day - VALID_DAYS - 20, 1);
        if (turn < expired + recent + corrected) {
          // The stars were entered wrongly at first: a correction, known since the third version.
          write.granted(standing === 1 ? 2 : standing - 1, day, 1, 3);
          write.granted(standing, day, 3);
        } else write.granted(standing, day, 1);
      }
    }
  }
  return ratings.rows;
}

/** Rated in October or November: before that a star less, or only applied for. */
function renew(write: Writer, standing: number, random: Random): void {
  const day = recentDay(random);
  if (standing > 1 && random.chance(0.5)) write.granted(standing - 1, day - VALID_DAYS - random.below(60), 1);
  else write.pending(FIRST - 5 - random.below(60));
  write.granted(standing, day, versionKnowing(day));
}

/** Withdrawn: some before the first version, some since. */
function revoke(write: Writer, random: Random): void {
  const day = FIRST - 200 - random.below(500);
  const stars = 1 + random.below(4);
  if (random.chance(0.7)) return write.granted(stars, day, 1, null, FIRST - random.below(150));
  const revoked = recentDay(random);
  const version = versionKnowing(revoked);
  write.granted(stars, day, 1, version);
  write.granted(stars, day, version, null, revoked);
}

/** Writes rows of one market. Days as numbers. */
class Writer {
  readonly #ratings: Table<RatingRecord>;
  readonly #id: number;
  readonly #issuer: string;

  constructor(ratings: Table<RatingRecord>, id: number, random: Random) {
    this.#ratings = ratings;
    this.#id = id;
    this.#issuer = random.pick(ISSUERS);
  }

  granted(
    stars: number,
    day: number,
    known: DemoVersion,
    until: DemoVersion | null = null,
    revoked?: number,
  ): void {
    this.#write('granted', stars, day, day + VALID_DAYS, revoked ?? null, known, until);
  }

  pending(day: number): void {
    this.#write('pending', null, day, null, null, 1, null);
  }

  #write(
    state: 'granted' | 'pending',
    stars: number | null,
    day: number,
    validUntil: number | null,
    revoked: number | null,
    known: DemoVersion,
    until: DemoVersion | null,
  ): void {
    this.#ratings.add({
      facility_id: this.#id,
      state,
      stars,
      rated_on: dayText(day),
      valid_until: validUntil === null ? null : dayText(validUntil),
      revoked_on: revoked === null ? null : dayText(revoked),
      issuer: this.#issuer,
      scheme: SCHEME,
      known_from: known,
      known_to: until,
      data_origin: 'synthetic',
      import_batch: known,
    });
  }
}
