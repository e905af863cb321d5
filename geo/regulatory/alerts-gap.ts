/** How far a figure is from its target, counted on beyond it: what is to spare is negative. */
import type { IndicatorFigure, TargetReading, TargetRow, Verdict } from './scorecard.ts';
import { wantedOf } from './target-verdict.ts';

/** A figure against its target on one of the days. */
export interface Held {
  readonly figure: IndicatorFigure;
  /** The row that its verdict rests on; null = none. */
  readonly target: TargetRow | null;
  readonly district: number;
}

/** The readings of a figure that are its own district's (or the city's); null = the one verdict. */
export function readingsOf({ figure, district }: Held): readonly (TargetReading['reading'] | null)[] {
  const { verdict } = figure;
  if (verdict.state !== 'unstated') return verdict.state === 'no_target' ? [] : [null];
  return verdict.readings.filter((one) => one.district === district).map(({ reading }) => reading);
}

/** How many are missing by a reading; 0 = met, null = no data or no target. */
export function shortOf({ figure }: Held, reading: TargetReading['reading'] | null): number | null {
  return readingOf(figure.verdict, reading)?.short ?? plainShort(figure.verdict, reading);
}

function plainShort(verdict: Verdict, reading: string | null): number | null {
  if (reading !== null) return null;
  if (verdict.state === 'met') return 0;
  return verdict.state === 'short' ? verdict.by : null;
}

const readingOf = (verdict: Verdict, reading: string | null): TargetReading | null =>
  verdict.state === 'unstated' && reading !== null
    ? (verdict.readings.find((one) => one.reading === reading) ?? null)
    : null;

/** The distance to the target by a reading, in what is counted; null = no data or no target. */
export function gapOf(held: Held, reading: TargetReading['reading'] | null): number | null {
  const { figure, target } = held;
  const chosen = readingOf(figure.verdict, reading);
  if (reading !== null && chosen === null) return null;
  if (shortOf(held, reading) === null || target?.comparator == null) return null;
  const have = chosen?.value ?? (figure.unit === 'share' ? figure.numerator : figure.value) ?? 0;
  const lack = (chosen?.target ?? wantedOf(figure, target)) - have;
  const short = shortOf(held, reading) ?? 0;
  // What is to spare: of "so many, no more and no less" there is nothing.
  if (short > 0 || target.comparator === '=') return short;
  return target.comparator === '>=' ? lack : -lack;
}
