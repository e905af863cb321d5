/** `suitu targets`: what the city set itself, and service radii; as a file, one by one, with their history. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { TargetRecord, StandardRecord } from '../../geo/regulatory/target-records.ts';
import {
  differencesBetween,
  type EntryChange,
  type StoredEntry,
} from '../../geo/regulatory/target-file-diff.ts';
import { identityOf, type TargetEntry } from '../../geo/regulatory/target-file-entry.ts';
import { standardRecords, targetRecords } from '../queries/targets.ts';
import { storedEntries } from '../queries/targets-change.ts';
import { changeTargets, retireTarget } from '../targets/change-targets.ts';
import { readTargetFile } from '../targets/read-target-file.ts';
import { findTarget, type GivenCells, setTarget } from '../targets/set-target.ts';
import { targetCsv, writeTargetFile } from '../targets/write-target-file.ts';
import { districtOf, print, withFacts } from './command.ts';

interface Name {
  year?: number;
  district?: number;
}
interface Said {
  by?: string;
}
type SetOptions = Name & Said & GivenCells;

const yearOption = () => new Option('--year <year>', 'the year of the target').argParser(yearOf);
const districtOption = () =>
  new Option(
    '--district <district>',
    "a district's own row, by code or name (default: the city's)",
  ).argParser(districtOf);

const byOption = () => new Option('--by <name>', 'who says so; it stands in the history').argParser(nameOf);

export function addTargetCommands(program: Command): void {
  const targets = program
    .command('targets')
    .description(
      'targets and service radii with their sentences and sources; what is replaced is kept as history',
    );
  addFileCommands(targets);
  addRowCommands(targets);
}

function addFileCommands(targets: Command): void {
  targets
    .command('import')
    .description('takes all rows of a file (CSV, XLSX), or none; what it does not list stays')
    .argument('<file>', 'path of the file, with the columns that export writes')
    .option('--sheet <sheet>', 'sheet of a workbook, by name or number from 1')
    .addOption(byOption())
    .action((file: string, { sheet, by }: Said & { sheet?: string }) =>
      withFacts(async (database) => {
        const { entries, notes } = await readTargetFile(file, sheet);
        const { changes, unchanged, untouched } = await changeTargets(database, () => entries, by);
        const added = changes.filter(({ retire }) => retire === null).length;
        for (const change of changes) print(changeText(change));
        for (const note of notes) print(note);
        print(
          `${entries.length} rows: added ${added}, changed ${changes.length - added}, unchanged ${unchanged}; ` +
            `${untouched} in force and not in the file.`,
        );
      }),
    );

  targets
    .command('export')
    .description('writes what is in force, so that import takes it back without a change')
    .option('--out <file>', 'where to write, a workbook if it ends in .xlsx (default: CSV on the terminal)')
    .action(({ out }: { out?: string }) =>
      withFacts(async ({ sql }) => {
        const entries = (await storedEntries(sql)).map(({ entry }) => entry);
        if (out === undefined) return void process.stdout.write(targetCsv(entries));
        await writeTargetFile(out, entries);
        print(`${out}: ${entries.length} rows.`);
      }),
    );
}

function addRowCommands(targets: Command): void {
  targets
    .command('set')
    .description('changes what is said of one target or service radius, or enters a new one')
    .argument('<key>', 'its key, for example star_markets_2025')
    .addOption(yearOption())
    .addOption(districtOption())
    .option('--kind <kind>', 'target, result, attribute, task, rate or standard; of a new row')
    .option('--value <number>', 'the number; metres for a standard')
    .option('--comparator <word>', 'at_least, at_most or equal')
    .option('--unit <unit>', 'such as 家 or %')
    .option('--sentence <text>', 'the sentence as it stands in the source')
    .option('--source <text>', 'document and date')
    .option('--verified <yes|no>', 'whether somebody compared the row with the source')
    .option('--semantics <word>', 'stated, or unstated where the sentence allows several readings')
    .option('--supply <kind>', 'of a standard: market, canteen, elevator or station')
    .option('--name-zh <name>', 'short Chinese name')
    .option('--name-en <name>', 'short English name')
    .addOption(byOption())
    .addHelpText(
      'after',
      '\nA row whose number, sentence or source changes counts as not verified until --verified yes is said.' +
        "\nA district's first row takes name, unit and comparison from the city's; number, sentence and source are its own.",
    )
    .action((key: string, options: SetOptions & { nameZh?: string; nameEn?: string }) =>
      withFacts(async (database) => {
        const { year, district, by, nameZh, nameEn, ...cells } = options;
        const given = {
          ...cells,
          ...(nameZh === undefined ? {} : { name_zh: nameZh }),
          ...(nameEn === undefined ? {} : { name_en: nameEn }),
        };
        const { changes } = await changeTargets(
          database,
          (inForce) => [setTarget(inForce, { key, year, district }, given)],
          by,
        );
        print(changes.map(changeText).join('\n') || `${key} says that already; nothing was changed.`);
      }),
    );

  targets
    .command('retire')
    .description('ends a row without another in its place; it stays in the history')
    .argument('<key>', 'its key')
    .addOption(yearOption())
    .addOption(districtOption())
    .addOption(byOption())
    .action((key: string, { by, ...name }: Name & Said) =>
      withFacts(async (database) => {
        const { entry } = await retireTarget(
          database,
          (inForce) => findTarget(inForce, { key, ...name }),
          by,
        );
        print(`Retired: ${lineOf(entry)}`);
      }),
    );

  targets
    .command('list')
    .description('tells what is in force')
    .option('--history', 'also what was retired')
    .option('--json', 'as JSON')
    .action(({ history, json }: { history?: true; json?: true }) =>
      withFacts(async ({ sql }) => {
        const which = history ? 'all' : 'in force';
        const list = {
          targets: await targetRecords(sql, which),
          standards: await standardRecords(sql, which),
        };
        print(
          json
            ? JSON.stringify(list, null, 2)
            : [...list.targets, ...list.standards].map(recordText).join('\n'),
        );
      }),
    );
}

const SIGNS = { '>=': '≥', '<=': '≤', '=': '=' } as const;

function lineOf(entry: TargetEntry): string {
  const { key, source, sentence, verified } = entry;
  const what =
    entry.kind === 'standard'
      ? `standard  ${entry.supply} ${entry.radius_m} m`
      : `${entry.year} ${entry.district ?? 'city'}  ` +
        (entry.comparator === null
          ? entry.kind
          : `${SIGNS[entry.comparator]} ${entry.value} ${entry.unit ?? ''}`);
  const marks = [
    ...(verified ? [] : ['not verified']),
    ...(entry.kind !== 'standard' && entry.semantics === 'unstated' ? ['reading not stated'] : []),
  ];
  return `${key}  ${what}${marks.length ? `  (${marks.join(', ')})` : ''}\n    ${sentence ?? 'no sentence entered'} – ${source}`;
}

function recordText(record: TargetRecord | StandardRecord): string {
  const { retired_at, entered_at, entered_by, retired_by } = record;
  const by = (name: string | null) => (name === null ? '' : ` by ${name}`);
  const entered = `${entered_at.slice(0, 16)}${by(entered_by)}`;
  const life =
    retired_at === null ? `since ${entered}` : `${entered} to ${retired_at.slice(0, 16)}${by(retired_by)}`;
  return `${lineOf(record)}\n    ${retired_at === null ? 'in force' : 'retired'}, ${life}`;
}

function changeText({ retire, add }: EntryChange): string {
  if (retire === null) return `Entered: ${lineOf(add)}`;
  return `Changed: ${identityOf(add)}: ${differencesOf(retire, add).join('; ')}`;
}

function differencesOf({ entry }: StoredEntry, add: TargetEntry): string[] {
  return differencesBetween(entry, add).map(
    ({ column, before, after }) => `${column} "${before ?? ''}" → "${after ?? ''}"`,
  );
}

function yearOf(text: string): number {
  if (/^20\d\d$|^2100$/.test(text)) return Number(text);
  throw new InvalidArgumentError(`"${text}" is not a year; allowed are 2000 to 2100.`);
}

function nameOf(text: string): string {
  const name = text.trim();
  if (name !== '' && name.length <= 60) return name;
  throw new InvalidArgumentError(`"${text}" is not a name; allowed are 1 to 60 characters.`);
}
