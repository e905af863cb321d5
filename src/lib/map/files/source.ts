/** Where the figures on the screen come from, as every file of the map page says it. */
import type { ListProvenance } from '$geo/answers.ts';
import type { Text, TextKey } from '$lib/i18n/index.ts';
import { coverageSettings } from '$lib/files/coverage-table.ts';
import type { Source } from '$lib/files/table.ts';
import { districtName } from '$lib/ui/districts.ts';
import { formatWhole } from '$lib/ui/format.ts';
import type { CoverageTable } from '../figures.ts';
import type { MapSession } from '../map-session.svelte.ts';
import { supplyName } from '../supply-words.ts';
import { planParam } from '../url-state.ts';

/** Data version, day, origin and the line of the map: what every file ends with. */
const endFacts = (provenance: ListProvenance, text: Text): Source['facts'] => [
  [text.t('files.source.version'), provenance.dataVersion],
  [text.t('files.source.asOf'), provenance.asOf],
  ...(provenance.origin
    ? [[text.t('files.source.origin'), text.t(`origin.${provenance.origin}`)] as const]
    : []),
  [text.t('files.source.engine'), provenance.engine],
  [text.t('files.source.facts'), provenance.source],
  [text.t('files.source.approval'), text.t('foot.approval')],
];

export const scopeName = (district: number | null, text: Text): string =>
  district ? districtName(district, text) : text.t('scope.city');

/** The scenario in words; null without one. */
export const planWords = (session: MapSession, text: Text): string | null => {
  const { plan } = session.view;
  if (!plan || plan.operations.length === 0) return null;
  return text.t('files.source.scenarioValue', {
    name: plan.name || text.t('plan.draft'),
    count: plan.operations.length,
  });
};

/** The question of the view, and the answer that the figures belong to, member by member. */
export const coverageSource = (
  session: MapSession,
  { supply, provenance }: CoverageTable,
  text: Text,
  { title, definition, scope = null }: { title: string; definition: string; scope?: number | null },
): Source => {
  const { view } = session;
  const { t } = text;
  const isPlanned = Boolean(view.plan?.operations.length);
  return {
    dataVersion: provenance.dataVersion,
    settings: coverageSettings(
      {
        supply: view.supply,
        stars_min: view.supply === 'market' ? view.starsMin : null,
        type: view.supply === 'station' && view.stationType ? [view.stationType] : null,
        demand: 'people',
        radius_m: view.radiusM,
        plan: isPlanned && view.plan ? planParam(view, view.plan) : null,
      },
      provenance,
    ),
    facts: [
      [t('files.source.table'), title],
      [t('files.source.definition'), definition],
      [t('files.source.scope'), scopeName(scope, text)],
      [
        t('files.source.supply'),
        t('files.source.supplyValue', {
          supply: supplyName(view, text),
          total: formatWhole(supply.located + supply.unlocated),
          located: formatWhole(supply.located),
          unit: t(`unit.${supply.kind}`),
        }),
      ],
      [t('files.source.demand'), t('files.source.demandValue')],
      [t('files.source.radius'), t('files.source.radiusValue', { radius: formatWhole(view.radiusM) })],
      [t('files.source.standard'), t('coverage.unverified')],
      ...(view.supply === 'market'
        ? [[t('files.source.ratings'), t('files.source.ratingsValue', { count: supply.expired })] as const]
        : []),
      [t('files.source.scenario'), planWords(session, text) ?? t('files.source.scenarioNone')],
      ...endFacts(provenance, text),
    ],
  };
};

/** What a list of facilities rests on. */
export const listSource = (
  query: URLSearchParams,
  provenance: ListProvenance,
  text: Text,
  { title, definition }: { title: string; definition: TextKey },
): Source => ({
  dataVersion: provenance.dataVersion,
  settings: { data_version: provenance.dataVersion, as_of: provenance.asOf },
  facts: [
    [text.t('files.source.table'), title],
    [text.t('files.source.definition'), text.t(definition)],
    [text.t('files.source.filters'), [...query].map(([key, value]) => `${key}=${value}`).join(' & ')],
    ...endFacts(provenance, text),
  ],
});

/** The same for programs: the member `provenance` of a GeoJSON file. */
export const provenanceMember = (
  session: MapSession,
  { provenance }: Pick<CoverageTable, 'provenance'>,
  text: Text,
) => ({
  ...provenance,
  radius_m: session.view.radiusM,
  standard_verified: false,
  approval: text.t('foot.approval'),
});
