import { describe, expect, it } from 'vitest';
import { Comparison } from '../../db/comparison.ts';
import type { Database, Sql } from '../../db/connect.ts';
import { publish } from '../../db/publish.ts';
import { scorecardCounts } from '../../db/scorecard.ts';
import { compareScorecard } from '../../db/scorecard-comparison.ts';
import { loadSnapshot } from '../../db/snapshot.ts';
import { verify } from '../../db/verify.ts';
import { DISTRICTS } from '../../geo/kinds/vocabulary.ts';
import { districtAreaKm2 } from '../../geo/place/district-area.ts';
import { inRolledBackTransaction, sharedDatabase } from './database.ts';
import { CITY_AS_OF, fillCity } from './fixture-city.ts';
import { fillInspections } from './fixture-inspections.ts';

const database = await sharedDatabase();
/** Year ends, month ends and days beside them, first days of terms, a day before anything. */
const DAYS = [
  ...['2026-11-20', '2026-12-31', '2026-10-31', '2026-10-30', '2026-09-01', '2026-01-01', '2025-12-31'],
  '2000-06-01',
];

const withCity = (work: (inside: Database) => Promise<void>) =>
  inRolledBackTransaction(database, async (inside) => {
    await inside.sql.begin(async (tx) => {
      await fillCity(tx);
      await fillInspections(tx);
    });
    await work(inside);
  });

const compareOn = async (
  inside: Database,
  days: readonly string[],
  data?: Awaited<ReturnType<typeof loadSnapshot>>,
) => {
  const held = data ?? (await loadSnapshot(inside, 1));
  const comparison = new Comparison();
  for (const day of days) await inside.sql.begin((tx) => compareScorecard(tx, held, day, comparison));
  return comparison;
};

describe('the counts of the made-up city', () => {
  it('are those of the engine, on any day', () =>
    withCity(async (inside) => {
      const { compared, differences } = await compareOn(inside, DAYS);
      expect(differences).toEqual([]);
      expect(compared).toBeGreaterThan(DAYS.length * 12 * 22);
    }));

  it('differ when one elevator becomes overdue, one canteen moves away, or a market loses its stars', () =>
    withCity(async (inside) => {
      const data = await loadSnapshot(inside, 1);
      const { sql } = inside;
      expect((await compareOn(inside, [CITY_AS_OF], data)).differences).toEqual([]);
      const mutate = async (what: Promise<unknown>, words: RegExp) => {
        await what;
        const { differences } = await compareOn(inside, [CITY_AS_OF], data);
        expect(differences.join('\n')).toMatch(words);
      };
      await mutate(
        sql`
          update elevator_due set next_due_on = ${CITY_AS_OF}::date - 1
          where facility_id = (
            select min(f.id) from facility f join elevator_due d on d.facility_id = f.id
            where f.status = 'open' and f.valid_to is null and d.next_due_on >= ${CITY_AS_OF}
          )`,
        /440100, elevators\.overdue/,
      );
      await mutate(
        sql`
          update facility set declared_district = 440115, located_district = null, geom = null, location_quality = 'none'
          where id = (select min(id) from facility where kind = 'canteen' and status = 'open' and valid_to is null)`,
        /440115, facilities\.canteen\.open/,
      );
      await mutate(
        sql`update market_rating set revoked_on = ${CITY_AS_OF} where state = 'granted' and revoked_on is null`,
        /440100, markets\.(valid|expired)/,
      );
      expect((await verify(inside, { snapshot: data })).differences.join('\n')).toMatch(
        /Scorecard, .*, 440100/,
      );
    }));

  it('are those of the version asked for, whatever came later', () =>
    withCity(async ({ sql }) => {
      const counts = (version: number) =>
        sql.begin((tx) => scorecardCounts(tx, { version, day: CITY_AS_OF }));
      const before = await counts(1);
      await sql.begin((tx) =>
        publish(tx, { asOf: CITY_AS_OF, cause: 'import', note: 'all elevators end' }, async (version) => {
          await tx`update facility set known_to = ${version} where kind = 'elevator'`;
          await tx`update inspection set known_to = ${version}`;
          await tx`update food_sampling set known_to = ${version}`;
        }),
      );
      expect(await counts(1)).toEqual(before);
      const [city] = (await counts(2)).lines;
      expect(city?.facilities.elevator.open).toBe(0);
      expect(city?.hazards).toEqual({ done: 0, pending: 0, missed: 0 });
      expect(city?.samples).toEqual({ sampled: 0, passed: 0 });
      expect(city?.schools.inspected).toBe(0);
      expect(city?.facilities.market).toEqual(before.lines[0]?.facilities.market);
    }));
});

describe('without any facts', () => {
  it('are zeros for the city and every district', () =>
    inRolledBackTransaction(database, async ({ sql }) => {
      await sql.begin((tx) => publish(tx, { asOf: CITY_AS_OF, cause: 'demo', note: '' }, async () => {}));
      const { lines, term } = await sql.begin((tx) => scorecardCounts(tx, { version: 1, day: CITY_AS_OF }));
      expect(term?.term.key).toBe('2026-autumn');
      expect(lines.map(({ district }) => district)).toEqual([440_100, ...DISTRICTS.map(({ code }) => code)]);
      for (const { district: _, ...counts } of lines) expect(JSON.stringify(counts)).not.toMatch(/:[1-9]/);
      const early = await sql.begin((tx) => scorecardCounts(tx, { version: 1, day: '2001-01-01' }));
      expect(early.term).toBeNull();
    }));
});

/** Two districts with a few facilities each, at the edges of every rule; the third has none. */
const [OWN, OTHER, EMPTY] = [440106, 440111, 440118];
const DAY = '2026-10-31';

async function fillEdges(tx: Sql): Promise<void> {
  await publish(tx, { asOf: DAY, cause: 'demo', note: 'edges' }, async (version) => {
    const [batch] = await tx<{ id: number }[]>`
      insert into import_batch (content, file_name, file_sha256, file_bytes, data_origin, mode, version, report)
      values ('demo', 'edges', repeat('0', 64), 0, 'synthetic', 'load', ${version}, '{}')
      returning id`;
    const source = { known_from: version, data_origin: 'synthetic', import_batch: batch?.id ?? 0 };
    let id = 0;
    const facility = async (kind: string, district: number, life: Record<string, string | null> = {}) => {
      id += 1;
      const row = { status: 'open', valid_from: '2015-01-01', valid_to: null, ...life };
      await tx`insert into facility_identity ${tx({ id, kind })}`;
      await tx`insert into facility ${tx({
        ...{
          row_id: id,
          id,
          kind,
          name_zh: `边界${id}`,
          declared_district: district,
          location_quality: 'none',
        },
        ...row,
        ...source,
      })}`;
      return id;
    };
    const elevator = async (
      district: number,
      { due, ...details }: { due?: string | null; installed_on?: string | null; residential?: boolean } = {},
      life = {},
    ) => {
      const row_id = await facility('elevator', district, life);
      await tx`insert into elevator ${tx({
        ...{ row_id, installed_on: null, use: 'passenger', residential: true, ...details },
      })}`;
      if (due !== undefined)
        await tx`insert into elevator_due ${tx({
          ...{ facility_id: row_id, next_due_on: due, valid_from: '2025-01-01', ...source },
        })}`;
      return row_id;
    };
    const inspect = async (
      facility_id: number,
      inspected_on: string,
      found = {},
      followups: object[] = [],
    ) => {
      const [made] = await tx<{ id: number }[]>`
        insert into inspection ${tx({
          ...{ facility_id, inspected_on, purpose: 'equipment', completed: true, result: null, hazards: 0 },
          ...found,
          ...source,
        })} returning id`;
      for (const one of followups)
        await tx`insert into followup ${tx({ inspection_id: made?.id ?? 0, done_on: null, ...one, ...source })}`;
    };

    // Elevators: due on the day is on time; the year of installation counts, not the day.
    const first = await elevator(OWN, { due: DAY, installed_on: '2011-12-31' });
    await elevator(OWN, { due: '2026-10-30', installed_on: '2012-01-01' });
    await elevator(OWN, { due: null });
    await elevator(OWN, { residential: false, installed_on: '1999-01-01' });
    const gone = await elevator(OWN, { due: '2020-01-01' }, { valid_to: DAY });
    await elevator(OWN, { due: '2020-01-01' }, { status: 'suspended' });
    await elevator(OTHER, { due: '2026-11-01', installed_on: '2026-01-01' }, { valid_from: DAY });
    await elevator(OTHER, { due: '2020-01-01' }, { valid_from: '2026-11-01' });

    // Hazards of the year, by what became of them.
    const done = { due_on: '2026-03-01', done_on: DAY, outcome: 'resolved' };
    await inspect(first, '2026-01-01', { result: 'hazard', hazards: 2 }, [done]); // 2 done, too late
    await inspect(first, '2025-12-31', { result: 'hazard', hazards: 9 }, [{ due_on: '2026-01-30' }]); // last year
    await inspect(first, DAY, { result: 'hazard' }, [{ due_on: DAY }]); // 1 pending: the deadline is the day
    await inspect(first, '2026-09-01', { hazards: 3 }, [{ due_on: '2026-10-30' }]); // 3 missed
    await inspect(first, '2026-05-01', { hazards: 4 }, [done, { ...done, done_on: '2026-11-01' }]); // 4 missed
    await inspect(first, '2026-05-02', { result: 'fail' }); // no hazard
    await inspect(first, '2026-05-03', { hazards: 5, completed: false }, [done]); // not completed
    await inspect(first, '2026-05-04', { hazards: 5, purpose: 'routine' }, [done]); // not of equipment
    await inspect(first, '2026-11-01', { hazards: 5 }, [done]); // to come
    await inspect(gone, '2026-02-01', { hazards: 1 }); // 1 missed: nothing on record; of a closed elevator

    // Stars: valid to the day, expired the day before, rated on the day, revoked on it, rated the day after.
    const rated = async (district: number, ratings: object[], life = {}) => {
      const market = await facility('market', district, life);
      await tx`insert into market ${tx({ row_id: market })}`;
      for (const one of ratings)
        await tx`insert into market_rating ${tx({
          ...{ facility_id: market, state: 'granted', stars: 4, issuer: '甲', scheme: '乙' },
          ...{ valid_until: null, revoked_on: null, ...one, ...source },
        })}`;
    };
    await rated(OWN, [{ rated_on: '2025-02-01' }, { rated_on: '2025-12-31', valid_until: DAY }]); // valid; 2025 once
    await rated(OWN, [{ rated_on: '2025-01-01', valid_until: '2026-10-30' }]); // expired
    await rated(OWN, [{ rated_on: DAY }, { rated_on: '2026-11-01', stars: 1 }]); // valid; 2026
    await rated(OWN, [{ rated_on: '2025-06-01', revoked_on: DAY }]); // nothing
    await rated(OWN, [{ rated_on: '2025-06-01', state: 'pending', stars: null }]); // nothing
    await rated(OWN, [{ rated_on: '2025-06-01' }], { valid_to: DAY }); // closed on the day
    await rated(OTHER, [{ rated_on: '2024-06-01' }, { rated_on: '2025-06-01', revoked_on: '2026-01-01' }]); // the newest was revoked

    // School canteens: inspected on the first day and on the day, the day after, closed in term with and without.
    const school = async (life = {}, bright: boolean | null = null, visits: string[] = []) => {
      const row_id = await facility('canteen', OWN, life);
      await tx`insert into canteen ${tx({ row_id, type: 'school', bright_kitchen: bright })}`;
      for (const day of visits) await inspect(row_id, day, { purpose: 'term' });
    };
    await school({}, true, ['2026-09-01']);
    await school({}, false, [DAY, DAY]);
    await school({}, true, ['2026-11-01', '2026-08-31']);
    await school({ valid_to: '2026-10-01' });
    await school({ valid_to: '2026-10-01' }, true, ['2026-09-15']);
    await school({ status: 'suspended' }, true);
    await school({ valid_from: '2026-09-02' });

    // Samples: October ends on the day, November does not; last year does not count.
    for (const [month, sampled, passed] of [
      ['2025-12-01', 100, 0],
      ['2026-01-01', 50, 49],
      ['2026-10-01', 50, 48],
      ['2026-11-01', 100, 0],
    ] as const)
      await tx`insert into food_sampling ${tx({ ...{ district: OWN, month, sampled, passed }, ...source })}`;
  });
}

describe('counts at the edges of every rule', () => {
  const countsOn = async (day: string) => {
    let counts: Awaited<ReturnType<typeof scorecardCounts>> | undefined;
    await inRolledBackTransaction(database, async (inside) => {
      await inside.sql.begin((tx) => fillEdges(tx));
      counts = await inside.sql.begin((tx) => scorecardCounts(tx, { version: 1, day }));
      expect((await compareOn(inside, [day])).differences).toEqual([]);
    });
    const of = (district: number) => counts?.lines.find((line) => line.district === district);
    return { own: of(OWN), other: of(OTHER), empty: of(EMPTY), city: of(440_100) };
  };

  it('are those worked out by hand', async () => {
    const { own, other, empty, city } = await countsOn(DAY);
    expect(own).toEqual({
      district: OWN,
      facilities: {
        market: { open: 5, located: 0 },
        canteen: { open: 4, located: 0 },
        elevator: { open: 4, located: 0 },
        station: { open: 0, located: 0 },
      },
      markets: { valid: 2, expired: 1, granted: { 2025: 2, 2026: 1 } },
      schools: { in_scope: 6, inspected: 3, closed: 1, missing: 2 },
      suppliers: { in_scope: 0, inspected: 0, closed: 0, missing: 0 },
      elevators: { overdue: 1, on_time: 1, unknown: 2, residential: 3, old: 1, undated: 1 },
      hazards: { done: 2, pending: 1, missed: 8 },
      canteens: { bright: 2, not_bright: 1, unknown: 1 },
      samples: { sampled: 100, passed: 97 },
    });
    expect(other).toMatchObject({
      facilities: { market: { open: 1 }, elevator: { open: 1 } },
      markets: { valid: 0, expired: 0, granted: { 2024: 1 } },
      elevators: { overdue: 0, on_time: 1, unknown: 0, residential: 1, old: 0, undated: 0 },
      hazards: { done: 0, pending: 0, missed: 0 },
    });
    expect(empty).toMatchObject({ facilities: { market: { open: 0 } }, markets: { granted: {} } });
    expect(city).toMatchObject({
      facilities: { market: { open: 6 }, elevator: { open: 5 } },
      markets: { valid: 2, expired: 1, granted: { 2024: 1, 2025: 2, 2026: 1 } },
      hazards: { done: 2, pending: 1, missed: 8 },
    });
  });

  it('change with the day after', async () => {
    const { own, other } = await countsOn('2026-11-01');
    expect(own).toMatchObject({
      markets: { valid: 1, expired: 2 },
      schools: { in_scope: 6, inspected: 4, closed: 1, missing: 1 },
      elevators: { overdue: 2, on_time: 0 },
      hazards: { done: 11, pending: 0, missed: 5 },
    });
    expect(other).toMatchObject({ elevators: { overdue: 1, on_time: 1 } });
  });
});

describe('the area of a district', () => {
  it('is that of PostGIS', async () => {
    const rows = await database.sql<{ code: number; km2: number }[]>`
      select code, st_area(geom_4547) / 1e6 as km2 from district`;
    expect(rows).toHaveLength(DISTRICTS.length);
    // PROJ and proj4js agree to 0.1 mm: some parts in 10⁸ of an area.
    for (const { code, km2 } of rows) expect(Math.abs(districtAreaKm2(code) / km2 - 1)).toBeLessThan(1e-7);
  });
});
