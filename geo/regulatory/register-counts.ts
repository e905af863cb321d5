/** What a scorecard counts in the register of a day. */
import { type FacilityColumns, NO_DAY } from '../columns/columns.ts';
import { selectFacilities } from '../columns/filters.ts';
import { CITY_CODE } from '../coverage/coverage.ts';
import { DISTRICTS, type Kind, KINDS, RATING_STATES } from '../kinds/vocabulary.ts';
import type { DistrictCounts, RegisterCounts } from './district-counts.ts';
import { OLD_FROM_YEARS } from './old-elevators.ts';

/** A day as days since 2000-01-01, and its year. */
export interface CountedDay {
  readonly today: number;
  readonly year: number;
}

const [RATED, EXPIRED] = [RATING_STATES.indexOf('rated'), RATING_STATES.indexOf('expired')];

/**
 * Open facilities by declared district (440100 = the city, with those that declare none): all and located ones,
 * elevators by due date (due on the day is on time) and age (by calendar years), markets by the stars in force.
 * Districts without any have zeros.
 */
export function registerCounts(
  columns: Readonly<Record<Kind, FacilityColumns>>,
  day: CountedDay,
): ReadonlyMap<number, RegisterCounts> {
  const places = new Map([CITY_CODE, ...DISTRICTS.map(({ code }) => code)].map((code) => [code, zeros()]));
  const city = places.get(CITY_CODE);
  for (const kind of KINDS) {
    const own = columns[kind];
    for (const at of selectFacilities(own)) {
      const declared = own.declaredDistrict[at] as number; // positions in the columns
      const district = declared === 0 ? undefined : places.get(CITY_CODE + declared);
      for (const counts of [city, district]) if (counts) add(counts, own, at, day);
    }
  }
  return places;
}

/** The counts while they are made. */
type Growing<Counts> = {
  -readonly [Key in keyof Counts]: Counts[Key] extends number ? number : Growing<Counts[Key]>;
};

const none = () => ({ open: 0, located: 0 });
const zeros = (): Growing<RegisterCounts> => ({
  facilities: { market: none(), canteen: none(), elevator: none(), station: none() },
  elevators: { overdue: 0, on_time: 0, unknown: 0, residential: 0, old: 0, undated: 0 },
  stars: { valid: 0, expired: 0 },
});

function add(counts: Growing<RegisterCounts>, columns: FacilityColumns, at: number, day: CountedDay): void {
  const { kind } = columns;
  counts.facilities[kind].open += 1;
  if (columns.locationQuality[at] !== 0) counts.facilities[kind].located += 1;
  if (kind === 'elevator') addElevator(counts.elevators, columns, at, day);
  if (kind !== 'market') return;
  if (columns.ratingState[at] === RATED) counts.stars.valid += 1;
  if (columns.ratingState[at] === EXPIRED) counts.stars.expired += 1;
}

function addElevator(
  counts: Growing<DistrictCounts['elevators']>,
  columns: FacilityColumns,
  at: number,
  { today, year }: CountedDay,
): void {
  const due = columns.nextDueDay[at] as number; // positions in the columns
  if (due === NO_DAY) counts.unknown += 1;
  else if (due < today) counts.overdue += 1;
  else counts.on_time += 1;
  if (columns.residential[at] !== 1) return;
  counts.residential += 1;
  const installed = columns.installYear[at] as number; // as above
  if (installed === 0) counts.undated += 1;
  else if (year - installed >= OLD_FROM_YEARS) counts.old += 1;
}
