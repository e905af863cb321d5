/** Holds the counts of scorecards in SQL against the engine in geo/, from the snapshot and from single records. */
import { type FacilityColumns, NO_DAY } from '../geo/columns/columns.ts';
import { selectFacilities } from '../geo/columns/filters.ts';
import { CITY_CODE } from '../geo/coverage/coverage.ts';
import type { Kind } from '../geo/kinds/vocabulary.ts';
import type { DistrictCounts } from '../geo/regulatory/district-counts.ts';
import { foodSamples } from '../geo/regulatory/food-samples.ts';
import { grantedByYear } from '../geo/regulatory/granted-stars.ts';
import { hazardFollowup } from '../geo/regulatory/hazard-followup.ts';
import { registerCounts } from '../geo/regulatory/register-counts.ts';
import type { Comparison } from './comparison.ts';
import type { Sql } from './connect.ts';
import { brightKitchens, equipmentInspections, foodSamplings } from './queries/scorecard-rows.ts';
import { scorecardCounts } from './scorecard.ts';
import { columnsOn, dayNumber, type SnapshotData } from './snapshot.ts';

/** Everything of a district but its terms, which `compareRegulatory` compares. */
type Recounted = Omit<DistrictCounts, 'district' | 'schools' | 'suppliers'>;

/**
 * Compares every count of the city and of each district.
 * @param day YYYY-MM-DD
 */
export async function compareScorecard(
  tx: Sql,
  data: SnapshotData,
  day: string,
  comparison: Comparison,
): Promise<void> {
  const { lines } = await scorecardCounts(tx, { version: data.version.version, day });
  const recount = await engineCounts(tx, data, day);
  for (const line of lines) {
    const { district, schools: _schools, suppliers: _suppliers, ...counts } = line;
    const postgis = leavesOf(counts);
    const engine = leavesOf(recount(district));
    for (const name of new Set([...postgis.keys(), ...engine.keys()]))
      comparison.same(
        `Scorecard, ${day}, ${district}, ${name}`,
        postgis.get(name) ?? null,
        engine.get(name) ?? null,
      );
  }
}

/** Reads what the snapshot does not hold, and counts a district (440100 = the city) when asked to. */
async function engineCounts(tx: Sql, data: SnapshotData, day: string) {
  const { version } = data.version;
  const of = (kind: Kind) => columnsOn(data, kind, day);
  const columns = {
    market: of('market'),
    canteen: of('canteen'),
    elevator: of('elevator'),
    station: of('station'),
  };
  const register = registerCounts(columns, { today: dayNumber(day), year: Number(day.slice(0, 4)) });
  const inspections = await equipmentInspections(tx, version);
  const samplings = await foodSamplings(tx, version);
  // Of each canteen the last row that had begun.
  const begun = (await brightKitchens(tx, version)).filter(({ validFrom }) => validFrom <= day);
  const bright = new Map(begun.map((row) => [row.id, row.bright]));
  const granted = grantedByYear(ratingsOf(data), day);
  const { elevator } = columns;
  const declared = new Map(Array.from(elevator.id, (id, at) => [id, elevator.declaredDistrict[at]]));
  return (district: number): Recounted => {
    const place = district === CITY_CODE ? null : district - CITY_CODE;
    const isHere = (its: number | undefined) => its !== undefined && (place === null || its === place);
    const openIds = (own: FacilityColumns) =>
      Array.from(selectFacilities(own))
        .filter((at) => isHere(own.declaredDistrict[at]))
        .map((at) => own.id[at] ?? 0);
    const kitchens = openIds(columns.canteen).map((id) => bright.get(id) ?? null);
    const markets = new Set(openIds(columns.market));
    const ofYear = [...granted].map(
      ([year, rated]) => [year, [...rated].filter((id) => markets.has(id)).length] as const,
    );
    const counted = register.get(district);
    if (!counted) throw new RangeError(`There are no counts of ${district}.`);
    return {
      facilities: counted.facilities,
      elevators: counted.elevators,
      markets: { ...counted.stars, granted: Object.fromEntries(ofYear.filter(([, count]) => count > 0)) },
      hazards: hazardFollowup(
        inspections.filter(({ facility }) => isHere(declared.get(facility))),
        day,
      ),
      canteens: {
        bright: kitchens.filter((one) => one === true).length,
        not_bright: kitchens.filter((one) => one === false).length,
        unknown: kitchens.filter((one) => one === null).length,
      },
      samples: foodSamples(
        samplings.filter((one) => isHere(one.district - CITY_CODE)),
        day,
      ),
    };
  };
}

/** Ratings granted to markets, from the snapshot. */
function ratingsOf({ ratings }: SnapshotData) {
  const dayOf = (number = NO_DAY) => new Date(Date.UTC(2000, 0, 1 + number)).toISOString().slice(0, 10);
  return Array.from(ratings.facilityId.keys())
    .filter((at) => (ratings.stars[at] ?? 0) > 0)
    .map((at) => ({
      market: ratings.facilityId[at] ?? 0,
      ratedOn: dayOf(ratings.ratedOn[at]),
      revokedOn: ratings.revokedOn[at] === NO_DAY ? null : dayOf(ratings.revokedOn[at]),
    }));
}

/** The numbers of an object by their path: "elevators.overdue". */
function leavesOf(counts: object, path = ''): Map<string, number> {
  return new Map(
    Object.entries(counts).flatMap(([key, value]: [string, number | object]) =>
      typeof value === 'number' ? [[path + key, value] as const] : [...leavesOf(value, `${path}${key}.`)],
    ),
  );
}
