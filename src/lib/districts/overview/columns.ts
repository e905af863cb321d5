/** The columns of the overview: each indicator with its city line, its target, and its figures by district. */
import type {
  DistrictsAnswer,
  IndicatorFigure,
  IndicatorKey,
  IndicatorUnit,
  TargetRow,
} from '$geo/regulatory/scorecard.ts';
import { isLessBetter } from '$geo/regulatory/better.ts';
import { isWorstFifth, shadesOf, type Shade } from './shades.ts';

export interface IndicatorCell {
  readonly figure: IndicatorFigure;
  /** Null without a value. */
  readonly shade: Shade | null;
  /** Among the worst fifth, and not where its target asks for no more. */
  readonly isWorst: boolean;
}

export interface IndicatorColumn {
  readonly key: IndicatorKey;
  readonly unit: IndicatorUnit;
  readonly lessIsBetter: boolean;
  readonly city: IndicatorFigure;
  /** The row whose sentence is about it; null without one. */
  readonly target: TargetRow | null;
  /** By code. */
  readonly cells: ReadonlyMap<number, IndicatorCell>;
  /** Whether the districts add up to the city; null where they are no counts. */
  readonly addsUp: boolean | null;
}

/** In the order of `INDICATORS`. */
export const columnsOf = ({
  city,
  districts,
  targets,
}: Pick<DistrictsAnswer, 'city' | 'districts' | 'targets'>): IndicatorColumn[] =>
  city.indicators.map((cityFigure, at) => {
    const { key, unit } = cityFigure;
    const lessIsBetter = isLessBetter(key);
    const figures = districts.flatMap(({ indicators }) => indicators[at] ?? []);
    const shades = shadesOf(
      figures.map(({ value }) => value),
      lessIsBetter,
    );
    return {
      key,
      unit,
      lessIsBetter,
      city: cityFigure,
      target: targets.find((target) => target.key === cityFigure.target) ?? null,
      cells: new Map(
        districts.flatMap(({ district }, index) => {
          const [figure, shade = null] = [figures[index], shades[index]];
          if (!figure) return [];
          const isWorst = isWorstFifth(shade, lessIsBetter) && figure.verdict.state !== 'met';
          return [[district, { figure, shade, isWorst }] as const];
        }),
      ),
      addsUp: addsUp(cityFigure, figures),
    };
  });

const addsUp = (city: IndicatorFigure, figures: readonly IndicatorFigure[]): boolean | null => {
  if (city.numerator === null) return null;
  const sumOf = (part: 'numerator' | 'denominator') =>
    figures.reduce((sum, figure) => sum + (figure[part] ?? 0), 0);
  return sumOf('numerator') === city.numerator && sumOf('denominator') === (city.denominator ?? 0);
};

/** The colour of a class as CSS: red where less is better, teal where more is. */
export const shadeColor = (shade: Shade | null, lessIsBetter: boolean): string =>
  shade === null ? 'url(#no-data)' : `var(--${lessIsBetter ? 'u' : 'more-'}${shade + 1})`;
