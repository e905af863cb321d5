/** `suitu backup` and `suitu restore`: everything into one file, on either engine, and back on either. */
import type { Command } from 'commander';
import { backUp, restore } from '../backup.ts';
import { migrate } from '../migrate.ts';
import { print, progress, withDatabase, withFacts } from './command.ts';

export function addBackupCommands(program: Command): void {
  program
    .command('backup')
    .description('writes all facts to a compressed file with a checksum; the server may go on running')
    .argument('<file>', 'path of the file to write; it must not exist yet')
    .action((file: string) =>
      withFacts(async (database) => {
        const { tables, rows } = await backUp(database, file, progress);
        print(`${file}: ${rows} rows of ${tables} tables.`);
      }),
    );

  program
    .command('restore')
    .description('reads a backup into the database in one transaction, or changes nothing')
    .argument('<file>', 'path of a backup')
    .option('--replace', 'delete the facts that are there; without it only an empty database is filled')
    .action((file: string, options: { replace?: boolean }) =>
      withDatabase(async (database) => {
        await migrate(database);
        const { tables, rows } = await restore(database, file, { ...options, onProgress: progress });
        print(`Restored ${rows} rows of ${tables} tables.`);
      }),
    );
}
