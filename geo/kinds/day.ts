/** Calendar days as ISO text, YYYY-MM-DD: they compare and sort as strings. */
import { fold, type Cell } from './text.ts';

/** A calendar day, YYYY-MM-DD, Gregorian, without a time zone. */
export type Day = string;

const EXCEL_DAY_ZERO = Date.UTC(1899, 11, 30);
const MILLISECONDS_A_DAY = 86_400_000;

/** The day of year, month (1–12) and day of month; null where the calendar has no such day, or outside 1900–2199. */
export function dayOf(year: number, month: number, dayOfMonth: number): Day | null {
  if (!(year >= 1900 && year <= 2199)) return null;
  const time = new Date(Date.UTC(year, month - 1, dayOfMonth));
  if (time.getUTCMonth() !== month - 1 || time.getUTCDate() !== dayOfMonth) return null;
  return time.toISOString().slice(0, 10);
}

/** Today in Guangzhou (Asia/Shanghai) at the given instant. */
export function dayInGuangzhou(instant: Date): Day {
  return new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
}

/**
 * Reads a day from a cell: spreadsheet dates, spreadsheet day numbers, 2024-03-01, 2024/3/1, 2024.3.1,
 * 20240301, 2024年3月1日, each with or without a time behind. Null for anything else: day and month in
 * another order are ambiguous and not guessed.
 */
export function readDay(cell: Cell): Day | null {
  if (cell instanceof Date) {
    if (Number.isNaN(cell.getTime())) return null;
    return dayOf(cell.getUTCFullYear(), cell.getUTCMonth() + 1, cell.getUTCDate());
  }
  if (typeof cell === 'number' || (typeof cell === 'string' && /^\d{5}(\.\d+)?$/.test(fold(cell)))) {
    const serial = Math.floor(Number(cell));
    if (serial >= 10_000 && serial <= 110_000) {
      return readDay(new Date(EXCEL_DAY_ZERO + serial * MILLISECONDS_A_DAY));
    }
  }
  if (cell === null || typeof cell === 'boolean') return null;
  const text = fold(String(cell));
  const match =
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})([T ].*)?$/.exec(text) ??
    /^(\d{4}) ?年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?日?( .*)?$/.exec(text) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  return match ? dayOf(Number(match[1]), Number(match[2]), Number(match[3])) : null;
}

/** The days that figures can be asked for. */
export const FIRST_DAY: Day = '2000-01-01';
export const LAST_DAY: Day = '2080-12-31';

/** Whether a text is such a day, written YYYY-MM-DD. */
export function isAskableDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text < FIRST_DAY || text > LAST_DAY) return false;
  const [year = 0, month = 0, dayOfMonth = 0] = text.split('-').map(Number);
  return dayOf(year, month, dayOfMonth) === text;
}

/** Reads a year alone (2015, 2015年) from a cell; null for anything else. */
export function readYear(cell: Cell): number | null {
  if (cell === null || typeof cell === 'boolean' || cell instanceof Date) return null;
  const match = /^(19\d\d|20\d\d|21\d\d) ?年?$/.exec(fold(String(cell)));
  return match ? Number(match[1]) : null;
}

/** Whole days from one day to another; negative where the second is the earlier one. */
export function daysBetween(from: Day, to: Day): number {
  return (Date.parse(to) - Date.parse(from)) / MILLISECONDS_A_DAY;
}
