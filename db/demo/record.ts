/** Rows of the demonstration as they go into the tables: names of members are names of columns. */
import { createHash } from 'node:crypto';
import type { Kind, Status } from '../../geo/kinds/vocabulary.ts';

/** When the demonstration came to know of something: 1, 2 or 3; see DEMO_VERSIONS. */
export type DemoVersion = 1 | 2 | 3;

export interface FacilityRecord {
  readonly row_id: number;
  readonly id: number;
  readonly kind: Kind;
  readonly external_code: string;
  readonly name_zh: string;
  readonly name_en: string;
  readonly address: string | null;
  readonly town: string;
  readonly declared_district: number;
  readonly located_district: number | null;
  /** EWKT in EPSG:4326; null for unlocated ones. */
  readonly geom: string | null;
  readonly original_x: number | null;
  readonly original_y: number | null;
  readonly original_datum: 'wgs84' | 'gcj02' | null;
  readonly location_quality: 'none' | 'exact' | 'outside_city' | 'other_district';
  readonly status: Status;
  readonly valid_from: string;
  readonly valid_to: string | null;
  readonly known_from: DemoVersion;
  readonly known_to: DemoVersion | null;
  readonly data_origin: 'synthetic';
  readonly import_batch: DemoVersion;
}

/** Attributes of the table of the kind, without row_id. */
export type Details = Readonly<Record<string, string | number | boolean | null>>;

export interface RatingRecord {
  row_id: number;
  readonly facility_id: number;
  readonly state: 'granted' | 'pending';
  readonly stars: number | null;
  readonly rated_on: string;
  readonly valid_until: string | null;
  readonly revoked_on: string | null;
  readonly issuer: string;
  readonly scheme: string;
  readonly known_from: DemoVersion;
  readonly known_to: DemoVersion | null;
  readonly data_origin: 'synthetic';
  readonly import_batch: DemoVersion;
}

export interface DueRecord {
  row_id: number;
  readonly facility_id: number;
  readonly next_due_on: string | null;
  readonly valid_from: string;
  readonly valid_to: string | null;
  readonly known_from: DemoVersion;
  readonly known_to: DemoVersion | null;
  readonly data_origin: 'synthetic';
  readonly import_batch: DemoVersion;
}

export interface InspectionRecord {
  readonly id: number;
  readonly facility_id: number;
  readonly inspected_on: string;
  readonly purpose: 'term' | 'routine' | 'third_party' | 'equipment';
  readonly completed: boolean;
  readonly result: 'pass' | 'hazard' | 'fail' | null;
  readonly hazards: number;
  readonly inspector: string;
  readonly known_from: DemoVersion;
  readonly known_to: DemoVersion | null;
  readonly data_origin: 'synthetic';
  readonly import_batch: DemoVersion;
}

export interface FollowupRecord {
  readonly id: number;
  readonly inspection_id: number;
  readonly due_on: string;
  readonly done_on: string | null;
  readonly outcome: 'resolved' | 'open';
  readonly known_from: DemoVersion;
  readonly known_to: DemoVersion | null;
  readonly data_origin: 'synthetic';
  readonly import_batch: DemoVersion;
}

export interface SamplingRecord {
  readonly district: number;
  readonly month: string;
  readonly sampled: number;
  readonly passed: number;
  readonly known_from: DemoVersion;
  readonly known_to: DemoVersion | null;
  readonly data_origin: 'synthetic';
  readonly import_batch: DemoVersion;
}

/** Collects the rows of one table and gives them their numbers. */
export class Table<Row extends { row_id: number }> {
  readonly rows: Row[] = [];

  /** Adds a row under the next number. */
  add(row: Omit<Row, 'row_id'>): Row {
    const numbered = row as Row; // all members but the number, which follows
    numbered.row_id = this.rows.length + 1;
    this.rows.push(numbered);
    return numbered;
  }
}

/** SHA-256 over rows as JSON: two runs of the generator must agree to the last byte. */
export function fingerprint(rows: Iterable<unknown>): string {
  const hash = createHash('sha256');
  for (const row of rows) hash.update(JSON.stringify(row));
  return hash.digest('hex');
}
