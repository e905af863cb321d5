/**
 * A program for the tests of the embedded database: opens it, commits one row, leaves another uncommitted, says
 * "ready" and waits to be ended.
 *
 *   node --import tsx tests/db/embedded-program.ts [--exclusive]     SUITU_DATA_DIR = the data directory
 */
import { openDatabase } from '../../db/connect.ts';

const exclusive = process.argv.includes('--exclusive');
try {
  const { sql } = await openDatabase(process.env, { exclusive });
  await sql`create table if not exists note (word text)`;
  await sql`insert into note values ('committed')`;
  await sql.begin(async (tx) => {
    await tx`insert into note values ('lost')`;
    process.stdout.write('ready\n');
    await new Promise((resolve) => setTimeout(resolve, 600_000));
  });
} catch (error) {
  process.stdout.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
