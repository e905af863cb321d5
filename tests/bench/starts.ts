/** First start on an empty folder and later starts, as an operator sees them, on the embedded database. */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startProgram } from './program.ts';
import { ratio, spread } from './statistics.ts';

const PORT = 3_392;
const LATER_STARTS = 3;
const ROOT = path.resolve(import.meta.dirname, '../..');

export async function benchStarts(): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'suitu-bench-'));
  const env = { SUITU_DATA_DIR: path.join(folder, 'data'), DATABASE_URL: '' };
  try {
    rmSync(path.join(ROOT, 'build'), { recursive: true, force: true });
    const first = await startProgram(PORT, env);
    await first.stop();
    const later: number[] = [];
    for (let i = 0; i < LATER_STARTS; i++) {
      const program = await startProgram(PORT, env);
      later.push(program.seconds);
      await program.stop();
    }
    const longest = Math.max(...later);
    console.log(
      `first start (build, new database, whole city): ${first.seconds.toFixed(1)} s; later starts ${spread(later, 's')}: ` +
        `the first takes ${ratio(first.seconds, longest)} the slowest later one`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
