/** Records of the page about the data, as the server gives them. */
export interface VersionLine {
  readonly version: number;
  readonly as_of: string;
  /** ISO 8601, UTC. */
  readonly published_at: string;
  readonly cause: 'demo' | 'import' | 'rollback';
  readonly note: string;
}

export interface BatchLine {
  readonly id: number;
  readonly content: string;
  readonly file_name: string;
  readonly file_bytes: number;
  readonly data_origin: 'official' | 'open' | 'synthetic';
  readonly mode: string;
  readonly datum: string | null;
  readonly version: number;
  readonly started_at: string;
  readonly report: Readonly<Record<string, unknown>>;
  readonly rejects: number;
}

export interface RejectLine {
  readonly batch: number;
  readonly row_number: number;
  readonly column_name: string;
  readonly value: string | null;
  readonly reason: string;
}

/** A count of an import's report; null where the report has none. */
export const reportCount = (batch: BatchLine, name: string): number | null => {
  const value = batch.report[name];
  return typeof value === 'number' ? value : null;
};
