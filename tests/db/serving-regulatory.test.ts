import { describe, expect, it } from 'vitest';
import { DISTRICTS } from '../../geo/kinds/vocabulary.ts';
import { type RegulatoryAnswer, TERM_SCOPES, type WorklistAnswer } from '../../geo/regulatory/answers.ts';
import { GET as regulatoryRoute } from '../../src/routes/api/regulatory/+server.ts';
import { GET as worklistRoute } from '../../src/routes/api/worklists/[name]/+server.ts';
import { CITY_AS_OF } from './fixture-city.ts';
import { get, json, servedCity } from './serving-city.ts';

const { sql } = await servedCity({ markets: 5, canteens: 120, elevators: 300, stations: 10, cells: 100 });
const FIRST = '2026-09-01'; // of the term that runs on the fixture's day

/** Two completed visits of schools, one that was not completed, and a school that closed without any. */
const schools = await sql<{ id: number; row_id: number }[]>`
  select f.id, f.row_id
  from facility f
  join canteen c using (row_id)
  where c.type = 'school' and f.status = 'open' and f.valid_from <= ${FIRST}::date and f.valid_to is null
  order by f.id
  limit 4`;
const [a, b, c] = schools.map(({ id }) => id);
const [batch] = await sql<{ id: number }[]>`select max(id) as id from import_batch`;
await sql`
  insert into inspection (facility_id, inspected_on, purpose, completed, known_from, data_origin, import_batch)
  select facility, day::date, 'term', completed, 1, 'open', ${batch?.id ?? 0}
  from (values (${a ?? 0}::int, ${FIRST}, true), (${b ?? 0}::int, '2026-11-20', true), (${c ?? 0}::int, '2026-10-01', false))
    as given (facility, day, completed)`;

const answer = async (query = '') =>
  json<RegulatoryAnswer>(await get(regulatoryRoute, `/api/regulatory${query}`));
const schoolsToInspect = async () =>
  json<WorklistAnswer>(await get(worklistRoute, '/api/worklists/schools', { params: { name: 'schools' } }));

describe('/api/regulatory', () => {
  it('has the city and eleven districts in every part, which add up', async () => {
    const { terms, elevators, provenance } = await answer();
    expect(provenance.asOf).toBe(CITY_AS_OF);
    expect(terms[0]).toMatchObject({ key: '2026-autumn', first_day: FIRST, counted_to: CITY_AS_OF });
    const districts = [440_100, ...DISTRICTS.map(({ code }) => code)];
    for (const term of terms)
      for (const scope of TERM_SCOPES) {
        expect(term[scope].map(({ district }) => district)).toEqual(districts);
        const [city, ...rest] = term[scope];
        for (const key of ['in_scope', 'inspected', 'closed', 'missing'] as const)
          expect(rest.reduce((sum, line) => sum + line[key], 0)).toBe(city?.[key]);
        for (const line of term[scope]) {
          expect(line.in_scope).toBe(line.inspected + line.closed + line.missing);
          expect(line.share).toBe(line.in_scope === 0 ? null : line.inspected / line.in_scope);
        }
      }
    const [city, ...rest] = elevators;
    for (const key of ['in_use', 'overdue', 'on_time', 'unknown'] as const)
      expect(rest.reduce((sum, line) => sum + line[key], 0)).toBe(city?.[key]);
    expect(city?.in_use).toBe((city?.overdue ?? 0) + (city?.on_time ?? 0) + (city?.unknown ?? 0));
    expect(city?.in_use).toBeGreaterThan(0);
  });

  it('counts completed visits of the term only, and lists who is missing', async () => {
    const { terms } = await answer();
    const city = terms[0]?.schools[0];
    expect(city?.inspected).toBe(2);
    const { items, numberMatched, term } = await schoolsToInspect();
    expect(term?.key).toBe('2026-autumn');
    expect(numberMatched).toBe(city?.missing);
    const ids = items.map(({ id }) => id);
    expect(ids).toContain(c);
    expect(ids).not.toContain(a);
    expect(ids).not.toContain(b);
  });

  it('speaks of another day when asked to', async () => {
    const { terms } = await answer('?as_of=2026-10-15');
    expect(terms[0]).toMatchObject({ key: '2026-autumn', counted_to: '2026-10-15' });
    expect(terms[0]?.schools[0]?.inspected).toBe(1);
    expect((await answer('?as_of=2020-01-01')).terms).toEqual([]);
  });
});
