import { existsSync, readFileSync } from 'node:fs';
import type { FeatureCollection } from 'geojson';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DISTRICTS, KINDS } from '../../geo/kinds/vocabulary.ts';
import { loadDemo } from '../../db/demo/index.ts';
import { DEMO_VERSIONS, demoCounts } from '../../db/demo/plan.ts';
import { type OwnDatabase, ownDatabase } from './database.ts';

let database: OwnDatabase;
let before: { constraints: string[]; indexes: string[] };
const said: string[] = [];

/** Constraints with their definition and state, and indexes: nothing may be missing after a load. */
async function guards({ sql }: OwnDatabase) {
  const constraints = await sql<{ text: string }[]>`
    select conrelid::regclass || ' ' || conname || ' ' || convalidated || ' ' || pg_get_constraintdef(oid) as text
    from pg_constraint
    where connamespace = 'public'::regnamespace
    order by 1`;
  const indexes = await sql<{ text: string }[]>`
    select indexdef as text from pg_indexes where schemaname = 'public' order by 1`;
  return { constraints: constraints.map(({ text }) => text), indexes: indexes.map(({ text }) => text) };
}

beforeAll(async () => {
  database = await ownDatabase();
  before = await guards(database);
});
afterAll(() => database.drop());

describe('loading the demonstration', () => {
  it('leaves the database empty when it is interrupted', async () => {
    const interrupt = (text: string) => {
      if (text.includes('inspections')) throw new Error('power cut');
    };
    await expect(loadDemo(database, 'small', interrupt)).rejects.toThrow('power cut');
    const [counts] = await database.sql`
      select
        (select count(*)::int from facility) as facilities,
        (select count(*)::int from population_cell) as cells,
        (select count(*)::int from data_version) as versions`;
    expect(counts).toEqual({ facilities: 0, cells: 0, versions: 0 });
    expect(await guards(database)).toEqual(before);
  });

  it('publishes three versions and says what it does', async () => {
    const { version } = await loadDemo(database, 'small', (text) => said.push(text));
    expect(version).toBe(3);
    const versions = await database.sql`
      select version, as_of, cause, population_grid from data_version order by version`;
    expect([...versions]).toEqual(
      DEMO_VERSIONS.map(({ version: number, asOf }) => ({
        version: number,
        as_of: asOf,
        cause: 'demo',
        population_grid: 'demo-100m',
      })),
    );
    expect(said.length).toBeGreaterThanOrEqual(4);
    expect(said.every((text) => /^[A-Z]/.test(text))).toBe(true);
  });

  it('puts every constraint, index and trigger back', async () => {
    expect(await guards(database)).toEqual(before);
    const [disabled] = await database.sql`select count(*)::int as n from pg_trigger where tgenabled <> 'O'`;
    expect(disabled?.n).toBe(0);
  });

  it('is refused when there are facts already', async () => {
    await expect(loadDemo(database, 'small', () => {})).rejects.toThrow(
      'The database holds facts (version 3)',
    );
  });
});

describe('the loaded facts', () => {
  it('have a fiftieth of the census per district', async () => {
    const rows = await database.sql<{ district: number; people: number }[]>`
      select district, sum(people)::int as people from population_cell group by district order by district`;
    expect(rows.map(({ district }) => district)).toEqual(DISTRICTS.map(({ code }) => code));
    DISTRICTS.forEach(({ population2020 }, i) =>
      expect(Math.abs((rows[i]?.people ?? 0) - population2020 / 50)).toBeLessThan(1),
    );
  });

  it('have as many facilities of each kind as planned', async () => {
    const rows = await database.sql<{ kind: string; n: number }[]>`
      select kind, count(*)::int as n from facility_identity group by kind`;
    const counts = demoCounts('small');
    const found = Object.fromEntries(rows.map(({ kind, n }) => [kind, n]));
    expect(Object.keys(found).sort()).toEqual([...KINDS].sort());
    expect(found.market).toBe(counts.markets);
    expect(found.elevator).toBe(counts.elevators);
  });

  it('are labelled synthetic, every one', async () => {
    for (const table of [
      'facility',
      'market_rating',
      'elevator_due',
      'inspection',
      'followup',
      'food_sampling',
      'import_batch',
      'population_grid',
    ]) {
      const [row] = await database.sql<{ all: number; labelled: number }[]>`
        select count(*)::int as all, count(*) filter (where data_origin = 'synthetic')::int as labelled
        from ${database.sql(table)}`;
      expect(row?.all, table).toBeGreaterThan(0);
      expect(row?.labelled, table).toBe(row?.all);
    }
    const [unnamed] = await database.sql`
      select count(*)::int as n from facility where name_zh not like '%示例%' or name_en not like 'Demo %'`;
    expect(unnamed?.n).toBe(0);
  });

  it('lie in the district that SQL finds for them, cells and facilities', async () => {
    const wrong = await database.sql`
      select f.row_id, f.located_district, min(d.code) as code
      from facility f
      left join district d on st_intersects(d.geom, f.geom)
      where f.geom is not null
      group by f.row_id, f.located_district
      having f.located_district is distinct from min(d.code)`;
    expect([...wrong]).toEqual([]);
    const cells = await database.sql`
      select c.id, c.district, min(d.code) as code
      from population_cell c
      left join district d on st_intersects(d.geom, c.geom)
      group by c.id, c.district
      having c.district is distinct from min(d.code)`;
    expect([...cells]).toEqual([]);
  });

  it('have cells whose two centres are the same place to the millimetre', async () => {
    const [row] = await database.sql<{ off: number }[]>`
      select max(st_distance(st_transform(geom, 4547), geom_4547))::float8 as off from population_cell`;
    expect(row?.off).toBeLessThan(0.001);
    const [whole] = await database.sql<{ n: number }[]>`
      select count(*)::int as n from population_cell
      where x_cm <> round(st_x(geom_4547) * 100) or y_cm <> round(st_y(geom_4547) * 100)`;
    expect(whole?.n).toBe(0);
  });

  it('were converted from GCJ-02 in part, some hundred metres', async () => {
    const [row] = await database.sql<{ n: number; least: number; most: number }[]>`
      select
        count(*)::int as n,
        min(st_distancesphere(geom, st_setsrid(st_makepoint(original_x, original_y), 4326)))::float8 as least,
        max(st_distancesphere(geom, st_setsrid(st_makepoint(original_x, original_y), 4326)))::float8 as most
      from facility
      where original_datum = 'gcj02'`;
    expect(row?.n).toBeGreaterThan(10);
    expect(row?.least).toBeGreaterThan(500);
    expect(row?.most).toBeLessThan(750);
  });

  it('differ between the versions by reality and by corrections', async () => {
    const [row] = await database.sql<Record<string, number>[]>`
      select
        count(*) filter (where later.row_id is null and f.known_to is null and f.known_from > 1)::int as new,
        count(*) filter (where later.valid_to is not null and f.valid_to is null)::int as ended,
        count(*) filter (where later.geom is not null and not st_equals(later.geom, f.geom))::int as moved
      from facility f
      left join facility later
        on later.id = f.id and later.valid_from = f.valid_from and later.known_from = f.known_to`;
    expect(row?.new).toBeGreaterThan(0);
    expect(row?.ended).toBeGreaterThan(0);
    expect(row?.moved).toBeGreaterThan(0);
    const [stars] = await database.sql<{ corrected: number; granted: number }[]>`
      select
        count(*) filter (where later.stars <> r.stars)::int as corrected,
        (select count(*)::int from market_rating where state = 'granted' and rated_on > '2026-09-30') as granted
      from market_rating r
      join market_rating later
        on later.facility_id = r.facility_id and later.rated_on = r.rated_on and later.known_from = r.known_to`;
    expect(stars?.corrected).toBeGreaterThan(0);
    expect(stars?.granted).toBeGreaterThan(0);
  });

  it('hold inspections in all six terms, evaluations, equipment inspections, routine ones and follow-ups', async () => {
    const terms = await database.sql<{ key: string; inspected: number }[]>`
      select t.key, count(i.id)::int as inspected
      from term t
      left join inspection i on i.purpose = 'term' and i.inspected_on between t.first_day and t.last_day
      group by t.key, t.first_day
      order by t.first_day`;
    expect(terms).toHaveLength(6);
    expect(terms.every(({ inspected }) => inspected > 20)).toBe(true);
    const purposes = await database.sql<
      { purpose: string }[]
    >`select distinct purpose from inspection order by 1`;
    expect(purposes.map(({ purpose }) => purpose)).toEqual(['equipment', 'routine', 'term', 'third_party']);
    const [followups] = await database.sql<
      { n: number }[]
    >`select count(*)::int as n from followup where outcome = 'resolved'`;
    expect(followups?.n).toBeGreaterThan(0);
  });
});

describe('the district boundaries in PostGIS', () => {
  it('are eleven valid areas that leave no gap and do not overlap', async () => {
    const [row] = await database.sql<{ n: number; valid: boolean; holes: number; excess: number }[]>`
      select
        count(*)::int as n,
        bool_and(st_isvalid(geom)) as valid,
        (select sum(st_numinteriorrings(part.geom))::int from st_dump(st_union(d.geom)) part) as holes,
        (sum(st_area(geom)) / st_area(st_union(geom)) - 1)::float8 as excess
      from district d`;
    expect(row).toMatchObject({ n: 11, valid: true, holes: 0 });
    expect(Math.abs(row?.excess ?? 1)).toBeLessThan(1e-9);
  });

  const folders = [process.env.GOLDEN_DIR, `${process.env.GOLDEN_DIR}/..`, '../shared/data'];
  const reference = folders
    .map((folder) => `${folder}/districts-wgs84.geojson`)
    .find((file) => existsSync(file));
  it.skipIf(!reference)(
    `overlap with an independent file by 0.92 or more${reference ? '' : ' (no such file here)'}`,
    async () => {
      const theirs = JSON.parse(readFileSync(reference ?? '', 'utf8')) as FeatureCollection;
      for (const { properties, geometry } of theirs.features) {
        const [row] = await database.sql<{ share: number }[]>`
        with other as (
          select st_makevalid(st_setsrid(st_geomfromgeojson(${JSON.stringify(geometry)}), 4326)) as geom
        )
        select (st_area(st_intersection(d.geom, o.geom)) / st_area(st_union(d.geom, o.geom)))::float8 as share
        from district d, other o
        where d.code = ${Number(properties?.adcode)}`;
        expect(row?.share, String(properties?.name)).toBeGreaterThanOrEqual(0.92);
      }
    },
  );
});
