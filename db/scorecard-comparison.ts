/** Holds the counts of scorecards in SQL against the engine in geo/, from the snapshot and from single records. */
import { CITY_CODE } from '../geo/coverage/coverage.ts';
import { KINDS } from '../geo/kinds/vocabulary.ts';
import type { DistrictCounts } from '../geo/regulatory/district-counts.ts';
import { foodSamples } from '../geo/regulatory/food-samples.ts';
import { grantedByYear } from '../geo/regulatory/granted-stars.ts';
import { hazardFollowup } from '../geo/regulatory/hazard-followup.ts';
import { elevatorCounts, facilityCounts, openIn, starCounts } from '../geo/regulatory/register-counts.ts';
import type { Comparison } from './comparison.ts';
import type { Sql } from './connect.ts';
import { brightKitchens, equipmentInspections, foodSamplings } from './queries/scorecard-rows.ts';
import { NO_DAY } from '../geo/columns/columns.ts';
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
  const columns = Object.fromEntries(KINDS.map((kind) => [kind, columnsOn(data, kind, day)])) as Record<
    (typeof KINDS)[number],
    ReturnType<typeof columnsOn>
  >; // every kind is there
  const inspections = await equipmentInspections(tx, version);
  const samplings = await foodSamplings(tx, version);
  const bright = new Map(
    (await brightKitchens(tx, version))
      .filter(({ validFrom }) => validFrom <= day)
      .map((row) => [row.id, row.bright]), // the last one that had begun
  );
  const granted = grantedByYear(ratingsOf(data), day);
  const districtOf = new Map(
    Array.from(columns.elevator.id, (id, at) => [id, columns.elevator.declaredDistrict[at]]),
  );
  return (district: number): Recounted => {
    const place = district === CITY_CODE ? null : district - CITY_CODE;
    const open = (kind: (typeof KINDS)[number]) => openIn(columns[kind], place);
    const facilities = (kind: (typeof KINDS)[number]) => facilityCounts(columns[kind], open(kind));
    const kitchens = Array.from(open('canteen'), (at) => bright.get(columns.canteen.id[at] ?? 0) ?? null);
    const markets = new Set(Array.from(open('market'), (at) => columns.market.id[at]));
    const ofYear = [...granted].map(
      ([year, rated]) => [year, [...rated].filter((id) => markets.has(id)).length] as const,
    );
    return {
      facilities: {
        market: facilities('market'),
        canteen: facilities('canteen'),
        elevator: facilities('elevator'),
        station: facilities('station'),
      },
      markets: {
        ...starCounts(columns.market, open('market')),
        granted: Object.fromEntries(ofYear.filter(([, count]) => count > 0)),
      },
      elevators: elevatorCounts(columns.elevator, open('elevator'), {
        today: dayNumber(day),
        year: Number(day.slice(0, 4)),
      }),
      hazards: hazardFollowup(
        inspections.filter(({ facility }) => {
          const declared = districtOf.get(facility);
          return declared !== undefined && (place === null || declared === place);
        }),
        day,
      ),
      canteens: {
        bright: kitchens.filter((one) => one === true).length,
        not_bright: kitchens.filter((one) => one === false).length,
        unknown: kitchens.filter((one) => one === null).length,
      },
      samples: foodSamples(
        samplings.filter((one) => place === null || one.district === district),
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
