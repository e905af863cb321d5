/** Calendar days as whole numbers (days since 2000-01-01) and as text; no clock, no time zone. */

const DAY_MS = 86_400_000;
const EPOCH_MS = Date.UTC(2000, 0, 1);
const texts = new Map<number, string>();

/** `YYYY-MM-DD` to days since 2000-01-01. Throws RangeError for anything else. */
export function dayOf(text: string): number {
  const ms = Date.parse(`${text}T00:00:00Z`);
  if (Number.isNaN(ms)) throw new RangeError(`"${text}" is no day; YYYY-MM-DD is needed.`);
  return Math.round((ms - EPOCH_MS) / DAY_MS);
}

/** Days since 2000-01-01 to `YYYY-MM-DD`; remembers what it gave, there are only so many days. */
export function dayText(day: number): string {
  const known = texts.get(day);
  if (known !== undefined) return known;
  const text = new Date(EPOCH_MS + day * DAY_MS).toISOString().slice(0, 10);
  texts.set(day, text);
  return text;
}
