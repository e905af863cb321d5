/** Words of the page of the districts, in English. */
import type { districts as chinese } from '../zh/districts.ts';
import type { Words } from '../words.ts';

export const districts: Words<typeof chinese> = {
  districts: {
    title: 'Coverage of the 11 districts',
    lead: 'The three districts with most uncovered people, {{names}}, have {{people}} of them, {{share}}% of the city’s.',
    leadNone: 'Nobody is uncovered.',
    onMap: 'Show on the map',
  },
};
