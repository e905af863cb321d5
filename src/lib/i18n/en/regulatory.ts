/** Words of regulatory coverage, in English. */
import type { regulatory as chinese } from '../zh/regulatory.ts';
import type { Words } from '../words.ts';

export const regulatory: Words<typeof chinese> = {
  regulatory: {
    title: 'Earlier terms, and elevators without a known date',
    schools: 'School canteens inspected',
    suppliers: 'Off-site suppliers, third-party evaluation',
    elevators: 'Periodic inspection of elevators',
    unknown: 'No date',
    inspectedOf: '{{inspected}} / {{total}}',
    missing: '{{count}} to inspect',
    district: 'District',
    none: 'none',
    noScope: 'none of the kind',
    shareMethod: 'How the share is computed',
    overdueMethod: 'What is overdue',
    rule: 'By declared district; a number leads to its list. The denominator is who was in the register on the first day of the term, suspended ones included; one completed inspection within the term counts. Closed within the term without one: in the denominator, not on the list. Elevators without a date stand apart and are not on time.',
  },
};
