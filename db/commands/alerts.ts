/** `suitu alerts`: what fell below its target between two data versions. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import { CITY_CODE } from '../../geo/coverage/coverage.ts';
import { InputError, NotFoundError } from '../../geo/errors.ts';
import { DISTRICTS } from '../../geo/kinds/vocabulary.ts';
import { type Alert, isAlert } from '../../geo/regulatory/alerts.ts';
import { alertsBetween, type Compared } from '../../geo/regulatory/alerts-between.ts';
import { alertFacts } from '../alerts.ts';
import { versionChanges } from '../changes.ts';
import type { OpenedDatabase } from '../connect.ts';
import type { TwoVersions } from '../queries/changes-candidates.ts';
import { targetsInForce } from '../queries/targets.ts';
import { type VersionRow, versions } from '../queries/versions.ts';
import { districtOf, EXIT, print, withFacts } from './command.ts';

interface Options {
  since?: number;
  district?: number;
  ratings: 'current' | 'valid';
  improved?: true;
  json?: true;
  exitCode?: true;
}

export function addAlertsCommand(program: Command): void {
  program
    .command('alerts')
    .description('tells what fell below its target since an earlier data version, and why')
    .option('--since <version>', 'the earlier version (default: the one before the newest)', versionOf)
    .option('--district <district>', 'only this one, by code or name (default: the city and all)', districtOf)
    .addOption(
      new Option('--ratings <which>', 'valid: expired ratings do not count')
        .choices(['current', 'valid'])
        .default('current'),
    )
    .option('--improved', 'also what is nearer to its target than it was')
    .option('--json', 'as JSON, with what improved')
    .option('--exit-code', 'end with 1 when there are alerts')
    .action((options: Options) =>
      withFacts(async (database) => {
        const two = await twoVersions(database, options.since);
        const { compared, changed } = await comparedOf(database, two, options);
        const alerts = changed.filter(isAlert);
        const improved = changed.filter((one) => !isAlert(one));
        if (options.json)
          print(JSON.stringify({ ...two, ratings: options.ratings, compared, alerts, improved }, null, 2));
        else print([headOf(two), ...textOf(compared, alerts, improved, options)].join('\n'));
        if (options.exitCode && alerts.length > 0) process.exitCode = EXIT.failed;
      }),
    );
}

async function twoVersions({ sql }: OpenedDatabase, since?: number): Promise<TwoVersions> {
  const [newest] = await versions(sql, { limit: 1 });
  if (!newest)
    throw new InputError('nothing_loaded', 'The database holds no data yet: there is nothing to compare.');
  const all = since === undefined ? await versions(sql) : await versions(sql, { version: since });
  const earlier = all.find(({ version, as_of }) => version < newest.version && as_of <= newest.as_of);
  if (earlier) return { before: dayOf(earlier), after: dayOf(newest) };
  throw new NotFoundError(
    'no_earlier_version',
    since === undefined
      ? `Version ${newest.version} has none before it to compare with.`
      : `Version ${since} cannot be compared with version ${newest.version}; allowed is an earlier one that speaks of ${newest.as_of} or a day before.`,
  );
}

const dayOf = ({ version, as_of }: VersionRow) => ({ version, day: as_of });

async function comparedOf(
  { sql }: OpenedDatabase,
  two: TwoVersions,
  { ratings, district }: Pick<Options, 'ratings' | 'district'>,
): Promise<Compared> {
  return sql.begin(async (tx) => {
    const facts = await alertFacts(tx, two, await versionChanges(tx, two, 0));
    return alertsBetween({
      ...facts,
      ratings,
      district: district ?? null,
      targetsAfter: await targetsInForce(tx),
    });
  });
}

const headOf = ({ before, after }: TwoVersions) =>
  `Version ${before.version} as of ${before.day} → version ${after.version} as of ${after.day}, targets as in force now.`;

function textOf(
  compared: number,
  alerts: readonly Alert[],
  improved: readonly Alert[],
  options: Options,
): string[] {
  const count = `${improved.length} nearer to the target`;
  return [
    alerts.length === 0
      ? `Nothing fell below its target, of ${compared} figures held against one.`
      : `${alerts.length} of ${compared} figures below target, or farther from it:`,
    ...alerts.map(lineOf),
    ...(improved.length === 0 ? [] : options.improved ? [`${count}:`] : [`${count}; --improved lists them.`]),
    ...(options.improved ? improved.map(lineOf) : []),
  ];
}

function lineOf({ district, indicator, reading, change, before, after, causes }: Alert): string {
  const name = district === CITY_CODE ? 'city' : (DISTRICTS.find(({ code }) => code === district)?.en ?? '');
  const short = (count: number | null) =>
    count === null ? 'no data' : count === 0 ? 'met' : `short by ${count}`;
  const why = causes
    .map(({ cause, effect }) => `${cause} ${effect > 0 ? '+' : '−'}${Math.abs(effect)}`)
    .join(', ');
  return (
    `  ${district} ${name}  ${indicator}${reading ? ` (read as ${reading})` : ''}  ${change}: ` +
    `${short(before.short)} → ${short(after.short)}${why ? `  [${why}]` : ''}`
  );
}

function versionOf(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new InvalidArgumentError(`"${text}" is not a data version; allowed are whole numbers from 1.`);
}
