/** `suitu reports`: what visitors reported, and what became of it. */
import { type Command, InvalidArgumentError } from 'commander';
import { InputError, NotFoundError } from '../../geo/errors.ts';
import { oneLine } from '../../geo/kinds/visitor-report.ts';
import { finishReport, type ReportRow, reports } from '../queries/reports.ts';
import { print, withFacts } from './command.ts';

const LONGEST_NOTE = 1_000;
/** Control and format characters, which could steer a terminal or turn its text around; lone surrogates, line ends. */
const STEERING = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

export function addReportCommands(program: Command): void {
  const command = program
    .command('reports')
    .description('lists the errors that visitors reported, newest first; times are those of Guangzhou')
    .option('--all', 'also those that are done')
    .option('--facility <id>', 'only about this facility', numberOf('a facility'))
    .option('--json', 'as JSON')
    .action((options: { all?: true; facility?: number; json?: true }) =>
      withFacts(async ({ sql }) => {
        const list = await reports(sql, {
          state: options.all ? undefined : 'open',
          facilityId: options.facility,
        });
        print(options.json ? jsonOf(list) : textOf(list, options));
      }),
    );

  command
    .command('done')
    .description('marks a report as dealt with')
    .argument('<id>', 'number of the report', numberOf('a report'))
    .option('--note <text>', 'what was found or done, at most 1,000 characters', noteOf)
    .action((id: number, { note }: { note?: string }) =>
      withFacts(async ({ sql }) => {
        if (await finishReport(sql, id, note ?? null)) return print(`Report ${id} is done.`);
        const [known] = await reports(sql, { id });
        if (known)
          throw new InputError(
            'report_done',
            `Report ${id} was marked as done already, on ${timeOf(known.done_at)}.`,
          );
        const [newest] = await reports(sql);
        throw new NotFoundError(
          'report_unknown',
          `There is no report ${id}; ${newest ? `the newest is ${newest.id}` : 'nothing was reported yet'}.`,
        );
      }),
    );
}

function textOf(list: readonly ReportRow[], options: { all?: true; facility?: number }): string {
  if (list.length) return list.map(blockOf).join('\n\n');
  const about = options.facility === undefined ? '' : ` about facility ${options.facility}`;
  return options.all ? `There is no report${about}.` : `There is no open report${about}.`;
}

/** One report on a few lines, the text on one of its own. */
function blockOf(it: ReportRow): string {
  const record =
    it.facility_id === null
      ? 'about no record'
      : `${it.facility_kind} ${it.facility_id} ${printable(it.facility_name ?? '')}`.trimEnd();
  return [
    `${it.id}  ${timeOf(it.created_at)}  ${it.topic}  ${record}`,
    `   ${printable(it.text)}`,
    `   seen at ${printable(it.view)} (${it.lang}, version ${it.data_version})`,
    ...(it.state === 'done'
      ? [`   done ${timeOf(it.done_at)}${it.note ? `: ${printable(it.note)}` : ''}`]
      : []),
  ].join('\n');
}

/** 2026-11-20T08:05:00+08:00 → 2026-11-20 08:05. */
function timeOf(instant: string | null): string {
  return instant?.slice(0, 16).replace('T', ' ') ?? '';
}

function printable(text: string): string {
  return text.replace(STEERING, '�');
}

/** JSON that is safe on a terminal: what could steer it is escaped, as JSON itself does below U+0020. */
function jsonOf(list: readonly ReportRow[]): string {
  const escape = (found: string) =>
    found === '\n'
      ? found
      : found
          .split('')
          .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
          .join('');
  return JSON.stringify(list, null, 2).replace(STEERING, escape);
}

function numberOf(what: string): (text: string) => number {
  return (text) => {
    if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
    throw new InvalidArgumentError(
      `"${printable(text)}" is not the number of ${what}; numbers are whole, from 1.`,
    );
  };
}

function noteOf(text: string): string {
  const note = oneLine(text);
  const { length } = [...note];
  if (length >= 1 && length <= LONGEST_NOTE) return note;
  throw new InvalidArgumentError(`A note has 1 to ${LONGEST_NOTE} characters; this one has ${length}.`);
}
