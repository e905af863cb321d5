/** How work lists speak of their items: the same words on the page and on the sheets. */
import '$lib/i18n/worklist.ts';
import type { SchoolTerm, WorklistItem, WorklistName, WorklistTrip } from '$geo/regulatory/answers.ts';
import type { Urgency } from '$geo/regulatory/route-urgency.ts';
import { DISTRICTS, type Kind } from '$geo/kinds/vocabulary.ts';
import type { Text, TextKey } from '$lib/i18n/index.ts';
import { viewHref } from '$lib/map/url-state.ts';
import { DEFAULT_VIEW } from '$lib/map/view.ts';
import { districtName } from '$lib/ui/districts.ts';
import { formatWhole } from '$lib/ui/format.ts';
import { isOfTerm, type WorklistPlace } from './worklist-href.ts';

/** Whether items have a deadline that passed. */
export const hasDeadline = (name: WorklistName): boolean => name === 'overdue' || name === 'hazards';

const kindOf = (name: WorklistName): Kind => (isOfTerm(name) ? 'canteen' : 'elevator');

export const urgencyName = (urgency: Urgency, { t }: Text): string => t(`worklist.urgency.class${urgency}`);

/** What makes an item of a list so urgent. */
export const urgencyMeaning = (name: WorklistName, urgency: Urgency, { t }: Text): string => {
  if (isOfTerm(name)) return t(`worklist.urgency.term${urgency}`);
  return t(hasDeadline(name) ? `worklist.urgency.due${urgency}` : `worklist.urgency.unknown${urgency}`);
};

export const scopeWords = (district: number | null, text: Text): string =>
  district === null ? text.t('scope.city') : districtName(district, text);

/** The list, where and when: "白云区 · 2026年秋季学期 · 截至 2026-11-20". */
export const listFacts = (
  { district, asOf, term }: { district: number | null; asOf: string; term: SchoolTerm | null },
  text: Text,
): string =>
  [
    scopeWords(district, text),
    ...(term ? [text.name(term)] : []),
    text.t('worklist.asOf', { date: asOf }),
  ].join(' · ');

/** Metres as kilometres with one decimal, for lengths of routes: "12.3". */
export const kilometres = (metres: number): string => {
  const tenths = Math.round(metres / 100);
  return `${formatWhole(Math.floor(tenths / 10))}.${tenths % 10}`;
};

export const tripWords = (trip: Pick<WorklistTrip, 'urgency' | 'stops' | 'length_m'>, text: Text): string =>
  text.t('worklist.trip', {
    urgency: urgencyName(trip.urgency, text),
    stops: formatWhole(trip.stops),
    km: kilometres(trip.length_m),
  });

/** The same without its urgency. */
export const tripLength = (
  { stops, length_m }: Pick<WorklistTrip, 'stops' | 'length_m'>,
  { t }: Text,
): string => t('worklist.tripLength', { stops: formatWhole(stops), km: kilometres(length_m) });

/** Head of the day on which an item was seen last, and of its date. */
export const dayHeads = (name: WorklistName): { seen: TextKey; due: TextKey | null; days: TextKey } => ({
  seen:
    name === 'hazards'
      ? 'worklist.found'
      : name === 'suppliers'
        ? 'worklist.evaluated'
        : 'worklist.inspected',
  due: name === 'hazards' ? 'worklist.deadline' : name === 'overdue' ? 'worklist.due' : null,
  days: hasDeadline(name) ? 'worklist.days' : 'worklist.daysSince',
});

/** The date that an item missed; null where its list has none. */
export const dueWords = (name: WorklistName, item: WorklistItem, { t }: Text): string | null => {
  if (name === 'hazards') return item.followup_due_on ?? t('worklist.noFollowup');
  return name === 'overdue' ? (item.next_due_on ?? '') : null;
};

export const daysWords = ({ days }: Pick<WorklistItem, 'days'>, { t }: Text): string =>
  days === null ? '—' : t('worklist.dayCount', { count: formatWhole(days) });

/** Where an item or an office is, in words: its address, and before it the district and the town that it does not name. */
export const placeWords = (
  { district, address, town = null }: Pick<WorklistItem, 'district' | 'address'> & { town?: string | null },
  text: Text,
): string => {
  const written = address ?? '';
  const name = DISTRICTS.find(({ code }) => code === district);
  return [
    ...(name && !written.includes(name.zh) ? [districtName(district, text)] : []),
    ...(town && !written.includes(town) ? [town] : []),
    written,
  ]
    .join(' ')
    .trim();
};

const CLOSE = 15;

/** An item on the map page, on the same day. */
export const itemMapHref = (place: WorklistPlace, item: WorklistItem, chosenLang: string | null): string =>
  viewHref(
    {
      ...DEFAULT_VIEW,
      camera: item.point && { lng: item.point[0], lat: item.point[1], zoom: CLOSE },
      layers: [kindOf(place.name), 'station'],
      coverage: false,
      district: place.district,
      asOf: place.asOf,
      facility: item.id,
    },
    chosenLang,
  );

/** The district, or the city, on the map page, with the facilities that the list is about. */
export const listMapHref = ({ name, district, asOf }: WorklistPlace, chosenLang: string | null): string =>
  viewHref(
    {
      ...DEFAULT_VIEW,
      layers: [kindOf(name), 'station'],
      coverage: false,
      ...{ district, asOf },
      panel: 'list',
      listKind: kindOf(name),
    },
    chosenLang,
  );
