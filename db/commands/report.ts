/** `suitu report`: the report of a district as a PDF. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import { InputError } from '../../geo/errors.ts';
import { type Day, FIRST_DAY, isAskableDay, LAST_DAY } from '../../geo/kinds/day.ts';
import { DISTRICTS, type DistrictCode, OLD_DISTRICT_CODES } from '../../geo/kinds/vocabulary.ts';
import { requireBrowser } from '../pdf/browser.ts';
import { printPdf, requireWritable } from '../pdf/print.ts';
import { serverAt, startServer } from '../pdf/server.ts';
import { currentVersion } from '../publish.ts';
import { print, progress, withFacts } from './command.ts';

interface ReportOptions {
  readonly out: string;
  readonly asOf?: Day;
  readonly lang: 'zh' | 'en';
  readonly server?: string;
}

export function addReportCommand(program: Command): void {
  program
    .command('report')
    .description(
      'writes the report of a district as a PDF; from a running server, else from the web program, started for it',
    )
    .argument('<district>', 'code of the district, such as 440111', districtOf)
    .requiredOption('--out <file>', 'where to write')
    .option('--as-of <day>', 'as things were on that day (default: the day of the data version)', dayOf)
    .addOption(new Option('--lang <lang>', 'of the report').choices(['zh', 'en']).default('zh'))
    .option(
      '--server <url>',
      'a running server (default: that on PORT of this machine, if one answers)',
      originOf,
    )
    .action((district: DistrictCode, options: ReportOptions) => writeReport(district, options));
}

async function writeReport(district: DistrictCode, options: ReportOptions): Promise<void> {
  await requireWritable(options.out);
  const browser = requireBrowser();
  const stopping = new AbortController();
  const stop = () => stopping.abort(new InputError('interrupted', 'Interrupted; nothing was written.'));
  process.once('SIGINT', stop).once('SIGTERM', stop);
  try {
    await withServer(options, stopping.signal, async (origin) => {
      const url = reportAddress(origin, district, options);
      await requirePage(url);
      const bytes = await printPdf({ browser, url, file: options.out, signal: stopping.signal });
      print(
        `${options.out}: ${DISTRICTS.find(({ code }) => code === district)?.zh}, ${Math.round(bytes / 1000)} kB.`,
      );
    });
  } catch (error) {
    stopping.signal.throwIfAborted();
    throw error;
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
  }
}

function reportAddress(origin: string, district: DistrictCode, { asOf, lang }: ReportOptions): string {
  const url = new URL(`/districts/${district}/report`, origin);
  url.searchParams.set('lang', lang);
  if (asOf !== undefined) url.searchParams.set('as_of', asOf);
  return url.href;
}

/** Works with a server: the one named, the one on PORT, or one that is started and stopped again. */
async function withServer(
  { server }: ReportOptions,
  signal: AbortSignal,
  work: (origin: string) => Promise<void>,
): Promise<void> {
  const origin = server ?? `http://127.0.0.1:${process.env.PORT ?? '3000'}`;
  const state = await serverAt(origin);
  if (state === 'ready') return work(origin);
  if (state === 'starting')
    throw new InputError('server_starting', `The server at ${origin} is not ready yet; try again shortly.`);
  if (server !== undefined)
    throw new InputError(
      'server_refused',
      state === 'silent'
        ? `No server answers at ${origin}. Start it, or leave out --server.`
        : `What answers at ${origin} is not Suitu.`,
    );
  await withFacts(async (database) => {
    if ((await currentVersion(database)) === null)
      throw new InputError(
        'no_data',
        'Nothing is loaded yet. Load a file (suitu import) or the demonstration (suitu demo).',
      );
    const started = await startServer(database.address, { signal, onProgress: progress });
    try {
      await work(started.origin);
    } finally {
      await started.stop();
    }
  });
}

/**
 * Whether the server has the page: what the browser would print of an error is no report.
 * @throws InputError `server_refused`
 */
async function requirePage(url: string): Promise<void> {
  const answer = await fetch(url, { headers: { accept: 'text/html' } });
  const page = await answer.text();
  if (answer.ok && page.includes('data-sheet="1"')) return;
  throw new InputError('server_refused', `The server gives no report at ${url}: status ${answer.status}.`);
}

function districtOf(text: string): DistrictCode {
  const found = DISTRICTS.find(({ code }) => String(code) === text);
  if (found) return found.code;
  const today = OLD_DISTRICT_CODES[Number(text)];
  const codes = DISTRICTS.map(({ code }) => code).join(', ');
  throw new InvalidArgumentError(
    today === undefined ? `There is no such district; allowed: ${codes}.` : `It is ${today} today.`,
  );
}

function dayOf(text: string): Day {
  if (isAskableDay(text)) return text;
  throw new InvalidArgumentError(`Allowed is a day as YYYY-MM-DD from ${FIRST_DAY} to ${LAST_DAY}.`);
}

function originOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url && /^https?:$/.test(url.protocol)) return url.origin;
  throw new InvalidArgumentError('Allowed is an address such as http://127.0.0.1:3000.');
}
