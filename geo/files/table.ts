/** What every reader gives: rows of cells, numbered as a person sees them in the file. */
import type { Geometry } from 'geojson';
import type { TableRow } from '../kinds/content.ts';

/** A file as rows of cells, header and title lines included; nothing is interpreted yet. */
export interface Table {
  readonly format: string;
  /** Character encoding of a text file. */
  readonly encoding?: string;
  /** Sheet of a workbook. */
  readonly sheet?: string;
  readonly rows: readonly TableRow[];
  /** GeoJSON: the geometry of each feature, by row number. */
  readonly geometries?: ReadonlyMap<number, Geometry | null>;
  /** Sentences on what was chosen or left out. */
  readonly notes: readonly string[];
}

export interface ReadOptions {
  /** Name of the file, for messages. */
  readonly fileName: string;
  /** Sheet of a workbook by name or number from 1; the first with rows when absent. */
  readonly sheet?: string | undefined;
}

/** One file format. `matches` looks at the first bytes only; `read` loads its parser on demand. */
export interface TableReader {
  readonly format: string;
  matches(bytes: Uint8Array): boolean;
  read(bytes: Uint8Array, options: ReadOptions): Promise<Table>;
}
