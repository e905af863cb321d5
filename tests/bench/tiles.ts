/** Tiles through the real route against raw ST_AsMVT on the same server, one request after the other. */
import http from 'node:http';
import { connect } from '../../db/connect.ts';
import { prepareTilePoints, rawTile } from '../../db/queries/raw-tile.ts';
import type { Kind } from '../../geo/kinds/vocabulary.ts';
import { startProgram } from './program.ts';
import { ratio } from './statistics.ts';

const KIND: Kind = 'elevator';
const PORT = 3_391;
/** Tiles at each zoom from 12 to 16. */
const TILES_A_ZOOM = 1_000;

interface Address {
  z: number;
  x: number;
  y: number;
}

/** @param url database on a server with the demonstration city */
export async function benchTiles(url: string, version: number, day: string): Promise<void> {
  const raw = await connect({ url }, { max: 1 });
  await prepareTilePoints(raw.sql, KIND, version, day);
  const addresses = await addressesOf(raw.sql);
  const began = performance.now();
  for (const address of addresses) await rawTile(raw.sql, KIND, address);
  const rawRate = (addresses.length * 1_000) / (performance.now() - began);
  await raw.close();

  const program = await startProgram(PORT, { DATABASE_URL: url });
  try {
    // The first tile of a version builds the index of its kind.
    await fetch(`${program.origin}/tiles/${KIND}/0/0/0.mvt`);
    const cold = await rateOf(program.origin, addresses);
    const cached = await rateOf(program.origin, addresses);
    console.log(
      `tiles z12–16, ${addresses.length} addresses: raw ST_AsMVT ${rawRate.toFixed(0)}/s = 1.00; through the route ` +
        `${cold.toFixed(0)}/s = ${ratio(cold, rawRate)}; cached ${cached.toFixed(0)}/s = ${ratio(cached, rawRate)}`,
    );
    const low = await slowest(program.origin);
    console.log(
      `tiles z6–11, first request of each: slowest ${low.ms.toFixed(0)} ms, largest ${low.kB.toFixed(1)} kB`,
    );
  } finally {
    await program.stop();
  }
}

/** Tiles that hold something, spread evenly over the facilities. */
async function addressesOf(sql: Awaited<ReturnType<typeof connect>>['sql']): Promise<Address[]> {
  return sql<Address[]>`
    with chosen as (
      select z, geom_3857, row_number() over (partition by z order by md5(id::text || z::text)) as place
      from tile_point
      cross join generate_series(12, 16) as z
    ),
    tile as (
      select
        z,
        floor((st_x(geom_3857) / 40075016.68557849 + 0.5) * 2 ^ z)::int as x,
        floor((0.5 - st_y(geom_3857) / 40075016.68557849) * 2 ^ z)::int as y
      from chosen
      where place <= ${TILES_A_ZOOM}
    )
    select distinct z, x, y
    from tile
    order by z, x, y`;
}

/** Tiles a second, one after the other over one connection. */
async function rateOf(origin: string, addresses: readonly Address[]): Promise<number> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  const began = performance.now();
  for (const { z, x, y } of addresses) await fetchTile(agent, `${origin}/tiles/${KIND}/${z}/${x}/${y}.mvt`);
  const rate = (addresses.length * 1_000) / (performance.now() - began);
  agent.destroy();
  return rate;
}

function fetchTile(agent: http.Agent, url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = http.get(url, { agent, headers: { 'accept-encoding': 'gzip' } }, (answer) => {
      if (answer.statusCode !== 200) reject(new Error(`${url} answers ${answer.statusCode}.`));
      answer.resume().once('end', resolve);
    });
    request.once('error', reject);
  });
}

async function slowest(origin: string): Promise<{ ms: number; kB: number }> {
  let [ms, kB] = [0, 0];
  for (let z = 6; z <= 11; z++)
    for (let step = -1; step <= 1; step++) {
      const x = Math.floor((113.3 / 360 + 0.5) * 2 ** z) + step;
      const y = Math.floor(0.4339 * 2 ** z);
      const began = performance.now();
      const answer = await fetch(`${origin}/tiles/${KIND}/${z}/${x}/${y}.mvt`);
      await answer.arrayBuffer();
      ms = Math.max(ms, performance.now() - began);
      kB = Math.max(kB, Number(answer.headers.get('content-length') ?? 0) / 1_000);
    }
  return { ms, kB };
}
