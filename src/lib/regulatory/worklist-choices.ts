/** What the filters of a work list offer, with the number of items that each choice would leave. */
import '$lib/i18n/worklist.ts';
import { WORKLIST_SORTS, type WorklistAnswer } from '$geo/regulatory/answers.ts';
import type { Text } from '$lib/i18n/index.ts';
import { districtName } from '$lib/ui/districts.ts';
import { formatWhole } from '$lib/ui/format.ts';
import { urgencyName } from './worklist-words.ts';

export interface Choice {
  readonly value: string;
  readonly words: string;
}

type Filter = 'district' | 'term' | 'office' | 'town' | 'urgency' | 'sort';

/** An empty value narrows nothing. Lists that belong to no term offer none. */
export const filterChoices = (
  { choices, district, terms }: Pick<WorklistAnswer, 'choices' | 'district' | 'terms'>,
  text: Text,
): Readonly<Record<Filter, readonly Choice[]>> => {
  const counted = (words: string, count: number) =>
    text.t('worklist.filter.counted', { words, count: formatWhole(count) });
  const all = { value: '', words: text.t('worklist.filter.all') };
  return {
    district: [
      { value: '', words: text.t('scope.city') },
      ...choices.district.map(({ value, count }) => ({
        value: String(value),
        words: counted(districtName(value, text), count),
      })),
    ],
    term: terms.map((term) => ({ value: term.key, words: text.name(term) })),
    office: [
      all,
      ...choices.office.map(({ value, count, ...office }) => ({
        value: value === null ? 'none' : String(value),
        words: counted(value === null ? text.t('worklist.filter.officeNone') : text.name(office), count),
      })),
    ],
    town: [
      all,
      ...choices.town.map((town) => ({
        value: town.value,
        words: counted(
          [...(district === null ? [districtName(town.district, text)] : []), town.value].join(' ').trim(),
          town.count,
        ),
      })),
    ],
    urgency: [
      all,
      ...choices.urgency.map(({ value, count }) => ({
        value: String(value),
        words: counted(urgencyName(value, text), count),
      })),
    ],
    sort: WORKLIST_SORTS.map((value) => ({ value, words: text.t(`worklist.sort.${value}`) })),
  };
};
