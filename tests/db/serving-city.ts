/** What the tests of serving stand on: a made-up city in a database of its own, served from this process. */
import type { RequestEvent } from '@sveltejs/kit';
import { afterAll } from 'vitest';
import type { Sql } from '../../db/connect.ts';
import { useDatabase } from '../../src/lib/server/database.ts';
import { forgetSnapshots } from '../../src/lib/server/snapshots.ts';
import { forgetTargets } from '../../src/lib/server/targets.ts';
import { ownDatabase, type OwnDatabase } from './database.ts';
import { type CitySize, fillCity, SMALL_CITY } from './fixture-city.ts';

/** Fills a database and makes this process serve it; both end with the file. */
export async function servedCity(size: CitySize = SMALL_CITY): Promise<OwnDatabase> {
  const database = await ownDatabase();
  afterAll(async () => {
    forgetSnapshots();
    forgetTargets();
    useDatabase(null);
    await database.drop();
  });
  await database.sql.begin((tx) => fillCity(tx, size));
  useDatabase(database);
  return database;
}

type Handler = (event: RequestEvent) => Promise<Response>;

/** All of an event that the handlers look at. */
const eventOf = (request: Request, url: URL, params: Record<string, string>): RequestEvent =>
  ({ request, url, params, locals: { requestId: 'test', lang: 'zh' } }) as unknown as RequestEvent;

/** Calls the handler of a route as the server would. */
export function get(
  handler: Handler,
  address: string,
  { params = {}, headers = {} }: { params?: Record<string, string>; headers?: Record<string, string> } = {},
): Promise<Response> {
  const url = new URL(address, 'http://127.0.0.1:3000');
  return handler(eventOf(new Request(url, { headers }), url, params));
}

/** The same with a body. */
export function post(handler: Handler, address: string, body: string): Promise<Response> {
  const url = new URL(address, 'http://127.0.0.1:3000');
  return handler(eventOf(new Request(url, { method: 'POST', body }), url, {}));
}

/** An answer as JSON, of the type that the caller expects; fails unless the status is 200. */
export async function json<Answer>(response: Response): Promise<Answer> {
  if (response.status !== 200) throw new Error(`${response.status}: ${await response.text()}`);
  return (await response.json()) as Answer; // what it holds is what the test looks at
}

/**
 * Facilities as a version knows them on a day, by plain SQL: `register(id, kind, name_zh, name_en, address,
 * external_code, district, status, stars, type, valid_until, hours, phone,
 * geom, geom_4547, x_cm, y_cm)`; `district` is that for lists.
 */
export function register(sql: Sql, version: number, day: string) {
  return sql`
    register as (
      select
        f.id, f.kind, f.name_zh, f.name_en, f.address, f.external_code,
        coalesce(f.declared_district, f.located_district) as district,
        case when f.valid_to <= ${day}::date then 'closed' else f.status::text end as status,
        case when rating.revoked_on <= ${day}::date then null else rating.stars end as stars,
        coalesce(canteen.type, elevator.use, station.type) as type,
        rating.valid_until, market.hours, market.phone,
        f.geom, f.geom_4547, f.x_cm, f.y_cm
      from (
        select distinct on (id) *
        from facility
        where known_from <= ${version}
          and (known_to is null or known_to > ${version})
          and valid_from <= ${day}::date
        order by id, valid_from desc
      ) f
      left join market on market.row_id = f.row_id
      left join canteen on canteen.row_id = f.row_id
      left join elevator on elevator.row_id = f.row_id
      left join station on station.row_id = f.row_id
      left join lateral (
        select stars, revoked_on, valid_until
        from market_rating
        where facility_id = f.id
          and state = 'granted'
          and known_from <= ${version}
          and (known_to is null or known_to > ${version})
          and rated_on <= ${day}::date
        order by rated_on desc
        limit 1
      ) rating on true
    )`;
}
