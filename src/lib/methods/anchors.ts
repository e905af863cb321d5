/** The definitions on `/methods`, by the anchor of their section: whatever shows a figure leads to one of them. */
import type { IndicatorKey } from '$geo/regulatory/scorecard.ts';

/** Groups of the page, and what each explains, in its order. An anchor is an address: it stays once it is there. */
export const METHOD_GROUPS = {
  place: ['coordinates', 'boundaries', 'datum', 'located'],
  facts: ['time', 'changes', 'origin', 'stars'],
  people: ['population', 'density-bands'],
  reach: ['coverage', 'percentiles', 'band', 'area-coverage', 'edge', 'detour', 'accessibility'],
  gaps: ['gap-areas', 'siting', 'scenario'],
  inspection: ['inspected-share', 'follow-up', 'overdue', 'worklists', 'workload'],
  elevators: ['clusters', 'rescue'],
  targets: ['targets', 'alerts', 'star-markets', 'bright-kitchen', 'food-samples', 'ranks'],
} as const;
export type MethodGroup = keyof typeof METHOD_GROUPS;
export type MethodAnchor = (typeof METHOD_GROUPS)[MethodGroup][number];

/** What explains each indicator of a scorecard. */
export const METHOD_OF_INDICATOR: Readonly<Record<IndicatorKey, MethodAnchor>> = {
  coverage: 'coverage',
  uncovered: 'coverage',
  p90: 'percentiles',
  star_markets: 'star-markets',
  school_canteens: 'inspected-share',
  offsite_suppliers: 'inspected-share',
  overdue_equipment: 'overdue',
  hazard_followup: 'follow-up',
  old_elevators: 'clusters',
  bright_kitchen: 'bright-kitchen',
  rescue_2024: 'rescue',
  food_pass: 'food-samples',
};

/** The section, in the language of the browser: for programs. */
export const methodPath = (anchor: MethodAnchor): string => `/methods#${anchor}`;

/** The section, in the language of the page that leads to it. */
export const methodHref = (anchor: MethodAnchor, lang: string): string => `/methods?lang=${lang}#${anchor}`;
