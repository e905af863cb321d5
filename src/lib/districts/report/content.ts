/** What the report of a district shows. */
import type { GapProperties, Standard } from '$geo/answers.ts';
import type { WorklistAnswer, WorklistName } from '$geo/regulatory/answers.ts';
import type { ScorecardAnswer } from '$geo/regulatory/scorecard.ts';
import type { DistrictMapDrawing } from '../vector-map/drawing.ts';

/** Gap areas of the district: the first ones, and sums in people that add up to all who are uncovered. */
export interface ReportGaps {
  readonly listed: readonly GapProperties[];
  readonly inListed: number;
  readonly others: { readonly areas: number; readonly people: number };
  readonly scattered: number;
  readonly uncovered: number;
  /** People per km² that a cell, and people that an area must have. */
  readonly minDensity: number;
  readonly minPeople: number;
}

/** Open markets of the district with so many stars; 0 = unrated. */
export interface StarCount {
  readonly stars: number;
  readonly markets: number;
}

export type ReportList = Extract<WorklistName, 'schools' | 'suppliers' | 'overdue'>;

export interface ReportContent {
  readonly answer: ScorecardAnswer;
  /** The standard of the radius; null where none has it. */
  readonly standard: Standard | null;
  readonly map: DistrictMapDrawing;
  readonly gaps: ReportGaps;
  /** Each with its first rows only. */
  readonly lists: Readonly<Record<ReportList, WorklistAnswer>>;
  /** Five stars first, the unrated last. */
  readonly stars: readonly StarCount[];
}
