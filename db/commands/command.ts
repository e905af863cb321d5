/** What every command shares: the database it works on, what it prints, and how it ends. */
import { type Command, InvalidArgumentError } from 'commander';
import { AppError, InputError, NotFoundError } from '../../geo/errors.ts';
import { readDistrict } from '../../geo/kinds/district-words.ts';
import { type OpenedDatabase, openDatabase } from '../connect.ts';
import { migrationStatus } from '../migrate.ts';

/** Exit codes: done, failed (or differences found), unusable input, a decision is needed. */
export const EXIT = { done: 0, failed: 1, unusable: 2, decide: 3 } as const;

/** A part of the command line: adds its commands to the program. */
export type AddCommands = (program: Command) => void;

/** Progress goes to the error stream, so that the output of a command can be piped. */
export function progress(text: string): void {
  process.stderr.write(`${text}\n`);
}

export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Opens the database that the environment names, works on it and closes it, whatever happens. */
export async function withDatabase<T>(work: (database: OpenedDatabase) => Promise<T>): Promise<T> {
  const database = await openDatabase(process.env, { onProgress: progress, max: 4 });
  try {
    return await work(database);
  } finally {
    await database.stop();
  }
}

/**
 * As `withDatabase`, for commands that need the schema of this program.
 * @throws InputError `schema_old` when migrations are pending
 */
export function withFacts<T>(work: (database: OpenedDatabase) => Promise<T>): Promise<T> {
  return withDatabase(async (database) => {
    const { pending } = await migrationStatus(database);
    if (pending.length)
      throw new InputError(
        'schema_old',
        `The database lacks ${pending.length} migrations. Run: npm run suitu -- db migrate`,
      );
    return work(database);
  });
}

/** Says what went wrong in one sentence and sets the exit code; only unforeseen errors show their stack. */
export function fail(error: unknown): void {
  if (error instanceof AppError) process.stderr.write(`${error.message}\n`);
  else process.stderr.write(`Unforeseen: ${error instanceof Error ? error.stack : String(error)}\n`);
  if (error instanceof AppError && error.code === 'datum_undecided') process.exitCode = EXIT.decide;
  else if (error instanceof InputError || error instanceof NotFoundError) process.exitCode = EXIT.unusable;
  else process.exitCode = EXIT.failed;
}

/** A district of an option, by code or name. */
export function districtOf(text: string): number {
  const code = readDistrict(text);
  if (typeof code === 'number') return code;
  throw new InvalidArgumentError(
    `"${text}" is not a district; allowed are the eleven names or codes, such as 白云区 or 440111.`,
  );
}
