/** Which targets and service radii are asked for. */
import { DISTRICTS } from '../kinds/vocabulary.ts';
import { type TargetRow } from './scorecard.ts';
import type { StandardRow } from './target-file-entry.ts';
import type { StandardRecord, TargetRecord } from './target-records.ts';

/** In the order in which they are offered. */
export const ENTRY_KINDS = ['target', 'rate', 'result', 'task', 'attribute', 'standard'] as const satisfies (
  TargetRow['kind'] | StandardRow['kind']
)[];
export type EntryKind = (typeof ENTRY_KINDS)[number];
export const TARGET_SCOPES = ['city', 'district'] as const satisfies TargetRow['scope'][];

/** Null = not narrowed. */
export interface TargetFilter {
  readonly kind: EntryKind | null;
  readonly scope: TargetRow['scope'] | null;
  /** Code of a district: its own rows, and those of the city. */
  readonly district: number | null;
  /** Rows of a later year say nothing about this one. */
  readonly year: number | null;
}
export const NO_FILTER: TargetFilter = { kind: null, scope: null, district: null, year: null };

interface Records {
  readonly targets: readonly TargetRecord[];
  readonly standards: readonly StandardRecord[];
}

/** Those that a filter leaves, in their order. A service radius holds in the whole city and in every year. */
export function selectTargets({ targets, standards }: Records, filter: TargetFilter): Records {
  const { kind, scope, district, year } = filter;
  return {
    targets: targets.filter(
      (row) =>
        (kind === null || row.kind === kind) &&
        (scope === null || row.scope === scope) &&
        (district === null || row.district === null || row.district === district) &&
        (year === null || row.year <= year),
    ),
    standards: standards.filter(() => (kind === null || kind === 'standard') && scope !== 'district'),
  };
}

/** The code of one of the eleven, from text; null for anything else. */
export const districtFromText = (text: string | null): number | null =>
  DISTRICTS.find(({ code }) => String(code) === text)?.code ?? null;
