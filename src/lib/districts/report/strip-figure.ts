/** One figure of a strip. */
export interface StripFigure {
  /** Indicator and member, as the API names them; `coverage_answer.` = of the district's line of /api/coverage. */
  readonly figure: string;
  /** Null = no data. */
  readonly value: number | null;
  readonly label: string;
  /** The value as it is shown, and what stands under it. */
  readonly words: string;
  readonly note: string;
  /** Number of its definition in the method box. */
  readonly definition?: number;
}
