/** Words of the sentences that open the page and the report of a district, in English. */
import type { districtHeadline as chinese } from '../zh/district-headline.ts';
import type { Words } from '../words.ts';

export const districtHeadline: Words<typeof chinese> = {
  districtHeadline: {
    some: 'About <b>{{people}} of 100</b> residents have no {{supply}} {{within}}.',
    few: '<b>Fewer than 1 of 100</b> residents have no {{supply}} {{within}}.',
    most: '<b>More than 99 of 100</b> residents have no {{supply}} {{within}}.',
    nobody: 'Every resident has a {{supply}} {{within}}.',
    everybody: '<b>No resident</b> has a {{supply}} {{within}}.',
    noData: 'There are no data on residents, so market coverage cannot be computed.',
    targets: 'Targets ({{total}}): {{parts}}.',
    everyTarget: 'Targets ({{total}}): {{parts}}.',
    every: {
      met: '<b>all met</b>',
      short: '<b>all missed</b>',
      unstated: 'all left open',
      no_data: 'all without data',
    },
    part: {
      met: '{{some}} met',
      short: '{{some}} missed',
      unstated: '{{some}} left open',
      no_data: '{{some}} without data',
    },
    decided: ', ',
    undecided: ', ',
    noTargets: 'No target is on record for this day.',
  },
};
