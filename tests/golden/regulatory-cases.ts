/** What the golden file of regulatory coverage asks of every engine. */
import { type GoldenTable, objectsOf } from './golden-files.ts';

interface RegulatoryCase {
  readonly name: string;
  readonly facilities: GoldenTable;
  readonly inspections: GoldenTable;
  readonly expected: {
    readonly inspected_share: readonly {
      readonly from: string;
      readonly to: string;
      /** Null = all kinds. */
      readonly kind: string | null;
      readonly in_scope: number;
      readonly inspected: number;
      readonly share: number | null;
      readonly inspected_ids: number[];
      readonly closed_in_term_not_inspected_ids: number[];
      readonly not_yet_inspected_ids: number[];
    }[];
    readonly overdue: readonly {
      readonly as_of: string;
      readonly kind: string | null;
      readonly in_use: number;
      readonly overdue: number;
      readonly on_time: number;
      readonly unknown: number;
      readonly overdue_ids: number[];
    }[];
  };
}
export interface RegulatoryFile {
  readonly cases: readonly RegulatoryCase[];
}

export interface RegulatoryFacility {
  readonly id: number;
  readonly kind: string;
  readonly status: string;
  readonly opened_on: string;
  readonly closed_on: string | null;
  readonly next_due_on: string | null;
}
export interface RegulatoryVisit {
  readonly facility_id: number;
  readonly date: string;
  readonly completed: boolean;
}

/** The facilities of a kind, or all. */
export const facilitiesOf = (one: RegulatoryCase, kind: string | null): RegulatoryFacility[] =>
  objectsOf<RegulatoryFacility>(one.facilities, { mayBeEmpty: true }).filter(
    (facility) => kind === null || facility.kind === kind,
  );

export const visitsOf = (one: RegulatoryCase): RegulatoryVisit[] =>
  objectsOf<RegulatoryVisit>(one.inspections, { mayBeEmpty: true });
