/** Words of the coverage question and its figures, in English. */
import type { coverage as chinese } from '../zh/coverage.ts';
import type { Words } from '../words.ts';

export const coverage: Words<typeof chinese> = {
  demand: {
    choice: { people: 'Residents', elevator: 'Elevators', canteen: 'Canteens' },
    inSentence: { people: 'residents', elevator: 'elevators', canteen: 'canteens', meals: 'canteen meals' },
    weight: 'Weight',
    weights: { count: 'One each', meals: 'By meals a day' },
    located: '{{total}} in use and located; {{unlocated}} more are not located and do not count',
    locatedMeals: '{{total}} a day; {{unlocated}} more are not located and do not count',
    amount: {
      people: '{{count}} people',
      elevator: '{{count}} elevators',
      canteen: '{{count}} canteens',
      meals: '{{count}} meals',
    },
    headline: {
      elevator: 'About <b>{{count}} of 100</b> elevators have\nno {{supply}} {{within}}',
      canteen: 'About <b>{{count}} of 100</b> canteens have\nno {{supply}} {{within}}',
      meals: 'About <b>{{count}} of 100</b> canteen meals have\nno {{supply}} {{within}}',
    },
    headlineNone: {
      elevator: '<b>No elevator</b> has a {{supply}}\n{{within}}',
      canteen: '<b>No canteen</b> has a {{supply}}\n{{within}}',
      meals: '<b>No canteen</b> has a {{supply}}\n{{within}}',
    },
    headlineAll: {
      elevator: 'Every elevator has a {{supply}}\n{{within}}',
      canteen: 'Every canteen has a {{supply}}\n{{within}}',
      meals: 'Every canteen that serves has a {{supply}}\n{{within}}',
    },
    headlineNoData: {
      elevator: 'No located elevator in use:\ncoverage cannot be computed',
      canteen: 'No located canteen in use:\ncoverage cannot be computed',
      meals: 'No data on meals:\ncoverage cannot be computed',
    },
    uncoveredHead: {
      people: 'Uncovered',
      elevator: 'Uncovered',
      canteen: 'Uncovered',
      meals: 'Uncovered',
    },
    uncoveredFigure: {
      people: 'Uncovered people',
      elevator: 'Uncovered elevators',
      canteen: 'Uncovered canteens',
      meals: 'Uncovered meals',
    },
    ofTotal: '/ {{total}}, {{share}}% ({{low}}–{{high}}%)',
    definition: {
      people: 'Residents whose {{distance}} to the nearest {{supply}} is more than {{radius}} m',
      elevator: 'Elevators in use whose {{distance}} to the nearest {{supply}} is more than {{radius}} m',
      canteen: 'Canteens in use whose {{distance}} to the nearest {{supply}} is more than {{radius}} m',
      meals:
        'Meals a day of canteens in use whose {{distance}} to the nearest {{supply}} is more than {{radius}} m',
    },
    straight: 'straight-line distance',
    unlocatedTerm: 'Unlocated supply',
    unlocatedValue:
      '{{count}} not located do not count; even all in the best places would leave no fewer than {{amount}} ({{share}}%)',
    landTerm: 'Land',
    landValue: '{{uncovered}} of {{total}} km² of populated land uncovered ({{share}}%), apart from people',
    edge: '{{amount}} lie within {{radius}} m of the city border; neighbours’ facilities are not included.',
    peopleOnly: 'Gap areas and siting are computed for residents only',
    peopleOnlyBody:
      'The demand is {{demand}} now, so there are no areas and no sites here; coverage, curve and scenario are those of the {{demand}}.',
    backToPeople: 'Back to residents',
  },
  standard: {
    title: 'Standards of the service radius',
    sources: 'Sources',
    unverified: 'unverified',
    unverifiedNote:
      'Unverified: not yet compared with the text of the standard; the ticks are for orientation.',
    none: 'No standard of the service radius is on record for {{kind}}.',
  },
  day: {
    label: 'As of',
    own: 'the day of the data version',
    other: 'The data version is of {{date}}; figures here are of the day chosen.',
    back: 'Back to the day of the data version',
    go: 'Show this day',
  },
  detour: {
    label: 'Detour factor',
    title:
      'Assumption: way walked = detour factor × straight line; 1 is the straight line, 2 the most, two decimals',
    straight: '1 = straight line',
    assumed:
      'Assumption: {{radius}} m walked are {{straight}} m of straight line. Distances listed stay straight.',
    within: 'within {{radius}} m walked (detour factor {{detour}})',
    walked: 'way walked (straight line × {{detour}})',
    radiusValue: '{{radius}} m walked (detour factor {{detour}}, assumed), {{straight}} m of straight line',
    whyWithin:
      'The nearest {{supply}} is {{distance}} away in a straight line, about <b>{{walked}}</b> walked (detour factor {{detour}}), within {{radius}} m.',
    whyBeyond:
      'The nearest {{supply}} is {{distance}} away in a straight line, about <b>{{walked}}</b> walked (detour factor {{detour}}), {{more}} beyond {{radius}} m.',
  },
};
