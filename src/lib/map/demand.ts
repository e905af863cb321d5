/** Who or what is to be in reach of the supply of a view: its points in the browser, and how it is called. */
import type { CoverageSettings } from '$geo/answers.ts';
import type { DemandColumns } from '$geo/columns/columns.ts';
import type { WireFacilities } from '$geo/columns/wire.ts';
import { facilityDemand, type DemandWeight } from '$geo/coverage/facility-demand.ts';
import type { Text } from '$lib/i18n/index.ts';
import { formatWhole } from '$lib/ui/format.ts';

/** What is counted: words and units go by it. */
export type DemandName = CoverageSettings['demand'] | 'meals';

export const demandName = ({ demand, weight }: Pick<CoverageSettings, 'demand' | 'weight'>): DemandName =>
  weight === 'meals' ? 'meals' : demand;

/** "12,345 人", "300 部电梯": a number with what it counts. */
export const demandAmount = (name: DemandName, count: string | number, text: Text): string =>
  text.t(`demand.amount.${name}`, { count: typeof count === 'number' ? formatWhole(count) : count });

/** Facilities as demand points; null unless their columns are exact. */
export const demandPoints = (
  facilities: WireFacilities | undefined,
  weight: DemandWeight,
): DemandColumns | null => {
  const units = facilities?.units;
  return units ? facilityDemand({ ...facilities, units }, weight).columns : null;
};
