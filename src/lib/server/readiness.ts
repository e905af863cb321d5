import { database } from './database.ts';
import { snapshots } from './snapshots.ts';

const PATIENCE_MS = 1_000;

/** What /readyz says. `busy`: the embedded database is working for another process; reads go on from memory. */
export interface Readiness {
  ready: boolean;
  database: 'reachable' | 'busy' | 'unreachable';
  dataVersion: number | null;
}

/** Whether this process can serve: a snapshot is in memory and the database answers within a second. */
export async function readiness(): Promise<Readiness> {
  const answer = await reach();
  const dataVersion = snapshots().loadedVersion;
  return { ready: dataVersion !== null && answer !== 'unreachable', database: answer, dataVersion };
}

async function reach(): Promise<Readiness['database']> {
  try {
    const { sql, engine } = await database();
    const answered = await Promise.race([sql`select 1`.then(() => true), after(PATIENCE_MS)]);
    if (answered) return 'reachable';
    return engine === 'embedded' ? 'busy' : 'unreachable';
  } catch {
    return 'unreachable';
  }
}

function after(milliseconds: number): Promise<false> {
  return new Promise((resolve) => setTimeout(() => resolve(false), milliseconds).unref());
}
