/** One paragraph: what the figures of a scorecard are. */
const INDICATORS = [
  'Star markets: open markets with stars in force; granted in a year: open markets granted stars in it and not revoked since.',
  'School canteens and off-site suppliers: of those in the register on the first day of the term, open or suspended, ' +
    'the share with at least one completed inspection (suppliers: evaluation by a third party) within it, so far.',
  'Overdue equipment: elevators in use whose inspection was due before the day; without a known date apart.',
  'Hazard follow-up: of the hazards that completed equipment inspections of the year found, those followed up by the ' +
    'day, over these and those past their deadline or without a follow-up on record; open before the deadline apart.',
  'Old elevators: open, residential, installed 15 or more calendar years before.',
  'Bright kitchen: share of the open canteens of which it is known. Food samples: passed of taken, months of the year ' +
    'that have ended.',
  'By declared district; population coverage by the district of the cell.',
];

/** @param coverage the definition of the coverage figure */
export const scorecardDefinition = (coverage: string): string => [coverage, ...INDICATORS].join(' ');
