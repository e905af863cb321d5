/** Words of the page of definitions, in English; its texts come from lib/server/methods. */
import type { methods as chinese } from '../zh/methods.ts';
import type { Words } from '../words.ts';

export const methods: Words<typeof chinese> = {
  methods: {
    title: 'Methods',
    lead: 'What every figure is, how it is computed, and what it is checked against. One engine computes the figures; PostGIS recomputes them by the SQL below, and the two must agree to the last digit.',
    example:
      'The SQL is what the database is sent. Marked are the bound values, here those of the usual question about data v{{version}} as of {{date}}; coverage_… and the like are temporary tables of the transaction.',
    programs: 'The same figures have an interface:',
    contents: 'Contents',
    formula: 'Formula',
    rules: 'Rules',
    settings: 'Parameters',
    limits: 'Limits',
    sources: 'Sources',
    sql: 'SQL',
    sqlOf: '{{name}} · {{file}}',
    sqlAbove: '{{name}}: see “{{title}}”',
    engine: 'Engine: ',
    checks: 'Checked by: ',
    link: 'Link to this section: {{title}}',
    group: {
      place: 'Places',
      facts: 'Facts and time',
      people: 'People',
      reach: 'Coverage',
      gaps: 'Gaps and sites',
      inspection: 'Inspections',
      elevators: 'Elevators',
      targets: 'Targets and ranks',
    },
  },
};
