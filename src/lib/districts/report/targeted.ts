/** The indicators that are held against a target, each with the row of its target. */
import { targetOf } from '$geo/regulatory/target-row.ts';
import type { IndicatorFigure, ScorecardAnswer, TargetRow } from '$geo/regulatory/scorecard.ts';

export interface TargetedFigure {
  readonly figure: IndicatorFigure;
  readonly target: TargetRow;
}

/** In the order of the indicators; those whose sentence sets no target are left out. */
export const targetedFigures = ({
  scorecard,
  targets,
}: Pick<ScorecardAnswer, 'scorecard' | 'targets'>): TargetedFigure[] =>
  scorecard.indicators.flatMap((figure): TargetedFigure[] => {
    const target = targetOf(targets, figure.target, scorecard.district);
    return target && figure.verdict.state !== 'no_target' ? [{ figure, target }] : [];
  });
