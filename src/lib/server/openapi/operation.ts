/** What a route answers, said once: `/openapi.json` is made of these, and tests hold the routes against them. */
import type * as v from 'valibot';
import type { JsonSchema } from './json-schema.ts';

/** Groups of the document, in its order. */
export const TAGS = {
  facts: 'What is loaded: versions, facilities, standards, targets.',
  coverage: 'Who is within reach, where the gaps are, where something new should go.',
  regulatory: 'Inspections, work lists, workload, scorecards, changes.',
  map: 'Vector tiles, and columns for analysis in a browser.',
  files: 'The same questions as files.',
  service: 'For operations and search engines.',
} as const;

/**
 * How an answer may be kept: by data version (ETag; for ever with `v`), by ETag alone, not without asking, not at all,
 * or for an hour.
 */
export type Keeping = 'version' | 'etag' | 'no-cache' | 'no-store' | 'hour';

export interface Operation {
  /** As its folder in `src/routes`: `/api/facilities/[id]`. */
  readonly route: string;
  readonly method: 'get' | 'post';
  /** Name of the call in generated clients. */
  readonly id: string;
  readonly tag: keyof typeof TAGS;
  readonly summary: string;
  readonly description?: string;
  /** What stands in the path, by name. */
  readonly path?: Readonly<Record<string, JsonSchema>>;
  /** What the query is parsed with; without it the query is not looked at. Unknown parameters are refused. */
  readonly query?: v.ObjectSchema<v.ObjectEntries, undefined>;
  /** The body, JSON. */
  readonly body?: JsonSchema;
  /** By media type; `bytes` for what is no text. */
  readonly answers: Readonly<Record<string, JsonSchema>>;
  readonly keeping: Keeping;
  /** Other statuses that it may have besides those that follow from its parameters. */
  readonly others?: Readonly<Record<number, string>>;
  /** True where no data are needed. */
  readonly isPlain?: boolean;
  /** Addresses that can be called as they are: each parameter that has no obvious value is in one of them. */
  readonly examples: readonly string[];
  /** A body that can be sent as it is. */
  readonly bodyExample?: unknown;
}

export const JSON_TYPE = 'application/json';
export const GEOJSON_TYPE = 'application/geo+json';
export const CSV_TYPE = 'text/csv';
export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** What is no text. */
export const bytes = (description: string): JsonSchema => ({ description });

export const csv = (description: string): JsonSchema => ({
  type: 'string',
  description: `${description} UTF-8, with heads in English and the data version in a column.`,
});
export const xlsx = bytes('A workbook: the table, and a sheet that says where it comes from.');
