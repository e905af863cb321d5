/** What the report of a district shows. */
import type { Standard } from '$geo/answers.ts';
import type { WorklistAnswer, WorklistName } from '$geo/regulatory/answers.ts';
import type {
  ClusterProperties,
  OldElevatorsLine,
  RescueAnswer,
  RescueLine,
} from '$geo/regulatory/elevator-answers.ts';
import type { ScorecardAnswer } from '$geo/regulatory/scorecard.ts';
import type { DistrictGaps } from '../page/gap-sums.ts';
import type { DistrictMapDrawing } from '../vector-map/drawing.ts';

/** Open markets of the district with so many stars; 0 = unrated. */
export interface StarCount {
  readonly stars: number;
  readonly markets: number;
}

/** Old elevators of the district and their largest clusters. */
export interface ReportClusters {
  readonly totals: OldElevatorsLine;
  readonly largest: readonly ClusterProperties[];
}

/** How soon rescuers would be there, by the model with its usual parameters. */
export interface ReportRescue extends Pick<RescueAnswer, 'model_zh' | 'model_en' | 'settings'> {
  readonly line: RescueLine;
}

export type ReportList = Extract<WorklistName, 'schools' | 'suppliers' | 'overdue'>;

export interface ReportContent {
  readonly answer: ScorecardAnswer;
  /** The standard of the radius; null where none has it. */
  readonly standard: Standard | null;
  readonly map: DistrictMapDrawing;
  readonly gaps: DistrictGaps;
  /** Each with its first rows only. */
  readonly lists: Readonly<Record<ReportList, WorklistAnswer>>;
  readonly clusters: ReportClusters;
  readonly rescue: ReportRescue;
  /** Five stars first, the unrated last. */
  readonly stars: readonly StarCount[];
}
