/** Words of maps drawn as SVG, in English. */
import type { vectorMap as chinese } from '../zh/vector-map.ts';
import type { Words } from '../words.ts';

export const vectorMap: Words<typeof chinese> = {
  vectorMap: {
    label: 'Map of {{district}}: people with no market of {{stars}} or more stars within {{radius}} m',
    people:
      '{{uncovered}} people are beyond reach. Of the squares of {{side}} m, {{squares}} hold people beyond reach, {{dense}} of them {{most}} or more; in {{covered}} everyone is covered.',
    noPeople: 'No population is loaded; no squares are drawn.',
    gaps: 'The map marks {{listed}} of {{count}} gap areas; the largest is {{label}} with {{people}} people.',
    noGaps: 'There are no gap areas.',
    markets: 'Markets of {{stars}} or more stars in the district: {{count}}.',
    metres: '{{count}} m',
    kilometres: '{{count}} km',
    uncovered: 'Uncovered people per {{side}} m square',
    covered: 'everyone covered',
  },
};
