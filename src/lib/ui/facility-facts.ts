/** The rows of a facility's details: what is known, in words; unknown stays visible as "unknown". */
import type { FacilityDetail } from '$geo/answers.ts';
import type { Text, TextKey } from '$lib/i18n/index.ts';
import { districtName } from './districts.ts';
import { formatWhole } from './format.ts';

export interface Fact {
  readonly term: string;
  readonly value: string;
  /** Where more of it is to be read. */
  readonly link?: string | null;
}

type Value = string | number | boolean | null | undefined;

/** Attributes by kind: the column of the database and its word. */
const COLUMNS: Record<FacilityDetail['kind'], readonly (readonly [string, TextKey])[]> = {
  market: [
    ['operator', 'detail.operator'],
    ['stalls', 'detail.stalls'],
    ['area_m2', 'detail.area'],
    ['hours', 'detail.hours'],
    ['phone', 'detail.phone'],
  ],
  canteen: [
    ['licence', 'detail.licence'],
    ['meals_a_day', 'detail.meals'],
    ['bright_kitchen', 'detail.bright'],
  ],
  elevator: [
    ['registration_code', 'detail.registration'],
    ['installed_on', 'detail.installed'],
    ['residential', 'detail.residential'],
    ['maintainer', 'detail.maintainer'],
  ],
  station: [
    ['inspectors', 'detail.inspectors'],
    ['phone', 'detail.phone'],
  ],
};

const words = (value: Value, text: Text): string => {
  if (value === null || value === undefined || value === '') return text.t('detail.unknown');
  if (typeof value === 'boolean') return text.t(value ? 'detail.yes' : 'detail.no');
  return typeof value === 'number' ? formatWhole(value) : value;
};

const dueFact = (it: FacilityDetail, text: Text): Fact[] => {
  if (it.kind !== 'elevator') return [];
  return [{ term: text.t('detail.due'), value: it.next_due_on ?? text.t('detail.dueUnknown') }];
};

/** Everything about a facility except its rating and its inspections. */
export const factsOf = (it: FacilityDetail, text: Text): Fact[] => {
  const since = it.history.at(-1);
  const status = text.t(`status.${it.status}`);
  return [
    {
      term: text.t('detail.status'),
      value: since ? text.t('detail.since', { date: since.valid_from, status }) : status,
    },
    { term: text.t('detail.code'), value: words(it.code, text) },
    ...COLUMNS[it.kind].map(([column, key]) => ({
      term: text.t(key),
      value:
        column === 'area_m2' && it.details[column]
          ? `${words(it.details[column], text)} m²`
          : words(it.details[column], text),
    })),
    ...dueFact(it, text),
  ];
};

/** What is to be said about the position; empty when it is as it should be. */
export const placeNote = (it: FacilityDetail, text: Text): string => {
  if (it.location_quality === 'none') return text.t('detail.noPlace');
  if (it.location_quality === 'outside_city') return text.t('detail.outside');
  if (it.location_quality === 'other_district')
    return text.t('detail.otherDistrict', {
      located: districtName(it.located_district, text),
      declared: districtName(it.declared_district, text),
    });
  return '';
};
