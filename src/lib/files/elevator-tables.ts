/** Old-elevator clusters and the modelled rescue response as tables. */
import '$lib/i18n/files.ts';
import type { Provenance } from '$geo/answers.ts';
import type {
  ClusterFeature,
  ClustersAnswer,
  RescueAnswer,
  RescueBuilding,
  RescueLine,
  RescueParameters,
  RescueSitesAnswer,
} from '$geo/regulatory/elevator-answers.ts';
import type { Text } from '$lib/i18n/index.ts';
import { districtName } from '$lib/ui/districts.ts';
import { type Cell, type FileTable, gridOf, type Source } from './table.ts';

/** The clusters of the scope, largest first. */
export const clustersTable = ({ features, settings, provenance }: ClustersAnswer, text: Text): FileTable => ({
  ...gridOf<ClusterFeature>(features, [
    ['rank', 'whole', ({ properties }) => properties.rank],
    ['rank_to', 'whole', ({ properties }) => properties.rank_to],
    ['cluster', 'number', ({ properties }) => properties.number],
    ['label_zh', 'text', ({ properties }) => properties.label_zh],
    ['label_en', 'text', ({ properties }) => properties.label_en],
    ['town', 'text', ({ properties }) => properties.town],
    ['elevators', 'whole', ({ properties }) => properties.elevators],
    ['elevators_all', 'whole', ({ properties }) => properties.elevators_all],
    ['mean_age', 'ratio', ({ properties }) => properties.mean_age],
    ['oldest_age', 'whole', ({ properties }) => properties.oldest_age],
    [
      'districts',
      'text',
      ({ properties }) => properties.districts.flatMap(({ district }) => district ?? []).join(' '),
    ],
    ['area_m2', 'whole', ({ properties }) => properties.area_m2],
    ['lng', 'degrees', ({ properties }) => properties.point[0]],
    ['lat', 'degrees', ({ properties }) => properties.point[1]],
  ]),
  name: named('clusters', settings.district),
  title: text.t('files.clusters', { scope: scopeName(settings.district, text) }),
  source: sourceOf(provenance, settings, settings.district, text),
});

/** The city first, then its districts. */
export const rescueTable = (
  { city, districts, settings, provenance, ...rest }: RescueAnswer,
  text: Text,
): FileTable => ({
  ...gridOf<RescueLine>(
    [city, ...districts],
    [
      ['district', 'number', (line) => line.district],
      ['name_zh', 'text', (line) => line.name_zh],
      ['name_en', 'text', (line) => line.name_en],
      ['elevators', 'whole', (line) => line.elevators],
      ['within_10_6_min', 'whole', (line) => line.within_10_6],
      ['share_within_10_6_min', 'share', (line) => line.share_10_6],
      ['within_10_6_min_low', 'whole', (line) => line.low_10_6],
      ['within_10_6_min_high', 'whole', (line) => line.high_10_6],
      ['within_30_min', 'whole', (line) => line.within_30],
      ['share_within_30_min', 'share', (line) => line.share_30],
      ['p50_min', 'ratio', (line) => line.p50_min],
      ['p90_min', 'ratio', (line) => line.p90_min],
      ['worst_min', 'ratio', (line) => line.worst_min],
      ['elevators_near_border', 'whole', (line) => line.edge],
      ['elevators_unlocated', 'whole', (line) => line.unlocated],
      ['stations', 'whole', (line) => line.stations],
      ['stations_unlocated', 'whole', (line) => line.stations_unlocated],
    ],
  ),
  name: 'rescue',
  title: text.t('files.rescue'),
  source: modelSource(rest, provenance, settings, null, text),
});

/** The worst-served first. */
export const rescueBuildingsTable = (
  { worst, settings, provenance, ...rest }: RescueAnswer,
  text: Text,
): FileTable => ({
  ...gridOf<RescueBuilding>(worst, [
    ['minutes', 'ratio', (building) => building.minutes],
    ['distance_m', 'metres', (building) => building.distance_m],
    ['district', 'number', (building) => building.district],
    ['town', 'text', (building) => building.town],
    ['name_zh', 'text', (building) => building.name_zh],
    ['name_en', 'text', (building) => building.name_en],
    ['address', 'text', (building) => building.address],
    ['elevators', 'whole', (building) => building.elevators],
    ['id', 'number', (building) => building.id],
    ['lng', 'degrees', (building) => building.point[0]],
    ['lat', 'degrees', (building) => building.point[1]],
    ['station_id', 'number', (building) => building.station.id],
    ['station_zh', 'text', (building) => building.station.name_zh],
    ['station_en', 'text', (building) => building.station.name_en],
  ]),
  name: named('rescue-buildings', settings.district),
  title: text.t('files.rescueBuildings'),
  source: modelSource(rest, provenance, settings, settings.district, text),
});

/** In the order of gain. */
export const rescueSitesTable = (answer: RescueSitesAnswer, text: Text): FileTable => ({
  ...gridOf(
    answer.sites.map((site, at) => ({ ...site, number: at + 1 })),
    [
      ['site', 'number', (site) => site.number],
      ['district', 'number', (site) => site.district],
      ['label_zh', 'text', (site) => site.label_zh],
      ['label_en', 'text', (site) => site.label_en],
      ['lng', 'degrees', (site) => site.point[0]],
      ['lat', 'degrees', (site) => site.point[1]],
      ['elevators_gained', 'whole', (site) => site.gain],
      ['nearest_m', 'metres', (site) => site.nearest_m],
      ['proved', 'text', () => answer.status === 'proved'],
    ],
  ),
  name: named('rescue-sites', answer.settings.district),
  title: text.t('files.rescueSites'),
  source: modelSource(answer, answer.provenance, answer.settings, answer.settings.district, text),
});

const named = (what: string, district: number | null): string =>
  district === null ? what : `${what}-${district}`;

const scopeName = (district: number | null, text: Text): string =>
  district === null ? text.t('scope.city') : districtName(district, text);

/** Figures of the model say in every row that they are one. */
const modelSource = (
  { model_zh, model_en }: Pick<RescueAnswer, 'model_zh' | 'model_en'>,
  provenance: Provenance,
  settings: RescueParameters,
  district: number | null,
  text: Text,
): Source => {
  const words = text.lang === 'zh' ? model_zh : model_en;
  const source = sourceOf(provenance, settings, district, text);
  return {
    ...source,
    settings: { ...source.settings, note: model_en },
    facts: [[text.t('files.source.model'), words], ...source.facts],
  };
};

/** Settings of the question: constant columns, and a line of the sheet. */
const sourceOf = (provenance: Provenance, settings: object, district: number | null, text: Text): Source => {
  const { t } = text;
  const asked = Object.entries(settings).filter(([key]) => key !== 'district' && key !== 'as_of') as [
    string,
    Cell,
  ][]; // numbers and texts
  return {
    dataVersion: provenance.dataVersion,
    settings: {
      ...Object.fromEntries(asked),
      data_version: provenance.dataVersion,
      as_of: provenance.asOf,
      origin: provenance.origin,
    },
    facts: [
      [t('files.source.scope'), scopeName(district, text)],
      [t('files.source.definition'), provenance.definition],
      [t('files.source.parameters'), asked.map(([key, value]) => `${key} = ${value}`).join('; ')],
      [t('files.source.version'), provenance.dataVersion],
      [t('files.source.asOf'), provenance.asOf],
      ...(provenance.origin ? [[t('files.source.origin'), t(`origin.${provenance.origin}`)] as const] : []),
      [t('files.source.engine'), provenance.engine],
      [t('files.source.facts'), provenance.source],
      [t('files.source.approval'), t('foot.approval')],
    ],
  };
};
