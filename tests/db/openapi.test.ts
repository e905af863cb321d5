import { describe, expect, it } from 'vitest';
import { publish } from '../../db/publish.ts';
import { openApi, pathOf } from '../../src/lib/server/openapi/document.ts';
import type { Keeping, Operation } from '../../src/lib/server/openapi/operation.ts';
import { OPERATIONS } from '../../src/lib/server/openapi/operations/index.ts';
import { schemaJudge } from '../json-schema.ts';
import { fillInspections } from './fixture-inspections.ts';
import { callRoute } from './routes.ts';
import { servedCity } from './serving-city.ts';

const { sql } = await servedCity();
await sql.begin((tx) => fillInspections(tx));
/** A second version, some days later: some elevators had been due long before, as is known now. */
const second = await sql.begin((tx) =>
  publish(
    tx,
    { asOf: '2026-11-25', cause: 'demo', note: 'due dates corrected', populationGrid: 'test' },
    async (version) => {
      await tx`
        with ended as (
          update elevator_due
          set known_to = ${version}
          where known_to is null
            and next_due_on >= date '2026-12-01'
            and facility_id % 3 = 0
          returning *
        )
        insert into elevator_due
          (facility_id, next_due_on, valid_from, valid_to, known_from, data_origin, import_batch)
        select facility_id, date '2026-01-15', valid_from, valid_to, ${version}, data_origin, import_batch
        from ended`;
    },
  ),
);
/** A day that both can be asked about. */
const BETWEEN = '2026-11-22';

type Content = Record<string, { schema: object }>;
interface Described {
  readonly parameters: readonly { name: string; in: string; schema: object; explode?: boolean }[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { headers?: object; content?: Content }>>;
}
const document = JSON.parse(JSON.stringify(openApi())) as Record<string, unknown>;
const judge = schemaJudge(document);
const paths = document.paths as Record<string, Record<string, Described>>; // as openApi builds them
const describedOf = ({ route, method }: Operation): Described => {
  const found = paths[pathOf(route)]?.[method];
  if (!found) throw new RangeError(`${method} ${route} is not described.`);
  return found;
};

/** A call that is described: an address, and what is sent to it. */
interface Call {
  readonly address: string;
  readonly body?: unknown;
}
const call = (operation: Operation, { address, body }: Call, headers: Record<string, string> = {}) =>
  callRoute(address, {
    method: operation.method.toUpperCase(),
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

/** Facilities of every kind and status, with and without position and inspections. */
const facilities = await sql<{ id: number }[]>`
  select min(f.id) as id
  from facility f
  left join inspection i on i.facility_id = f.id
  group by f.kind, f.status, f.geom is null, i.id is null
  order by id`;
const SITING = [
  { objective: 'target', tau: '95.5' },
  { objective: 'target', tau: 100, forbidden_districts: '440103,440104' },
  { objective: 'median', sites: 2 },
  { objective: 'center', sites: 2 },
  { objective: 'max_coverage', sites: 2, spacing_m: 800 },
].map((more) => ({ supply: 'market', stars_min: 4, radius_m: 800, ...more }));

/** The examples of an operation, and other cases of its answers. */
function callsOf({ id, examples, bodyExample }: Operation): Call[] {
  const bodies = [bodyExample, ...(id === 'siteFacilities' ? SITING : [])];
  const others = id === 'getFacility' ? facilities.map((one) => `/api/facilities/${one.id}`) : [];
  return [...examples, ...others].flatMap((address) => bodies.map((body) => ({ address, body })));
}

const withQuery = (one: Call, query: string): Call => ({
  ...one,
  address: one.address + (one.address.includes('?') ? '&' : '?') + query,
});

/** Holds an answer against what is described for its status and type. */
async function expectDescribed(operation: Operation, response: Response): Promise<void> {
  const { responses } = describedOf(operation);
  const described = responses[response.status];
  expect(described, `${response.url} ${response.status}`).toBeDefined();
  const type = response.headers.get('content-type')?.split(';')[0] ?? '';
  const schema = described?.content?.[type]?.schema;
  expect(schema, `${operation.route}: ${response.status} as ${type}`).toBeDefined();
  if (type.endsWith('json')) {
    expect(judge(schema ?? {}, await response.json())).toEqual([]);
  } else expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(0);
}

const KEPT: Readonly<Record<Keeping, RegExp>> = {
  version: /^no-cache$/,
  etag: /^no-cache$/,
  'no-cache': /^no-cache$/,
  'no-store': /^no-store$/,
  hour: /^max-age=3600$/,
};

describe.each(OPERATIONS.map((operation) => [`${operation.method} ${operation.route}`, operation] as const))(
  '%s',
  (_, operation) => {
    const { examples, query, keeping, path = {}, others = {} } = operation;
    const [first = { address: '' }] = callsOf(operation);

    it.each(callsOf(operation))('answers $address $body as described', async (one) => {
      const response = await call(operation, one);
      if (response.status !== 200) throw new Error(`${response.status}: ${await response.text()}`);
      if (!one.address.includes('format='))
        expect(response.headers.get('cache-control')).toMatch(KEPT[keeping]);
      await expectDescribed(operation, response);
    });

    it('takes every parameter that is described', async () => {
      const tried = examples.flatMap((example) => [...new URL(example, 'http://a').searchParams.keys()]);
      for (const [name, value] of [
        ['v', String(second)],
        ['as_of', BETWEEN],
      ] as const) {
        if (!query || !(name in query.entries)) continue;
        const response = await call(operation, withQuery(first, `${name}=${value}`));
        if (response.status !== 200) throw new Error(`${name}: ${response.status} ${await response.text()}`);
        tried.push(name);
      }
      // Comes from an answer: see the next test.
      const left = Object.keys(query?.entries ?? {}).filter((name) => name !== 'cursor');
      expect(left.filter((name) => !tried.includes(name))).toEqual([]);
    });

    if (query && 'cursor' in query.entries)
      it('goes on where an answer ended', async () => {
        const page = (await (await call(operation, first)).json()) as { nextCursor: string };
        const next = await call(operation, withQuery(first, `cursor=${page.nextCursor}`));
        expect(next.status).toBe(200);
        await expectDescribed(operation, next);
      });

    it(query ? 'refuses a parameter that is not described' : 'looks at no query', async () => {
      const response = await call(operation, withQuery(first, 'undescribed=1'));
      expect(response.status).toBe(query ? 400 : 200);
      if (query) await expectDescribed(operation, response);
    });

    if (operation.body)
      it('refuses a body that is not described, and takes its example', async () => {
        const schema = describedOf(operation).requestBody?.content['application/json']?.schema ?? {};
        expect(judge(schema, operation.bodyExample)).toEqual([]);
        const wrong = { ...(operation.bodyExample as object), undescribed: 1 };
        expect(judge(schema, wrong)).not.toEqual([]);
        const response = await call(operation, { ...first, body: wrong });
        expect(response.status).toBe(400);
        await expectDescribed(operation, response);
      });

    if (keeping === 'version' || keeping === 'etag')
      it('is not sent again to who has it', async () => {
        const etag = (await call(operation, first)).headers.get('etag') ?? '';
        expect(etag).toMatch(/^W\/"/);
        expect((await call(operation, first, { 'if-none-match': etag })).status).toBe(304);
        expect(describedOf(operation).responses[304]).toBeDefined();
      });

    if (keeping === 'version')
      it('is kept for ever with its data version, and gone with one that is not held', async () => {
        const pinned = await call(operation, withQuery(first, `v=${second}`));
        expect(pinned.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
        const gone = await call(operation, withQuery(first, 'v=999'));
        expect(gone.status).toBe(410);
        await expectDescribed(operation, gone);
      });

    if (others[404] && Object.keys(path).length > 0)
      it('knows nothing of another path', async () => {
        const [name = ''] = Object.keys(path);
        const wrong = name === 'id' ? '999999999' : 'zzz';
        const address = operation.route.replace(`[${name}]`, wrong).replace(/\[\w+\]/g, '1');
        const response = await call(operation, { address });
        expect(response.status).toBe(404);
        await expectDescribed(operation, response);
      });
  },
);

it('looked at something in every list but those that are empty here', async () => {
  /** Lists of the answers, by their place: whether one of them held anything. */
  const lists = new Map<string, boolean>();
  const note = (value: unknown, place: string): void => {
    if (Array.isArray(value)) {
      lists.set(place, (lists.get(place) ?? false) || value.length > 0);
      for (const one of value) note(one, `${place}[]`);
    } else if (typeof value === 'object' && value !== null)
      for (const [key, one] of Object.entries(value)) note(one, `${place} ${key}`);
  };
  for (const operation of OPERATIONS)
    for (const one of callsOf(operation)) {
      const response = await call(operation, one);
      if (response.headers.get('content-type')?.includes('json'))
        note(await response.json(), operation.route);
    }
  const empty = [...lists].filter(([, isFilled]) => !isFilled).map(([place]) => place);
  expect(empty.sort()).toEqual([
    // What was corrected made things worse, and no details of a facility.
    '/api/alerts improved[] corrections',
    '/api/changes corrections[] items[] fields',
    '/api/changes reality[] items[] fields',
    // Only with one district.
    '/api/districts city indicators[] trend',
    '/api/districts districts[] indicators[] trend',
  ]);
  expect(lists.size).toBeGreaterThan(60);
});
