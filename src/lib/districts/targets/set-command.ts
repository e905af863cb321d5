/** Commands that set and retire a target: as text that a shell takes, made from the row itself. */
import { cellsOf, type TargetEntry } from '$geo/regulatory/target-file-entry.ts';

const PROGRAM = 'npm run suitu -- targets';
/** What a shell takes as it stands; anything else is quoted. */
const PLAIN = /^[A-Za-z0-9_./%+-]+$/;

/** A word as a POSIX shell takes it, whatever it holds. */
export const shellWord = (word: string): string =>
  PLAIN.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;

const commandOf = (words: readonly string[]): string => [PROGRAM, ...words.map(shellWord)].join(' ');

const nameOf = (entry: TargetEntry): string[] =>
  entry.kind === 'standard'
    ? [entry.key]
    : [
        entry.key,
        ...['--year', String(entry.year)],
        ...(entry.district === null ? [] : ['--district', String(entry.district)]),
      ];

/** Says of a row what holds already: whoever edits a part changes that part. */
export const setCommand = (entry: TargetEntry, by: string): string => {
  const { value, comparator, sentence, source, verified } = cellsOf(entry);
  const options = { value, comparator, sentence, source, verified };
  const said = Object.entries(options).flatMap(([name, cell]) =>
    cell === null ? [] : [`--${name}`, String(cell)],
  );
  return commandOf(['set', ...nameOf(entry), ...said, '--by', by]);
};

/** Says that a row was compared with its source. */
export const verifyCommand = (entry: TargetEntry, by: string): string =>
  commandOf(['set', ...nameOf(entry), '--verified', 'yes', '--by', by]);

export const retireCommand = (entry: TargetEntry, by: string): string =>
  commandOf(['retire', ...nameOf(entry), '--by', by]);

/** A district's own row beside one of the city. */
export const splitCommand = (
  entry: TargetEntry,
  district: number,
  { value, sentence, source, by }: { value: string; sentence: string; source: string; by: string },
): string =>
  commandOf([
    ...['set', ...nameOf(entry), '--district', String(district), '--value', value],
    ...['--sentence', sentence, '--source', source, '--by', by],
  ]);

export const FILE_COMMANDS = [
  `${PROGRAM} export --out targets.csv`,
  `${PROGRAM} import targets.csv`,
] as const;
