import readWorkbook from 'read-excel-file/universal';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import {
  createWorkloadRelations,
  fillCharges,
  fillOffices,
  workloadByOffice,
} from '../../db/queries/workload.ts';
import { Comparison } from '../../db/comparison.ts';
import { compareWorkload } from '../../db/workload-comparison.ts';
import { loadSnapshot } from '../../db/snapshot.ts';
import { verify } from '../../db/verify.ts';
import type { ErrorAnswer } from '../../geo/answers.ts';
import { DISTRICTS } from '../../geo/kinds/vocabulary.ts';
import type { WorkloadAnswer, WorkloadOffice } from '../../geo/regulatory/workload-answer.ts';
import { WORKLOAD_KINDS } from '../../geo/regulatory/workload-kinds.ts';
import { OFFICE_TYPES } from '../../geo/regulatory/workload-offices.ts';
import { workloadGrid } from '../../src/lib/files/workload-table.ts';
import { GET } from '../../src/routes/api/workload/+server.ts';
import { CITY_AS_OF } from './fixture-city.ts';
import { get, json, servedCity } from './serving-city.ts';

const database = await servedCity({ markets: 60, canteens: 90, elevators: 400, stations: 60, cells: 100 });
const { sql } = database;
const CITY = 440_100;
/** Two offices 200 m apart, far from all others, and a market that is 1 cm nearer to the first one. */
const [FIRST, SECOND, BETWEEN] = [9_001, 9_002, 9_003];
/** Elevators of this district have no station for special equipment. */
const WITHOUT_STATION = 440_105;

const [batch] = await sql<{ id: number }[]>`select max(id) as id from import_batch`;
const facilityAt = async (id: number, kind: 'market' | 'station', x: number) => {
  await sql`insert into facility_identity (id, kind) values (${id}, ${kind})`;
  await sql`
    insert into facility (row_id, id, kind, name_zh, declared_district, located_district, geom, original_x, original_y,
      original_datum, location_quality, status, valid_from, known_from, data_origin, import_batch)
    select ${id}, ${id}, ${kind}, '示例', 440117, 440117, p, st_x(p), st_y(p), 'wgs84', 'exact', 'open', '2020-01-01', 1,
      'open', ${batch?.id ?? 0}
    from st_transform(st_setsrid(st_makepoint(${x}::float8, 2620000), 4547), 4326) p`;
};
await facilityAt(FIRST, 'station', 460_000);
await facilityAt(SECOND, 'station', 460_200);
await facilityAt(BETWEEN, 'market', 460_099.99);
await sql`insert into market (row_id) values (${BETWEEN})`;
await sql`
  insert into station (row_id, type, inspectors, phone)
  values (${FIRST}, 'supervision_office', 3, '020-1'), (${SECOND}, 'supervision_office', null, null)`;
await sql`
  update facility
  set status = 'suspended'
  where declared_district = ${WITHOUT_STATION}
    and row_id in (select row_id from station where type = 'equipment_inspection')`;
/** Visits on both ends of the twelve months and beyond them, one not completed, one by a third party. */
await sql`
  insert into inspection (facility_id, inspected_on, purpose, completed, known_from, data_origin, import_batch)
  select ${BETWEEN}, day::date, purpose, completed, 1, 'open', ${batch?.id ?? 0}
  from (values
    ('2025-11-20', 'routine', true),
    ('2025-11-21', 'routine', true),
    ('2026-11-20', 'term', true),
    ('2026-11-21', 'routine', true),
    ('2026-05-05', 'routine', false),
    ('2026-05-05', 'third_party', true)) as given (day, purpose, completed)`;
await sql`
  insert into inspection (facility_id, inspected_on, purpose, completed, known_from, data_origin, import_batch)
  select id, '2026-03-01'::date + id % 200, 'routine', true, 1, 'open', ${batch?.id ?? 0}
  from facility_identity
  where id % 3 = 0 and kind <> 'station'`;

const answer = async (query = '') => json<WorkloadAnswer>(await get(GET, `/api/workload${query}`));
const officesOf = ({ types }: WorkloadAnswer): WorkloadOffice[] =>
  types.flatMap(({ offices }) => [...offices]);
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

describe('/api/workload', () => {
  it('says of every office what plain SQL says', async () => {
    const offices = officesOf(await answer());
    const on = { version: 1, day: CITY_AS_OF };
    const lines = await sql.begin(async (tx) => {
      await createWorkloadRelations(tx);
      await fillOffices(tx, on);
      await fillCharges(tx, on);
      return workloadByOffice(tx, on);
    });
    expect(offices.length).toBe(lines.length);
    expect(lines.length).toBeGreaterThan(15);
    for (const line of lines) {
      const office = offices.find(({ id }) => id === line.id);
      expect(office).toMatchObject({
        district: line.district,
        inspectors: line.inspectors,
        facilities: { ...line.facilities, total: sum(Object.values(line.facilities)) },
        inspections: line.inspections,
      });
      expect(office?.farthest?.id ?? null).toBe(line.farthest_id);
      if (line.farthest_d2 !== null)
        expect(office?.farthest?.distance_m).toBeCloseTo(Math.sqrt(line.farthest_d2) / 100, 2);
    }
  });

  it('gives every open facility to one office, or counts it apart', async () => {
    const { types, unlocated, without_office } = await answer();
    const open = await sql<{ kind: string; count: number }[]>`
      select kind::text, count(*)::int from facility
      where status = 'open' and valid_from <= ${CITY_AS_OF}::date and (valid_to is null or valid_to > ${CITY_AS_OF}::date)
      group by kind`;
    for (const kind of WORKLOAD_KINDS) {
      const charged = sum(types.map(({ lines }) => lines[0]?.facilities[kind] ?? 0));
      const counted = charged + (unlocated[0]?.[kind] ?? 0) + without_office[kind];
      expect(counted).toBe(open.find((one) => one.kind === kind)?.count);
      expect(sum(unlocated.slice(1).map((line) => line[kind]))).toBe(unlocated[0]?.[kind]);
    }
  });

  it('adds up: offices to districts, districts to the city', async () => {
    const { types } = await answer();
    expect(types.map(({ type }) => type)).toEqual([...OFFICE_TYPES]);
    for (const { lines, offices } of types) {
      expect(lines.map(({ district }) => district)).toEqual([CITY, ...DISTRICTS.map(({ code }) => code)]);
      const [city, ...districts] = lines;
      for (const key of [
        'offices',
        'offices_unlocated',
        'inspectors',
        'inspectors_unknown',
        'inspections',
      ] as const)
        expect(sum(districts.map((line) => line[key]))).toBe(city?.[key]);
      for (const line of lines) {
        const own = offices.filter(({ district }) => line.district === CITY || district === line.district);
        expect(line.offices).toBe(own.length);
        expect(line.facilities.total).toBe(sum(own.map(({ facilities }) => facilities.total)));
        expect(line.inspections).toBe(sum(own.map(({ inspections }) => inspections)));
        const staffed = own.filter(({ inspectors }) => inspectors !== null && inspectors > 0);
        const inspectors = sum(staffed.map((office) => office.inspectors ?? 0));
        expect(line.inspectors).toBe(inspectors);
        expect(line.facilities_per_inspector).toBe(
          inspectors === 0 ? null : sum(staffed.map(({ facilities }) => facilities.total)) / inspectors,
        );
      }
    }
    expect(types[0]?.lines[0]?.inspectors_unknown).toBe(1);
  });

  it('sends elevators to the station for special equipment, and to the office where the district has none', async () => {
    const [supervision, equipment] = (await answer()).types;
    expect(equipment?.lines.find(({ district }) => district === WITHOUT_STATION)?.offices).toBe(0);
    expect(supervision?.lines[0]?.facilities.elevator).toBeGreaterThan(0);
    expect(equipment?.lines[0]?.facilities).toMatchObject({ market: 0, canteen: 0 });
    expect(equipment?.lines[0]?.facilities.elevator).toBeGreaterThan(0);
  });

  it('counts the inspections of twelve months, both ends included, without those of third parties', async () => {
    const first = officesOf(await answer()).find(({ id }) => id === FIRST);
    expect(await answer()).toMatchObject({ inspections_from: '2025-11-21' });
    expect(first).toMatchObject({
      ...{ phone: '020-1', inspectors: 3, facilities: { market: 1, canteen: 0, elevator: 0, total: 1 } },
      ...{ inspections: 3, facilities_per_inspector: 1 / 3 },
      farthest: { id: BETWEEN, distance_m: 99.99 },
    });
    const before = await answer('?as_of=2025-12-01');
    expect(before.inspections_from).toBe('2024-12-02');
    expect(officesOf(before).find(({ id }) => id === FIRST)?.inspections).toBe(2);
  });

  it('ranks the heaviest load first, equal ones as a range, unknown ones not at all', async () => {
    for (const { offices } of (await answer()).types) {
      const loads = offices.map((office) => office.facilities_per_inspector ?? -1);
      expect(loads).toEqual(loads.toSorted((a, b) => b - a));
      for (const office of offices) {
        const known = offices.map((one) => one.facilities_per_inspector).filter((load) => load !== null);
        const own = office.facilities_per_inspector;
        expect(office.rank).toEqual(
          own === null
            ? null
            : {
                best: 1 + known.filter((load) => load > own).length,
                worst: known.length - known.filter((load) => load < own).length,
              },
        );
      }
    }
  });

  it('has one district, one type or another order when asked to', async () => {
    const one = await answer('?district=440117&type=supervision_office&sort=farthest');
    expect(one.types.map(({ type }) => type)).toEqual(['supervision_office']);
    expect(one.types[0]?.lines.map(({ district }) => district)).toEqual([440_117]);
    expect(one.unlocated.map(({ district }) => district)).toEqual([440_117]);
    const distances = officesOf(one).map(({ farthest }) => farthest?.distance_m ?? -1);
    expect(distances.length).toBeGreaterThan(1);
    expect(distances).toEqual(distances.toSorted((a, b) => b - a));
    const refused = await get(GET, '/api/workload?sort=phone');
    expect(refused.status).toBe(400);
    expect(((await refused.json()) as ErrorAnswer).message).toContain(
      'load, inspections, facilities, farthest, name',
    );
  });
});

describe('the files', () => {
  it('say the same, row by row', async () => {
    const said = await answer('?sort=inspections');
    const { columns, rows } = workloadGrid(said);
    const csv = await (await get(GET, '/api/workload?sort=inspections&format=csv')).text();
    const [head = [], ...lines] = parse(csv, { bom: true }) as string[][];
    expect(head.slice(0, columns.length)).toEqual(columns.map(({ key }) => key));
    expect(head.slice(columns.length)).toEqual(['inspections_from', 'data_version', 'as_of', 'origin']);
    const written = rows.map((row) => row.map((cell) => String(cell ?? '')));
    expect(lines.map((line) => line.slice(0, columns.length))).toEqual(written);
    expect(lines.length).toBe(2 * 12 + officesOf(said).length);

    const book = await get(GET, '/api/workload?sort=inspections&format=xlsx&lang=zh');
    expect(book.headers.get('content-disposition')).toContain('suitu-workload-v1.xlsx');
    const [sheet, source] = await readWorkbook(new Blob([await book.arrayBuffer()]));
    expect(sheet?.data.slice(1).map((row) => row.map((cell) => String(cell ?? '')))).toEqual(written);
    expect(source?.data.flat()).toContain(said.provenance.definition);
  });
});

describe('verify', () => {
  it('agrees with the offices, and finds a facility that the engine sees 2 cm nearer to another one', async () => {
    const data = await loadSnapshot(database, 1);
    const agreed = new Comparison();
    await sql.begin((tx) => compareWorkload(tx, data, agreed, 1));
    expect(agreed.differences).toEqual([]);
    expect(agreed.compared).toBeGreaterThan(100);
    const { market } = data.rows;
    const moved = market.xCm.map((x, row) => (market.id[row] === BETWEEN ? x + 2 : x));
    const mutated = { ...data, rows: { ...data.rows, market: { ...market, xCm: moved } } };
    const { differences } = await verify(database, { snapshot: mutated });
    expect(differences).toContain(`Workload of office ${FIRST}: market: PostGIS 1, engine 0`);
    expect(differences).toContain(`Workload of office ${SECOND}: market: PostGIS 0, engine 1`);
    expect(differences).toContain(
      `Workload of office ${SECOND}: farthest facility: PostGIS none, engine ${BETWEEN}`,
    );
  });
});
