/** How a figure is drawn against its target: as a bar with a tick, or one tick for each item that should be none. */
import type { IndicatorFigure, TargetRow } from '$geo/regulatory/scorecard.ts';

export type TargetDrawing =
  /** Both 0–1 along the bar. */
  | { readonly form: 'bar'; readonly value: number; readonly target: number }
  /** So many ticks, each for so many items; the last may stand for fewer. */
  | { readonly form: 'ticks'; readonly ticks: number; readonly each: number }
  | { readonly form: 'none' };

/** More ticks than this cannot be told apart. */
const MOST_TICKS = 40;

const roundStep = (least: number): number => {
  const magnitude = 10 ** Math.floor(Math.log10(Math.max(1, least)));
  return [1, 2, 5, 10].map((factor) => factor * magnitude).find((step) => step >= least) ?? least;
};

/** Ticks for a count that should be zero: one for each item, or for 2, 5, 10 … where there are too many. */
export const ticksOf = (count: number): { ticks: number; each: number } => {
  const each = roundStep(count / MOST_TICKS);
  return { ticks: Math.ceil(count / each), each };
};

/** Shares end at 100 %; other values and their target at the larger of the two. */
export const targetDrawing = (
  { value, unit, verdict }: Pick<IndicatorFigure, 'value' | 'unit' | 'verdict'>,
  target: Pick<TargetRow, 'value'>,
): TargetDrawing => {
  if (value === null || target.value === null || verdict.state === 'unstated') return { form: 'none' };
  if (target.value === 0 && unit === 'facilities') return { form: 'ticks', ...ticksOf(value) };
  if (unit === 'share') return { form: 'bar', value, target: target.value / 100 };
  const whole = Math.max(value, target.value);
  return whole === 0 ? { form: 'none' } : { form: 'bar', value: value / whole, target: target.value / whole };
};

/** The target in the unit of the figure, for the line beside its trend. */
export const targetLevel = (
  { unit, verdict }: Pick<IndicatorFigure, 'unit' | 'verdict'>,
  { value }: Pick<TargetRow, 'value'>,
): number | null => {
  // A number of the whole city is no level for a district.
  if (value === null || verdict.state === 'unstated') return null;
  return unit === 'share' ? value / 100 : value;
};
