import { parse } from 'csv-parse/sync';
import readWorkbook from 'read-excel-file/universal';
import { describe, expect, it } from 'vitest';
import { hazardsByDistrict } from '../../db/queries/scorecard-results.ts';
import type { ErrorAnswer } from '../../geo/answers.ts';
import { DISTRICTS } from '../../geo/kinds/vocabulary.ts';
import {
  type RegulatoryAnswer,
  WORKLISTS,
  type WorklistAnswer,
  type WorklistItem,
  type WorklistName,
} from '../../geo/regulatory/answers.ts';
import { worklistGrid } from '../../src/lib/files/worklist-table.ts';
import { GET as regulatoryRoute } from '../../src/routes/api/regulatory/+server.ts';
import { GET as worklistRoute } from '../../src/routes/api/worklists/[name]/+server.ts';
import { CITY_AS_OF } from './fixture-city.ts';
import { get, json, servedCity } from './serving-city.ts';

const { sql } = await servedCity({ markets: 5, canteens: 160, elevators: 900, stations: 60, cells: 100 });
const CITY = 440_100;
const codes = DISTRICTS.map(({ code }) => code);

const [batch] = await sql<{ id: number }[]>`select max(id) as id from import_batch`;
const from = batch?.id ?? 0;
await sql`
  update facility
  set town = '街道' || id % 4
  where kind in ('elevator', 'canteen')`;
/** A school of the spring term that closed in summer, and is known as closed by nothing but the end of its row. */
const [gone] = await sql<{ id: number }[]>`
  update facility
  set valid_from = '2025-01-01', valid_to = '2026-08-01'
  where id = (select min(f.id) from facility f join canteen c using (row_id) where c.type = 'school' and f.status = 'open')
  returning id`;
/** Schools and suppliers were inspected on days spread over two years; a supplier's routine visit is no evaluation. */
await sql`
  insert into inspection (facility_id, inspected_on, purpose, completed, known_from, data_origin, import_batch)
  select f.id, '2024-12-01'::date + f.id * 17 % 640, case when c.type = 'school' then 'term' else 'routine' end, true, 1,
    'open', ${from}
  from facility f
  join canteen c using (row_id)
  where f.id % 7 > 0`;
/** Elevators with hazards: 0 never followed up, 1 late, 2 done late, 3 pending, 4 passed, 5 found last year, 6 not completed. */
await sql`
  with picked as (
    select id, (row_number() over (order by id)) % 7 as class
    from facility
    where kind = 'elevator'
      and id % 11 = 0
  ),
  found as (
    insert into inspection
      (facility_id, inspected_on, purpose, completed, result, hazards, known_from, data_origin, import_batch)
    select
      id,
      case when class = 5 then '2025-10-01' else '2026-06-01' end::date + id % 90,
      'equipment',
      class <> 6,
      case when class = 4 then 'pass' when class < 6 then 'hazard' end,
      case when class = 4 then 0 else id % 3 end,
      1, 'open', ${from}
    from picked
    returning id, facility_id, inspected_on
  )
  insert into followup (inspection_id, due_on, done_on, outcome, known_from, data_origin, import_batch)
  select
    found.id,
    case when class = 3 then ${CITY_AS_OF}::date else inspected_on + 30 end,
    case when class = 2 then inspected_on + 45 end,
    case when class = 2 then 'resolved' else 'open' end,
    1, 'open', ${from}
  from found
  join picked on picked.id = found.facility_id
  where class between 1 and 3`;

const ask = (name: string, query = '') =>
  get(worklistRoute, `/api/worklists/${name}${query}`, { params: { name } });
const list = async (name: string, query = '') => json<WorklistAnswer>(await ask(name, query));
const whole = (name: string, query = '') =>
  list(name, `${query}${query.includes('?') ? '&' : '?'}limit=10000`);
const figures = async (query = '') =>
  json<RegulatoryAnswer>(await get(regulatoryRoute, `/api/regulatory${query}`));
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const queryOf = (district: number) => (district === CITY ? '' : `?district=${district}`);

describe('the length of a work list', () => {
  it('is what the figure says, in every district', async () => {
    const { terms, elevators } = await figures();
    for (const [at, { district, overdue, unknown }] of elevators.entries()) {
      const query = queryOf(district);
      expect((await list('overdue', query)).numberMatched).toBe(overdue);
      expect((await list('unknown', query)).numberMatched).toBe(unknown);
      for (const term of terms)
        for (const scope of ['schools', 'suppliers'] as const) {
          const { numberMatched } = await list(scope, `${query || '?'}&term=${term.key}`.replace('?&', '?'));
          expect(numberMatched).toBe(term[scope][at]?.missing);
        }
    }
    expect((await list('overdue')).numberMatched).toBeGreaterThan(100);
    expect((await list('schools')).numberMatched).toBeGreaterThan(5);
  });

  it('is that of missed hazards, which a scorecard counts', async () => {
    const lines = await hazardsByDistrict(sql, { version: 1, day: CITY_AS_OF });
    for (const district of [CITY, ...codes]) {
      const { hazards, items } = await whole('hazards', queryOf(district));
      expect(hazards).toBe(lines.find((line) => line.district === district)?.missed ?? 0);
      expect(sum(items.map((item) => item.hazards ?? 0))).toBe(hazards);
    }
    const { items, numberMatched } = await whole('hazards');
    expect(numberMatched).toBeGreaterThan(10);
    expect(items.some(({ followup_due_on }) => followup_due_on === null)).toBe(true);
    expect(items.some(({ followup_due_on }) => followup_due_on !== null)).toBe(true);
  });

  it('holds a school that has closed since, where nobody is to go', async () => {
    const { items } = await whole('schools', '?term=2026-spring');
    const school = items.find(({ id }) => id === gone?.id);
    expect(school).toMatchObject({ status: 'closed', stop: null, leg_m: null });
    expect(items.every(({ status, stop }) => status !== 'closed' || stop === null)).toBe(true);
  });
});

describe('an item', () => {
  it('of overdue elevators is what the register says', async () => {
    const rows = await sql<WorklistItem[]>`
      select f.id, f.external_code, f.name_zh, f.name_en, f.address, f.town, f.declared_district as district, d.next_due_on,
        ${CITY_AS_OF}::date - d.next_due_on as days,
        case
          when ${CITY_AS_OF}::date - d.next_due_on > 91 then 1
          when ${CITY_AS_OF}::date - d.next_due_on > 28 then 2
          else 3
        end as urgency
      from facility f
      join elevator_due d on d.facility_id = f.id
      where f.kind = 'elevator' and f.status = 'open' and f.valid_to is null and d.next_due_on < ${CITY_AS_OF}::date
      order by f.id`;
    const { items } = await whole('overdue');
    const byId = items.toSorted((a, b) => a.id - b.id);
    expect(byId.length).toBe(rows.length);
    rows.forEach((row, at) => expect(byId[at]).toMatchObject(row));
    expect(new Set(items.map(({ urgency }) => urgency))).toEqual(new Set([1, 2, 3]));
  });

  it('of schools and suppliers says when it was inspected last, by whom it counts', async () => {
    const visits = await sql<{ id: number; purpose: string; day: string }[]>`
      select facility_id as id, purpose, max(inspected_on) as day
      from inspection
      where completed and inspected_on <= ${CITY_AS_OF}::date
      group by facility_id, purpose`;
    for (const name of ['schools', 'suppliers'] as const) {
      const { items } = await whole(name);
      for (const { id, inspected_on, days, urgency } of items) {
        const own = visits.filter(
          (one) => one.id === id && (name === 'schools' || one.purpose === 'third_party'),
        );
        const last =
          own
            .map(({ day }) => day)
            .sort()
            .at(-1) ?? null;
        expect(inspected_on).toBe(last);
        expect(days).toBe(last && (Date.parse(CITY_AS_OF) - Date.parse(last)) / 86_400_000);
        // Terms before the running one begin on these days.
        const expected = last === null || last < '2025-09-01' ? 1 : last < '2026-02-20' ? 2 : 3;
        expect(urgency).toBe(expected);
      }
    }
    expect(new Set((await whole('schools')).items.map(({ urgency }) => urgency))).toEqual(new Set([1, 2, 3]));
  });

  it('belongs to the nearest office, elevators to the station for equipment where the district has one', async () => {
    const offices = await sql<{ id: number; type: string; district: number; x: number; y: number }[]>`
      select f.id, s.type, f.declared_district as district, f.x_cm::float8 as x, f.y_cm::float8 as y
      from facility f
      join station s using (row_id)
      where f.status = 'open' and f.valid_to is null and f.geom is not null
        and s.type in ('supervision_office', 'equipment_inspection')
      order by f.id`;
    const places = new Map(
      (
        await sql<{ id: number; x: number; y: number }[]>`
          select id, x_cm::float8 as x, y_cm::float8 as y from facility where geom is not null`
      ).map((one) => [one.id, one]),
    );
    for (const name of WORKLISTS)
      for (const { id, district, office, point } of (await whole(name)).items) {
        const isTechnical =
          ['overdue', 'unknown', 'hazards'].includes(name) &&
          offices.some((one) => one.type === 'equipment_inspection' && one.district === district);
        const place = places.get(id);
        const [nearest] = offices
          .filter(({ type }) => (type === 'equipment_inspection') === isTechnical)
          .map((one) => ({ id: one.id, d2: place ? (one.x - place.x) ** 2 + (one.y - place.y) ** 2 : NaN }))
          .sort((a, b) => a.d2 - b.d2 || a.id - b.id);
        expect(point === null).toBe(place === undefined);
        expect(office).toBe(place ? nearest?.id : null);
      }
  });
});

describe('the route', () => {
  it('goes office by office, class by class, stop by stop, and ends with what has no place', async () => {
    const places = new Map(
      (
        await sql<{ id: number; x: number; y: number }[]>`
          select id, x_cm::float8 as x, y_cm::float8 as y from facility where geom is not null`
      ).map((one) => [one.id, one]),
    );
    const metres = (a: number, b: number) => {
      const [from, to] = [places.get(a), places.get(b)];
      return (
        Math.round(Math.hypot((from?.x ?? NaN) - (to?.x ?? NaN), (from?.y ?? NaN) - (to?.y ?? NaN))) / 100
      );
    };
    for (const name of ['overdue', 'schools', 'hazards'] as const) {
      const { items, offices, unlocated, numberMatched } = await whole(name);
      const left = items.slice(numberMatched - unlocated);
      expect(left.length).toBeGreaterThan(0);
      expect(left.every(({ office, stop }) => office === null && stop === null)).toBe(true);
      let next = 0;
      for (const office of offices) {
        for (const trip of office.trips) {
          let at = office.id;
          let length = 0;
          const own = items.slice(next, next + trip.items);
          next += trip.items;
          for (const { id, urgency, office: inCharge, stop, leg_m } of own) {
            expect({ urgency, inCharge }).toEqual({ urgency: trip.urgency, inCharge: office.id });
            expect(leg_m).toBe(metres(at, id));
            expect(stop).toBeGreaterThan(0);
            length += leg_m ?? NaN;
            at = id;
          }
          expect(own.at(-1)?.stop).toBe(trip.stops);
          expect(trip.back_m).toBe(metres(at, office.id));
          expect(trip.length_m).toBeCloseTo(length + trip.back_m, 6);
        }
        expect(office.trips.map(({ urgency }) => urgency)).toEqual(
          office.trips.map(({ urgency }) => urgency).toSorted(),
        );
        next += office.items - sum(office.trips.map((trip) => trip.items));
        expect(office.length_m).toBeCloseTo(sum(office.trips.map(({ length_m }) => length_m)), 6);
      }
      expect(next).toBe(numberMatched - unlocated);
      const first = offices.map(({ trips }) => trips.find(({ urgency }) => urgency === 1)?.items ?? 0);
      expect(first).toEqual(first.toSorted((a, b) => b - a));
    }
  });

  it('is of what the filters leave, and the same on every page', async () => {
    const all = await whole('overdue');
    const office = all.offices[0]?.id ?? 0;
    const own = await whole('overdue', `?office=${office}&urgency=2`);
    expect(own.offices.map(({ trips }) => trips.map(({ urgency }) => urgency))).toEqual([[2]]);
    expect(own.items.map(({ stop }) => stop).filter((stop) => stop === 1)).toHaveLength(1);
    const pages = [];
    for (let page = 1; page <= Math.ceil(all.numberMatched / 50); page++)
      pages.push(await list('overdue', `?limit=50&page=${page}`));
    expect(pages.flatMap(({ items }) => items)).toEqual(all.items);
    expect(pages.every(({ pages: count }) => count === pages.length)).toBe(true);
    expect(await list('overdue', '?limit=50&page=99')).toMatchObject({
      items: [],
      numberReturned: 0,
      page: 99,
    });
  });
});

describe('filters', () => {
  it('leave as many items as stand beside each choice, whatever else is chosen', async () => {
    for (const others of [
      '',
      '&town=街道1',
      '&urgency=1&days_min=100',
      '&q=示例',
      '&district=440104&urgency=2',
    ]) {
      const { choices } = await list('overdue', `?${others}`);
      const without = (key: string) =>
        [...new URLSearchParams(others)]
          .filter(([name]) => name !== key)
          .map(([name, value]) => `&${name}=${value}`)
          .join('');
      const tried: [string, string | number, number][] = [
        ...choices.district.map(({ value, count }) => ['district', value, count] as [string, number, number]),
        ...choices.office.map(
          ({ value, count }) => ['office', value ?? 'none', count] as [string, string | number, number],
        ),
        ...choices.town.map(({ value, count }) => ['town', value, count] as [string, string, number]),
        ...choices.urgency.map(({ value, count }) => ['urgency', value, count] as [string, number, number]),
      ];
      expect(tried.length).toBeGreaterThan(8);
      for (const [key, value, count] of tried) {
        const { numberMatched } = await list(
          'overdue',
          `?${key}=${encodeURIComponent(value)}${without(key)}`,
        );
        expect(numberMatched, `${key}=${value} with ${others}`).toBe(count);
      }
    }
  });

  it('find words in names, addresses, towns and codes, and leave nobody without an inspection out', async () => {
    const { items } = await whole('overdue');
    const wanted = items[3];
    const found = await whole(
      'overdue',
      `?q=${encodeURIComponent(`${wanted?.name_zh} ${wanted?.external_code}`)}`,
    );
    expect(found.items.map(({ id }) => id)).toContain(wanted?.id);
    const late = await whole('overdue', '?days_min=60');
    expect(late.items.map(({ id }) => id).sort()).toEqual(
      items
        .filter(({ days }) => (days ?? 0) >= 60)
        .map(({ id }) => id)
        .sort(),
    );
    const schools = await whole('schools', '?days_min=99999');
    expect(schools.items.length).toBeGreaterThan(0);
    expect(schools.items.every(({ inspected_on }) => inspected_on === null)).toBe(true);
  });

  it('are said again in the answer', async () => {
    const said = await list(
      'overdue',
      '?district=440104&office=none&town=x&urgency=3&days_min=7&q= a &sort=name',
    );
    expect(said).toMatchObject({
      ...{ district: 440_104, office: 'none', town: 'x', urgency: 3, days_min: 7, q: 'a', sort: 'name' },
      ...{ numberMatched: 0, pages: 1 },
    });
  });
});

describe('other orders', () => {
  it('put the most urgent, the first name, or the longest without an inspection first', async () => {
    const urgent = (await whole('overdue', '?sort=urgency')).items.map(({ days }) => days ?? NaN);
    expect(urgent).toEqual(urgent.toSorted((a, b) => b - a));
    const dates = (await whole('schools', '?sort=inspected')).items.map(
      ({ inspected_on }) => inspected_on ?? '',
    );
    expect(dates).toEqual(dates.toSorted());
    const names = (await whole('schools', '?sort=name')).items.map(({ name_zh }) => name_zh);
    expect(names).toEqual(names.toSorted(new Intl.Collator('zh-CN').compare));
  });
});

describe('the files', () => {
  it.each(['overdue', 'hazards', 'schools'] as const)(
    'of %s say the same, row by row',
    async (name: WorklistName) => {
      const query = '?district=440104&sort=urgency';
      const said = await whole(name, query);
      const { columns, rows } = worklistGrid(said);
      const written = rows.map((row) => row.map((cell) => String(cell ?? '')));
      expect(rows.length).toBe(said.numberMatched);
      // However few are asked for, a file has all.
      const csv = await (await ask(name, `${query}&format=csv&limit=1`)).text();
      const [head = [], ...lines] = parse(csv, { bom: true }) as string[][];
      expect(head).toEqual([...columns.map(({ key }) => key), 'term', 'data_version', 'as_of', 'origin']);
      expect(lines.map((line) => line.slice(0, columns.length))).toEqual(written);
      const book = await ask(name, `${query}&format=xlsx&limit=1&lang=en`);
      expect(book.headers.get('content-disposition')).toContain(`suitu-worklist-${name}-v1.xlsx`);
      const [sheet, source] = await readWorkbook(new Blob([await book.arrayBuffer()]));
      expect(sheet?.data.slice(1).map((row) => row.map((cell) => String(cell ?? '')))).toEqual(written);
      expect(source?.data.flat()).toContain(said.provenance.definition);
    },
  );
});

describe('what does not exist', () => {
  it('is refused with what does', async () => {
    const refused = async (name: string, query: string) => {
      const response = await ask(name, query);
      return { status: response.status, message: ((await response.json()) as ErrorAnswer).message };
    };
    const saying = (words: string) => expect.stringContaining(words) as string;
    expect(await refused('lifts', '')).toEqual({ status: 404, message: saying(WORKLISTS.join(', ')) });
    expect(await refused('overdue', '?term=2026-autumn')).toMatchObject({ status: 400 });
    expect(await refused('schools', '?term=2031-autumn')).toEqual({
      status: 400,
      message: saying('2026-autumn'),
    });
    expect(await refused('schools', '?district=440116')).toMatchObject({ status: 400 });
    expect(await refused('schools', '?office=first')).toEqual({ status: 400, message: saying('or none') });
    expect(await refused('schools', '?urgency=4')).toEqual({ status: 400, message: saying('1, 2, 3') });
    expect(await refused('schools', '?sort=due')).toEqual({ status: 400, message: saying('route, urgency') });
  });

  it('is empty before any data: no terms, no elevators', async () => {
    expect(await list('overdue', '?as_of=2000-01-01')).toMatchObject({
      numberMatched: 0,
      items: [],
      offices: [],
    });
    expect(await list('schools', '?as_of=2000-01-01')).toMatchObject({
      numberMatched: 0,
      term: null,
      terms: [],
    });
  });
});
