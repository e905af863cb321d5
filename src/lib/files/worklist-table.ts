/** A work list as a table; every file of it has the rows and the order of the answer. */
import '$lib/i18n/files.ts';
import '$lib/i18n/worklist.ts';
import type { WorklistAnswer, WorklistItem } from '$geo/regulatory/answers.ts';
import type { Text } from '$lib/i18n/index.ts';
import { districtName } from '$lib/ui/districts.ts';
import { endFacts } from './end-facts.ts';
import { type Cell, type FileTable, gridOf, type Grid } from './table.ts';

/** What is the same in every row is left out: deadlines where nothing has any, hazards where none are counted. */
export const worklistGrid = ({ name, items, offices }: WorklistAnswer): Grid => {
  const officeOf = ({ office }: WorklistItem) => offices.find(({ id }) => id === office);
  return gridOf<WorklistItem>(items, [
    ['id', 'number', (item) => item.id],
    ['code', 'text', (item) => item.external_code],
    ['name_zh', 'text', (item) => item.name_zh],
    ['name_en', 'text', (item) => item.name_en],
    ['address', 'text', (item) => item.address],
    ['town', 'text', (item) => item.town],
    ['declared_district', 'number', (item) => item.district],
    ['status', 'text', (item) => item.status],
    ['inspected_on', 'text', (item) => item.inspected_on],
    ['next_due_on', 'text', (item) => item.next_due_on],
    ...(name === 'hazards'
      ? ([
          ['followup_due_on', 'text', (item: WorklistItem) => item.followup_due_on],
          ['hazards', 'whole', (item: WorklistItem) => item.hazards],
        ] as const)
      : []),
    ['days', 'whole', (item) => item.days],
    ['urgency', 'number', (item) => item.urgency],
    ['office_id', 'number', (item) => item.office],
    ['office_zh', 'text', (item) => officeOf(item)?.name_zh],
    ['office_en', 'text', (item) => officeOf(item)?.name_en],
    ['stop', 'number', (item) => item.stop],
    ['leg_m', 'metres', (item) => item.leg_m],
    ['lng', 'degrees', (item) => item.point?.[0]],
    ['lat', 'degrees', (item) => item.point?.[1]],
  ]);
};

/** What the list rests on, as the constant columns of a CSV. */
export const worklistSettings = ({ term, provenance }: WorklistAnswer): Record<string, Cell> => ({
  term: term?.key,
  data_version: provenance.dataVersion,
  as_of: provenance.asOf,
  origin: provenance.origin,
});

/** The same with where it comes from, in the language of the text. */
export const worklistTable = (answer: WorklistAnswer, text: Text): FileTable => {
  const { name, district, term, provenance } = answer;
  const scope = district === null ? text.t('scope.city') : districtName(district, text);
  const title = text.t('files.worklist', { list: text.t(`worklist.${name}`), scope });
  const filters = (['office', 'town', 'urgency', 'days_min', 'q', 'sort'] as const).flatMap((key) =>
    answer[key] === null ? [] : [`${key}=${answer[key]}`],
  );
  return {
    ...worklistGrid(answer),
    name: `worklist-${name}`,
    title,
    source: {
      dataVersion: provenance.dataVersion,
      settings: worklistSettings(answer),
      facts: [
        [text.t('files.source.table'), title],
        [text.t('files.source.scope'), term ? `${scope} · ${text.name(term)}` : scope],
        [text.t('files.source.definition'), provenance.definition],
        [text.t('files.source.filters'), filters.join(' & ')],
        ...endFacts(provenance, text),
      ],
    },
  };
};
