/** Words of regulatory coverage and its work lists, in English. */
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
    none: 'none',
    noScope: 'none of the kind',
    shareMethod: 'How the share is computed',
    overdueMethod: 'What is overdue',
    rule: 'By declared district; a number leads to its list. The denominator is who was in the register on the first day of the term, suspended ones included; one completed inspection within the term counts. Closed within the term without one: in the denominator, not on the list. Elevators without a date stand apart and are not on time.',
  },
  worklist: {
    schools: 'School canteens to inspect',
    suppliers: 'Off-site suppliers to be evaluated',
    overdue: 'Elevators overdue',
    unknown: 'Elevators without a known date',
    hazards: 'Elevator hazards not followed up',
    count: '{{count}} in all',
    shown: 'The {{shown}} most urgent are listed; the CSV has all.',
    back: 'Back to the districts',
    csv: 'Download CSV',
    empty: 'Nothing to do',
    emptyBody: 'Nobody is missing here.',
    name: 'Name',
    address: 'Address',
    district: 'District',
    inspected: 'Last inspection',
    due: 'Due',
    never: 'none on record',
    order: 'Most urgent first: longest overdue, or longest without an inspection.',
  },
};
