/** CSV: comma, semicolon or tab, in any encoding of `decodeText`. */
import { InputError } from '../errors.ts';
import { decodeText } from './encoding.ts';
import type { TableReader } from './table.ts';

const DELIMITERS = [',', ';', '\t'] as const;
const NAMES: Readonly<Record<string, string>> = { ',': 'comma', ';': 'semicolon', '\t': 'tab' };

/** The separator that occurs outside quotes in most of the first lines, most often; a comma when none does. */
export function findDelimiter(text: string): string {
  const lines: string[] = [];
  let line = '';
  let quoted = false;
  for (const character of text.slice(0, 64 * 1024)) {
    if (character === '"') quoted = !quoted;
    if (!quoted && (character === '\n' || character === '\r')) {
      if (line.trim() !== '') lines.push(line);
      if (lines.length >= 20) break;
      line = '';
    } else if (!quoted) line += character;
  }
  if (line.trim() !== '') lines.push(line);
  let best = ',';
  let bestScore = 0;
  for (const delimiter of DELIMITERS) {
    const counts = lines.map((one) => one.split(delimiter).length - 1);
    const score =
      counts.filter((count) => count > 0).length * 1000 + counts.reduce((sum, count) => sum + count, 0);
    if (counts.some((count) => count > 0) && score > bestScore) [best, bestScore] = [delimiter, score];
  }
  return best;
}

/** The last resort: takes whatever no other reader claims, and says in one sentence when it is no text. */
export const csvReader: TableReader = {
  format: 'csv',
  matches: () => true,
  async read(bytes, { fileName }) {
    const { text, encoding } = decodeText(bytes, fileName);
    const delimiter = findDelimiter(text);
    const { parse } = await import('csv-parse/browser/esm/sync');
    let records: string[][];
    try {
      records = parse(text, {
        bom: true,
        delimiter,
        relax_column_count: true,
        relax_quotes: true,
        skip_empty_lines: false,
      });
    } catch (error) {
      const reason = error instanceof Error ? error.message.replace(/\.$/, '') : String(error);
      throw new InputError('csv_broken', `${fileName} is not a well-formed CSV file: ${reason}.`, {
        cause: error,
      });
    }
    return {
      format: 'csv',
      encoding,
      rows: records.map((cells, at) => ({
        number: at + 1,
        cells: cells.map((cell) => (cell === '' ? null : cell)),
      })),
      notes: [`Read as CSV, ${encoding.toUpperCase()}, separated by ${NAMES[delimiter]}.`],
    };
  },
};
