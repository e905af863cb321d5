/** The items of a page under the heads that they belong to. */
import type { WorklistAnswer, WorklistItem, WorklistOffice } from '$geo/regulatory/answers.ts';
import type { Urgency } from '$geo/regulatory/route-urgency.ts';

export interface ItemGroup {
  /** Null = in the charge of no office; and where the list is not in the order of routes. */
  readonly office: WorklistOffice | null;
  /** Of the trip; null = on none. */
  readonly urgency: Urgency | null;
  /** Whether the group goes on from the page before, or is the first of its office. */
  readonly isFirstOfOffice: boolean;
  readonly items: readonly WorklistItem[];
}

/**
 * Office by office, trip by trip where the list is in the order of routes; else all items as one group. Groups follow
 * the order of the items.
 */
export const itemGroups = ({
  items,
  offices,
  sort,
}: Pick<WorklistAnswer, 'items' | 'offices' | 'sort'>): ItemGroup[] => {
  if (sort !== 'route')
    return items.length ? [{ office: null, urgency: null, isFirstOfOffice: false, items }] : [];
  const groups: (ItemGroup & { items: WorklistItem[] })[] = [];
  for (const item of items) {
    const urgency = item.stop === null ? null : item.urgency;
    const last = groups.at(-1);
    if (last && (last.office?.id ?? null) === item.office && last.urgency === urgency) {
      last.items.push(item);
      continue;
    }
    const office = offices.find(({ id }) => id === item.office) ?? null;
    const isFirstOfOffice = !last || (last.office?.id ?? null) !== item.office;
    groups.push({ office, urgency, isFirstOfOffice, items: [item] });
  }
  return groups;
};
