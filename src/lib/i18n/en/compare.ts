/** Words about comparing a scenario with things as they are, in English. */
import type { compare as chinese } from '../zh/compare.ts';
import type { Words } from '../words.ts';

export const compare: Words<typeof chinese> = {
  compare: {
    label: 'The map shows',
    before: 'Now',
    plan: 'Scenario',
    diff: 'Difference',
    swipe: 'Swipe',
    gained: 'Newly covered',
    lost: 'No longer covered',
    mixed: '{{gained}} newly covered, {{lost}} no longer covered',
    sum: 'City: {{gained}} newly covered, {{lost}} no longer covered, together {{change}}.',
    divider: 'Divider: now on the left, the scenario on the right',
    dividerAt: 'Now {{percent}}%, scenario {{rest}}%',
  },
};
