/** `suitu import`: a bureau's file becomes facts. */
import { writeFileSync } from 'node:fs';
import { type Command, Option } from 'commander';
import { CONTENT_NAMES, type ContentName } from '../../geo/kinds/index.ts';
import { DATUMS, type Datum } from '../../geo/kinds/vocabulary.ts';
import { formatReport, importFile } from '../import/index.ts';
import { print, progress, withFacts } from './command.ts';

interface Options {
  kind: ContentName;
  origin: 'official' | 'open';
  datum: 'auto' | Datum;
  mode: 'merge' | 'register';
  sheet?: string;
  asOf?: string;
  dryRun?: boolean;
  report?: string;
}

export function addImportCommand(program: Command): void {
  program
    .command('import')
    .description('loads a file (CSV, XLSX, GeoJSON): all of its good rows in one transaction, or none')
    .argument('<file>', 'path of the file')
    .addOption(new Option('--kind <kind>', 'what it holds').choices(CONTENT_NAMES).makeOptionMandatory())
    .addOption(
      new Option('--origin <origin>', 'where the data come from')
        .choices(['official', 'open'])
        .makeOptionMandatory(),
    )
    .addOption(
      new Option('--datum <datum>', 'datum of the coordinates; auto decides by the rows or refuses')
        .choices(['auto', ...DATUMS])
        .default('auto'),
    )
    .addOption(
      new Option('--mode <mode>', 'merge keeps what the file does not list; register closes it')
        .choices(['merge', 'register'])
        .default('merge'),
    )
    .option('--sheet <sheet>', 'sheet of a workbook, by name or number from 1')
    .option('--as-of <day>', 'the day that the file speaks of, YYYY-MM-DD (default: today in Guangzhou)')
    .option('--dry-run', 'compare and report, write nothing')
    .option('--report <file>', 'write the whole report as JSON')
    .action((file: string, options: Options) =>
      withFacts(async (database) => {
        const { kind, report: reportFile, ...rest } = options;
        const report = await importFile(database, { file, content: kind, ...rest, onProgress: progress });
        if (reportFile) writeFileSync(reportFile, `${JSON.stringify(report, null, 2)}\n`);
        print(formatReport(report));
      }),
    );
}
