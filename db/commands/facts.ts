/** `suitu demo`, `rollback`, `status`, `verify`: what is in the database, and whether it is right. */
import { randomInt } from 'node:crypto';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { InputError } from '../../geo/errors.ts';
import { migrate } from '../migrate.ts';
import { currentVersion } from '../publish.ts';
import { facilityCounts } from '../queries/facility-counts.ts';
import { versions } from '../queries/versions.ts';
import { rollBack } from '../rollback.ts';
import { verify } from '../verify.ts';
import { EXIT, print, progress, withDatabase, withFacts } from './command.ts';

export function addFactCommands(program: Command): void {
  program
    .command('demo')
    .description('loads the demonstration city into an empty database; all of it is synthetic and says so')
    .addOption(
      new Option('--size <size>', 'city, or small: one in fifty').choices(['city', 'small']).default('city'),
    )
    .action(({ size }: { size: 'city' | 'small' }) =>
      withDatabase(async (database) => {
        await migrate(database);
        const existing = await currentVersion(database);
        if (existing !== null)
          throw new InputError(
            'not_empty',
            `The database holds facts (version ${existing}); the demonstration goes into an empty one. Empty it with: suitu db reset --yes`,
          );
        const { loadDemo } = await import('../demo/index.ts'); // the other commands do without its generators
        const { version } = await loadDemo(database, size, progress);
        print(`The demonstration city is loaded as version ${version}. All of it is synthetic.`);
      }),
    );

  program
    .command('rollback')
    .description('publishes a new version that holds what VERSION held; nothing is deleted')
    .argument('<version>', 'number of a published version', wholeNumberOf('a version'))
    .action((version: number) =>
      withFacts(async (database) => {
        const published = await rollBack(database, version);
        print(`Published version ${published}: it holds what version ${version} held.`);
      }),
    );

  program
    .command('status')
    .description('tells the versions and the facilities')
    .option('--json', 'as JSON')
    .action(({ json }: { json?: boolean }) =>
      withFacts(async (database) => {
        const list = await versions(database.sql, { limit: 10 });
        const newest = list[0];
        const kinds = newest ? await facilityCounts(database.sql, newest.version, newest.as_of) : [];
        if (json) return print(JSON.stringify({ engine: database.engine, versions: list, kinds }, null, 2));
        print(`Database: ${database.engine}.`);
        if (!newest)
          return print(
            'Nothing is loaded yet. Load a file (suitu import) or the demonstration (suitu demo).',
          );
        for (const one of list)
          print(`version ${one.version}  as of ${one.as_of}  ${one.cause.padEnd(8)}  ${one.note}`);
        for (const one of kinds)
          print(`${one.kind.padEnd(9)} ${one.total} facilities, ${one.open} open, ${one.located} located`);
      }),
    );

  program
    .command('verify')
    .description(
      'recomputes figures in PostGIS by plain SQL and compares them with the engine; exits 1 on any difference',
    )
    .option('--random <number>', 'so many random settings besides', wholeNumberOf('a number of settings'))
    .option('--seed <number>', 'repeats the random settings of an earlier run', wholeNumberOf('a seed'))
    .action((options: { random?: number; seed?: number }) =>
      withFacts(async (database) => {
        const seed = options.seed ?? randomInt(1, 1_000_000_000);
        const random = options.random === undefined ? {} : { random: { settings: options.random, seed } };
        if (options.random !== undefined) print(`${options.random} random settings, seed ${seed}.`);
        const { compared, differences } = await verify(database, { onProgress: progress, ...random });
        for (const difference of differences) print(difference);
        print(`${compared} figures compared, ${differences.length} differences.`);
        if (differences.length) process.exitCode = EXIT.failed;
      }),
    );
}

function wholeNumberOf(what: string): (text: string) => number {
  return (text) => {
    if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
    throw new InvalidArgumentError(`"${text}" is not ${what}; allowed are whole numbers from 1.`);
  };
}
