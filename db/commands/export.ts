/** `suitu export`: facilities as a file, with where they come from. */
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { type Command, Option } from 'commander';
import { KINDS, type Kind } from '../../geo/kinds/vocabulary.ts';
import { EXPORT_FORMATS, type ExportFormat, exportFacilities } from '../export.ts';
import { withFacts } from './command.ts';

export function addExportCommand(program: Command): void {
  program
    .command('export')
    .description('writes the facilities of one kind, as they are on the day of the newest version')
    .addOption(new Option('--kind <kind>', 'which facilities').choices(KINDS).makeOptionMandatory())
    .addOption(new Option('--format <format>', 'of the file').choices(EXPORT_FORMATS).default('csv'))
    .option('--out <file>', 'where to write (default: the terminal)')
    .action(({ kind, format, out }: { kind: Kind; format: ExportFormat; out?: string }) =>
      withFacts(async (database) => {
        const pieces = Readable.from(exportFacilities(database, kind, format));
        if (out) await pipeline(pieces, createWriteStream(out));
        else for await (const piece of pieces) process.stdout.write(String(piece));
      }),
    );
}
