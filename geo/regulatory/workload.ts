/**
 * Workload of offices (methods.md, "Regulatory coverage"): the facilities that an office has charge of, and their
 * inspections of the last twelve months, by inspector.
 */
import { CITY_CODE } from '../coverage/coverage.ts';
import type { Day } from '../kinds/day.ts';
import { DISTRICTS } from '../kinds/vocabulary.ts';
import { type KindWork, WORKLOAD_KINDS, type WorkloadKind } from './workload-kinds.ts';
import { OFFICE_TYPES, type Offices } from './workload-offices.ts';

/** The first day of the twelve months that end with a day: 2026-11-20 → 2025-11-21; 2028-02-29 → 2027-03-01. */
export function twelveMonthsTo(day: Day): Day {
  const [year = NaN, month = NaN, date = NaN] = day.split('-').map(Number);
  const yearBefore = new Date(Date.UTC(year - 1, month - 1, date));
  // The 29th of February becomes the 28th, as PostgreSQL counts.
  if (yearBefore.getUTCMonth() !== month - 1) yearBefore.setUTCDate(0);
  yearBefore.setUTCDate(yearBefore.getUTCDate() + 1);
  return yearBefore.toISOString().slice(0, 10);
}

/** Inspectors of an office whose number is not known. */
export const UNKNOWN_INSPECTORS = -1;

export interface OfficeLoad {
  readonly facilities: Readonly<Record<WorkloadKind, number>>;
  readonly inspections: number;
  /** Null = unknown. */
  readonly inspectors: number | null;
  /** Null where the inspectors are unknown or none. */
  readonly facilitiesPerInspector: number | null;
  readonly inspectionsPerInspector: number | null;
  /** The facility farthest from the office, ties to the smaller id; null without facilities. */
  readonly farthest: { readonly id: number; readonly squaredCm: number } | null;
}

/** The work of each office, in the order of the offices. */
export function officeLoads(
  offices: Pick<Offices, 'count'> & { readonly inspectors: Int32Array },
  work: readonly KindWork[],
): OfficeLoad[] {
  const facilities = WORKLOAD_KINDS.map(() => new Uint32Array(offices.count));
  const inspections = new Uint32Array(offices.count);
  const farthest = { squaredCm: new Float64Array(offices.count).fill(-1), id: new Int32Array(offices.count) };
  for (const { kind, id, nearest, inspections: visits } of work) {
    const counts = facilities[WORKLOAD_KINDS.indexOf(kind)] as Uint32Array; // a kind of the list
    for (let i = 0; i < id.length; i++) {
      const office = nearest.index[i] as number; // i < length
      if (office < 0) continue;
      counts[office] = (counts[office] as number) + 1;
      inspections[office] = (inspections[office] as number) + (visits[i] ?? 0);
      const squared = nearest.d2[i] as number;
      const known = farthest.squaredCm[office] as number;
      if (squared < known || (squared === known && (id[i] as number) > (farthest.id[office] as number)))
        continue;
      farthest.squaredCm[office] = squared;
      farthest.id[office] = id[i] as number;
    }
  }
  return Array.from({ length: offices.count }, (_, office) => {
    const counts = facilities.map((column) => column[office] ?? 0);
    const squaredCm = farthest.squaredCm[office] as number; // office < count
    const inspectors = knownInspectors(offices.inspectors[office]);
    return {
      facilities: byKind(counts),
      inspections: inspections[office] ?? 0,
      inspectors,
      ...perInspector(inspectors, sum(counts), inspections[office] ?? 0),
      farthest: squaredCm < 0 ? null : { id: farthest.id[office] ?? 0, squaredCm },
    };
  });
}

const knownInspectors = (inspectors = UNKNOWN_INSPECTORS): number | null =>
  inspectors === UNKNOWN_INSPECTORS ? null : inspectors;

function perInspector(inspectors: number | null, facilities: number, inspections: number) {
  const per = (count: number) => (inspectors === null || inspectors === 0 ? null : count / inspectors);
  return { facilitiesPerInspector: per(facilities), inspectionsPerInspector: per(inspections) };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const byKind = (counts: readonly number[]) =>
  // One for each kind, in their order.
  Object.fromEntries(WORKLOAD_KINDS.map((kind, i) => [kind, counts[i] ?? 0])) as Record<WorkloadKind, number>;

/** The offices of one type in a district, or (place 0) in the city, together. */
export interface LoadSum extends Omit<OfficeLoad, 'farthest' | 'inspectors'> {
  /** Code; CITY_CODE = all, those that declare no district as well. */
  readonly district: number;
  readonly offices: number;
  /** Offices whose inspectors are unknown; those of the others together. */
  readonly unknown: number;
  readonly inspectors: number;
}

/**
 * Sums of the offices of a type by their declared district, the city first. What comes to one inspector is asked of the
 * offices with inspectors only: of their facilities and their inspections.
 */
export function loadSums(
  offices: Pick<Offices, 'type' | 'district'>,
  loads: readonly OfficeLoad[],
  type: (typeof OFFICE_TYPES)[number],
): LoadSum[] {
  const all = loads
    .map((load, i) => ({
      load,
      district: CITY_CODE + (offices.district[i] ?? 0),
      type: OFFICE_TYPES[offices.type[i] ?? 0],
    }))
    .filter((one) => one.type === type);
  return [CITY_CODE, ...DISTRICTS.map(({ code }) => code)].map((district) => {
    const own = all.filter((one) => [CITY_CODE, one.district].includes(district)).map(({ load }) => load);
    const staffed = own.filter(({ inspectors }) => inspectors !== null && inspectors > 0);
    const total = (some: readonly OfficeLoad[], of: (load: OfficeLoad) => number) => sum(some.map(of));
    const inspectors = total(staffed, (load) => load.inspectors ?? 0);
    return {
      district,
      offices: own.length,
      unknown: own.filter((load) => load.inspectors === null).length,
      facilities: byKind(WORKLOAD_KINDS.map((kind) => total(own, ({ facilities }) => facilities[kind]))),
      inspections: total(own, ({ inspections }) => inspections),
      inspectors,
      ...perInspector(
        inspectors,
        total(staffed, ({ facilities }) => sum(Object.values(facilities))),
        total(staffed, ({ inspections }) => inspections),
      ),
    };
  });
}
