/** Narrowing a work list, and how many items each choice of a filter would leave. */
import type { WorklistChoices, WorklistFilters } from '$geo/regulatory/answers.ts';
import { URGENCIES } from '$geo/regulatory/route-urgency.ts';
import { compareChinese } from './chinese-order.ts';
import { fold, searchWords } from './text-index.ts';
import type { ListedItem } from './worklist-item.ts';
import type { ChargedOffice } from './worklist-offices.ts';

type Passes = (item: ListedItem) => boolean;

/** What each filter asks of an item; filters that are not set ask nothing. */
function askedBy(filters: WorklistFilters): Partial<Record<keyof WorklistFilters, Passes>> {
  const { district, office, town, urgency, days_min, q } = filters;
  const words = q === null ? [] : searchWords(q);
  return {
    ...(district !== null && { district: (item: ListedItem) => item.district === district }),
    ...(office !== null && {
      office: (item: ListedItem) => item.office === (office === 'none' ? null : office),
    }),
    ...(town !== null && { town: (item: ListedItem) => fold(item.town ?? '') === fold(town) }),
    ...(urgency !== null && { urgency: (item: ListedItem) => item.urgency === urgency }),
    ...(days_min !== null && { days_min: (item: ListedItem) => item.days === null || item.days >= days_min }),
    ...(words.length > 0 && { q: (item: ListedItem) => words.every((word) => item.words.includes(word)) }),
  };
}

/** The items that pass every filter, but for one that is left out. */
export function narrowed(
  items: readonly ListedItem[],
  filters: WorklistFilters,
  without?: keyof WorklistFilters,
): ListedItem[] {
  const tests = Object.entries(askedBy(filters)).flatMap(([key, passes]) =>
    key === without ? [] : [passes],
  );
  return items.filter((item) => tests.every((passes) => passes(item)));
}

/** The choices of each filter with their counts: those that would leave something, and what is chosen now. */
export function choicesOf(
  items: readonly ListedItem[],
  filters: WorklistFilters,
  offices: ReadonlyMap<number, ChargedOffice>,
): WorklistChoices {
  const districts = tally(narrowed(items, filters, 'district'), ({ district }) => district);
  if (filters.district !== null && !districts.has(filters.district)) districts.set(filters.district, 0);
  const charged = tally(narrowed(items, filters, 'office'), ({ office }) => office);
  const chosen = filters.office === 'none' ? null : filters.office;
  if (filters.office !== null && !charged.has(chosen)) charged.set(chosen, 0);
  const towns = new Map<string, { value: string; district: number | null; count: number }>();
  for (const { town, district } of narrowed(items, filters, 'town')) {
    if (town === null) continue;
    const known = towns.get(town);
    // A name that several districts use belongs to none of them.
    towns.set(town, {
      value: town,
      district: known && known.district !== district ? null : district,
      count: (known?.count ?? 0) + 1,
    });
  }
  if (filters.town !== null && !towns.has(filters.town))
    towns.set(filters.town, { value: filters.town, district: null, count: 0 });
  const urgencies = tally(narrowed(items, filters, 'urgency'), ({ urgency }) => urgency);
  return {
    district: [...districts]
      .flatMap(([value, count]) => (value === null ? [] : [{ value, count }]))
      .sort((a, b) => a.value - b.value),
    office: [...charged]
      .map(([value, count]) => {
        const facts = value === null ? undefined : offices.get(value)?.facts;
        return {
          value,
          name_zh: facts?.name_zh ?? String(value ?? ''),
          name_en: facts?.name_en ?? null,
          count,
        };
      })
      .sort(
        (a, b) => Number(a.value === null) - Number(b.value === null) || compareChinese(a.name_zh, b.name_zh),
      ),
    town: [...towns.values()].sort(
      (a, b) => (a.district ?? Infinity) - (b.district ?? Infinity) || compareChinese(a.value, b.value),
    ),
    urgency: URGENCIES.map((value) => ({ value, count: urgencies.get(value) ?? 0 })),
  };
}

function tally<Value>(
  items: readonly ListedItem[],
  valueOf: (item: ListedItem) => Value,
): Map<Value, number> {
  const counts = new Map<Value, number>();
  for (const item of items) counts.set(valueOf(item), (counts.get(valueOf(item)) ?? 0) + 1);
  return counts;
}
