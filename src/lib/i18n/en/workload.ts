/** Words of the workload of offices, in English. */
import type { workload as chinese } from '../zh/workload.ts';
import type { Words } from '../words.ts';

export const workload: Words<typeof chinese> = {
  workload: {
    title: 'Workload of offices',
    crumb: 'Where you are',
    facts: '{{scope}} · as of {{date}} · inspections counted from {{from}}',
    lead: '{{type}}: the heaviest load is that of <b>{{name}}</b>, <b>{{load}}</b> facilities for each inspector; {{mean}} on average of all.',
    type: {
      supervision_office: 'Supervision offices',
      equipment_inspection: 'Inspection stations for special equipment',
    },
    typeNote: {
      supervision_office:
        'Markets and canteens belong to the nearest supervision office, and so do elevators whose declared district has no inspection station.',
      equipment_inspection:
        'Elevators belong to the nearest inspection station, where their declared district has one.',
    },
    filter: {
      title: 'Filter and sort',
      district: 'District',
      all: 'the city',
      sort: 'Order',
      day: 'As of',
      apply: 'Apply',
    },
    sort: {
      load: 'most facilities per inspector first',
      inspections: 'most inspections per inspector first',
      facilities: 'most facilities first',
      farthest: 'longest way first',
      name: 'by name',
    },
    take: { csv: 'Download CSV', xlsx: 'Download XLSX', map: 'Stations on the map' },
    districts: 'By district: {{type}}',
    offices: 'By office: {{type}}',
    rank: 'Rank',
    name: 'Office',
    district: 'District',
    officeCount: 'Offices',
    unlocatedOffices: '{{count}} more without coordinates',
    inspectors: 'Inspectors',
    unknown: 'unknown',
    unknownOffices: '{{count}} unknown',
    market: 'Markets',
    canteen: 'Canteens',
    elevator: 'Elevators',
    total: 'Facilities',
    perInspector: 'Per inspector',
    inspections: 'Inspections, 12 months',
    inspectionsPer: 'Per inspector',
    farthest: 'Farthest',
    phone: 'Telephone {{phone}}',
    city: 'The city',
    none: 'There is no office of this type here.',
    unlocated:
      'Without coordinates, and so in the charge of no office: {{market}} markets, {{canteen}} canteens, {{elevator}} elevators.',
    withoutOffice: 'With coordinates, and no office to belong to: {{count}}.',
    ties: 'Ranks by facilities per inspector, among the offices of the type in the city; ties are ranges, offices with unknown inspectors have none.',
    method: 'How workload is computed',
    back: 'Districts',
    list: 'Work list',
    onMapOf: 'Open on the map: {{name}}',
  },
};
