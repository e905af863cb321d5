/** A visitor's report of an error: what it may say. Codes of what is wrong with one are messages of the schema. */
import * as v from 'valibot';
import { tidy } from './text.ts';

/** What can be wrong. */
export const REPORT_TOPICS = [
  'closed',
  'moved',
  'wrong_name',
  'wrong_stars',
  'wrong_hours',
  'other',
] as const;
export type ReportTopic = (typeof REPORT_TOPICS)[number];

/** Longest text, in characters (code points). */
export const LONGEST_REPORT = 1_000;

/** Everything that can keep a report from being stored; each has its words in the interface. */
export type ReportFault =
  | 'topic_missing'
  | 'text_missing'
  | 'text_too_long'
  | 'facility_unknown'
  | 'trap_filled'
  | 'unreadable'
  | 'too_large'
  | 'too_many'
  | 'unavailable';

/** What nobody sees and `tidy` leaves: the upper control characters, and those that turn the direction of text. */
const UNSEEN = /[\u0080-\u009f\p{Cf}]/gu;

/** Text on one line without control, format and other characters that nobody sees; may be empty. */
export function oneLine(text: string): string {
  return tidy(text.toWellFormed().replace(UNSEEN, ''));
}

const LARGEST_ID = 2_147_483_647;

/** A message that is one of the codes. */
const fault = (code: ReportFault): ReportFault => code;

/**
 * A report as a form sends it, every field a string. Text is put on one line without control characters, so that
 * nothing invisible reaches the terminal of the operator; it must then have 1 to 1,000 characters.
 */
export const visitorReport = v.object({
  facility: v.pipe(
    v.string(fault('facility_unknown')),
    v.regex(/^$|^[1-9]\d{0,9}$/, fault('facility_unknown')),
    v.transform((text) => (text === '' ? null : Number(text))),
    v.check((id) => id === null || id <= LARGEST_ID, fault('facility_unknown')),
  ),
  topic: v.picklist(REPORT_TOPICS, fault('topic_missing')),
  text: v.pipe(
    v.string(fault('text_missing')),
    v.transform(oneLine),
    v.nonEmpty(fault('text_missing')),
    v.check((text) => [...text].length <= LONGEST_REPORT, fault('text_too_long')),
  ),
  /** A field that people do not see: only programs fill it in. */
  trap: v.literal('', fault('trap_filled')),
});
export type VisitorReport = v.InferOutput<typeof visitorReport>;
