/** `suitu db …`: the schema. */
import type { Command } from 'commander';
import { InputError } from '../../geo/errors.ts';
import { migrate, migrationStatus } from '../migrate.ts';
import { print, withDatabase } from './command.ts';

export function addDatabaseCommands(program: Command): void {
  const db = program.command('db').description('the schema of the database');

  db.command('migrate')
    .description('brings the schema to the version of this program')
    .action(() =>
      withDatabase(async (database) => {
        const { from, to, applied } = await migrate(database);
        print(
          applied.length
            ? `Schema ${from} → ${to}: ${applied.join(', ')}.`
            : `The schema is at version ${to}; nothing to do.`,
        );
      }),
    );

  db.command('status')
    .description('tells the version of the schema and what is pending')
    .action(() =>
      withDatabase(async (database) => {
        const status = await migrationStatus(database);
        print(`Schema of the database: ${status.database}; of this program: ${status.program}.`);
        if (status.pending.length) print(`Pending: ${status.pending.join(', ')}.`);
      }),
    );

  db.command('reset')
    .description('deletes everything in the database and makes an empty schema')
    .option('--yes', 'really do it: nothing can be brought back but from a backup')
    .action((options: { yes?: boolean }) =>
      withDatabase(async (database) => {
        if (!options.yes)
          throw new InputError(
            'not_confirmed',
            'This deletes all facts. Make a backup (suitu backup FILE), then run: suitu db reset --yes',
          );
        await database.sql`drop schema public cascade`;
        await database.sql`create schema public`;
        const { to } = await migrate(database);
        print(`The database is empty, at schema ${to}.`);
      }),
    );
}
