/** What `/api/targets` answers: targets and service radii, each with the time in which it was in force. */
import type { TargetRow } from './scorecard.ts';
import type { StandardRow } from './target-file-entry.ts';

/** Times are those of Guangzhou, YYYY-MM-DDTHH:MM:SS+08:00. */
export type RecordOf<Row> = Row & {
  readonly id: number;
  readonly entered_at: string;
  /** Null = in force. */
  readonly retired_at: string | null;
  /** Newest data version at that moment; 0 = none was published yet. */
  readonly entered_after: number;
  readonly retired_after: number | null;
  /** As told with `--by`; null = nobody gave a name. */
  readonly entered_by: string | null;
  readonly retired_by: string | null;
};

export type TargetRecord = RecordOf<TargetRow>;
export type StandardRecord = RecordOf<StandardRow>;

/** `GET /api/targets` */
export interface TargetsAnswer {
  /** Another text whenever a row was entered or retired. */
  readonly revision: string;
  /** By year, key and district; of each the row in force first, then, with `history`, the latest retired. */
  readonly targets: readonly TargetRecord[];
  /** By kind of supply and key. */
  readonly standards: readonly StandardRecord[];
}
