/** The workload of offices as a table: sums of the city and its districts, then the offices. */
import '$lib/i18n/files.ts';
import { CITY_CODE } from '$geo/coverage/coverage.ts';
import type { WorkloadAnswer, WorkloadLine, WorkloadOffice } from '$geo/regulatory/workload-answer.ts';
import type { OfficeType } from '$geo/regulatory/workload-offices.ts';
import { type Lang, textIn, type Text } from '$lib/i18n/index.ts';
import { districtName } from '$lib/ui/districts.ts';
import { endFacts } from './end-facts.ts';
import { type Cell, type FileTable, gridOf, type Grid } from './table.ts';

interface Row {
  readonly type: OfficeType;
  readonly figures: WorkloadLine | WorkloadOffice;
  readonly line: WorkloadLine | null;
  readonly office: WorkloadOffice | null;
}

const rowsOf = ({ types }: Pick<WorkloadAnswer, 'types'>): Row[] =>
  types.flatMap(({ type, lines, offices }) => [
    ...lines.map((line): Row => ({ type, figures: line, line, office: null })),
    ...offices.map((office): Row => ({ type, figures: office, line: null, office })),
  ]);

const levelOf = ({ line }: Row): string =>
  line === null ? 'office' : line.district === CITY_CODE ? 'city' : 'district';

const scopeName = (code: number, text: Text): string =>
  code === CITY_CODE ? text.t('scope.city') : districtName(code, text);

const nameIn =
  (lang: Lang) =>
  ({ line, office }: Row): Cell => {
    if (line) return scopeName(line.district, textIn(lang));
    return lang === 'zh' ? office?.name_zh : office?.name_en;
  };

/** The types one after the other; the same rows and order in every format. */
export const workloadGrid = (answer: Pick<WorkloadAnswer, 'types'>): Grid =>
  gridOf<Row>(rowsOf(answer), [
    ['level', 'text', levelOf],
    ['type', 'text', ({ type }) => type],
    ['district', 'number', ({ figures }) => figures.district],
    ['id', 'number', ({ office }) => office?.id],
    ['code', 'text', ({ office }) => office?.external_code],
    ['name_zh', 'text', nameIn('zh')],
    ['name_en', 'text', nameIn('en')],
    ['address', 'text', ({ office }) => office?.address],
    ['phone', 'text', ({ office }) => office?.phone],
    ['offices', 'whole', ({ line }) => line?.offices],
    ['offices_unlocated', 'whole', ({ line }) => line?.offices_unlocated],
    ['inspectors', 'whole', ({ figures }) => figures.inspectors],
    ['inspectors_unknown', 'whole', ({ line }) => line?.inspectors_unknown],
    ['market', 'whole', ({ figures }) => figures.facilities.market],
    ['canteen', 'whole', ({ figures }) => figures.facilities.canteen],
    ['elevator', 'whole', ({ figures }) => figures.facilities.elevator],
    ['facilities', 'whole', ({ figures }) => figures.facilities.total],
    ['facilities_per_inspector', 'ratio', ({ figures }) => figures.facilities_per_inspector],
    ['inspections', 'whole', ({ figures }) => figures.inspections],
    ['inspections_per_inspector', 'ratio', ({ figures }) => figures.inspections_per_inspector],
    ['load_rank_best', 'number', ({ office }) => office?.rank?.best],
    ['load_rank_worst', 'number', ({ office }) => office?.rank?.worst],
    ['farthest_id', 'number', ({ office }) => office?.farthest?.id],
    ['farthest_m', 'metres', ({ office }) => office?.farthest?.distance_m],
    ['lng', 'degrees', ({ office }) => office?.point[0]],
    ['lat', 'degrees', ({ office }) => office?.point[1]],
  ]);

/** What the figures rest on, as the constant columns of a CSV. */
export const workloadSettings = ({ inspections_from, provenance }: WorkloadAnswer): Record<string, Cell> => ({
  inspections_from,
  data_version: provenance.dataVersion,
  as_of: provenance.asOf,
  origin: provenance.origin,
});

/** The same with where it comes from, in the language of the text. */
export const workloadTable = (answer: WorkloadAnswer, text: Text): FileTable => {
  const { provenance, district } = answer;
  const title = text.t('files.workload');
  return {
    ...workloadGrid(answer),
    name: 'workload',
    title,
    source: {
      dataVersion: provenance.dataVersion,
      settings: workloadSettings(answer),
      facts: [
        [text.t('files.source.table'), title],
        [text.t('files.source.scope'), scopeName(district ?? CITY_CODE, text)],
        [text.t('files.source.definition'), provenance.definition],
        ...endFacts(provenance, text),
      ],
    },
  };
};
