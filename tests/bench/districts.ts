/**
 * Scorecards of all districts on the whole city, as a client gets them: not cached (each time another day), cached,
 * and one district with its trends; against the same scan of the elevators alone, in one run.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Database } from '../../db/connect.ts';
import { elevatorsByDistrict } from '../../db/queries/scorecard-register.ts';
import { scorecardCounts } from '../../db/scorecard.ts';
import { type Program, startProgram } from './program.ts';
import { measure, median, ratio, spread } from './statistics.ts';

const PORT = 3_394;
const TIMES = 5;
const CACHED_TIMES = 40;
/** Days that nobody has asked for yet. */
const DAYS = ['2026-11-15', '2026-11-16', '2026-11-17', '2026-11-18', '2026-11-19'];

/** The counts in SQL, against their longest query. */
export async function benchCounts({ sql, engine }: Database, version: number, day: string): Promise<void> {
  const on = { version, day };
  await sql`analyze`;
  const elevators = await measure(TIMES, () => sql.begin((tx) => elevatorsByDistrict(tx, on)));
  const all = await measure(TIMES, () => sql.begin((tx) => scorecardCounts(tx, on)));
  console.log(
    `counts of a scorecard, ${engine}: elevators ${spread(elevators, 'ms')}, everything ${spread(all, 'ms')} = ` +
      `${ratio(median(all), median(elevators))} the elevators`,
  );
}

/** The answers of a program over the whole city: on a server, or on a new embedded database. */
export async function benchDistricts(url: string | null): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'suitu-bench-'));
  const place = { SUITU_DATA_DIR: path.join(folder, 'data'), DATABASE_URL: url ?? '' };
  const program = await startProgram(PORT, place);
  try {
    await benchAnswers(program, url === null ? 'embedded' : 'server');
  } finally {
    await program.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function benchAnswers({ origin }: Program, engine: string): Promise<void> {
  const ask = async (address: string) => {
    const response = await fetch(origin + address);
    if (!response.ok) throw new Error(`${address} answers ${response.status}.`);
    await response.arrayBuffer();
  };
  const first = await measure(1, () => ask('/api/districts'));
  const days = [...DAYS];
  const uncached = await measure(DAYS.length, () => ask(`/api/districts?as_of=${days.pop() ?? ''}`));
  const cached = await measure(CACHED_TIMES, () => ask('/api/districts'));
  const trends = await measure(1, () => ask('/api/districts/440111/scorecard'));
  const later = await measure(CACHED_TIMES, () => ask('/api/districts/440111/scorecard'));
  console.log(
    `scorecards of all districts, ${engine}: first ${spread(first, 'ms')}, other days ${spread(uncached, 'ms')}, ` +
      `cached ${spread(cached, 'ms')}: not cached takes ${ratio(median(uncached), median(cached))}`,
  );
  console.log(
    `one district with trends, ${engine}: first ${spread(trends, 'ms')} = ${ratio(median(trends), median(uncached))} ` +
      `all districts of a day, then ${spread(later, 'ms')}`,
  );
}
