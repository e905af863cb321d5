/** Where the figures on the screen come from, as every file of the map page says it. */
import type { ListProvenance } from '$geo/answers.ts';
import { STRAIGHT } from '$geo/coverage/radius.ts';
import type { Text, TextKey } from '$lib/i18n/index.ts';
import { coverageSettings } from '$lib/files/coverage-table.ts';
import { endFacts } from '$lib/files/end-facts.ts';
import type { Source } from '$lib/files/table.ts';
import { districtName } from '$lib/ui/districts.ts';
import { formatWhole } from '$lib/ui/format.ts';
import { demandName } from '../demand.ts';
import { limitWords, type CoverageTable } from '../figures.ts';
import type { MapSession } from '../map-session.svelte.ts';
import { supplyName } from '../supply-words.ts';
import { planParam, questionOf } from '../url-state.ts';
import type { View } from '../view.ts';

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

/** The radius of the view in words, with the detour where there is one. */
export const radiusWords = (view: View, text: Text): string =>
  text.t(
    view.detour === STRAIGHT ? 'files.source.radiusValue' : 'files.source.radiusWalked',
    limitWords(view),
  );

const standardsOf = ({ standards, view }: MapSession) =>
  standards.filter(({ radius_m }) => radius_m === view.radiusM);

/** The standards that set the radius of the view, in words. */
export const standardWords = (session: MapSession, text: Text): string =>
  standardsOf(session)
    .map(
      (standard) =>
        `${text.name(standard)} (${standard.verified ? standard.source : text.t('standard.unverified')})`,
    )
    .join('; ') || text.t('files.source.noStandard');

/** The question of the view, and the answer that the figures belong to, member by member. */
export const coverageSource = (
  session: MapSession,
  { supply, provenance }: CoverageTable,
  text: Text,
  { title, definition, scope = null }: { title: string; definition: string; scope?: number | null },
): Source => {
  const { view } = session;
  const { t } = text;
  const question = questionOf(view);
  const isPlanned = Boolean(view.plan?.operations.length);
  return {
    dataVersion: provenance.dataVersion,
    settings: coverageSettings(
      {
        supply: question.supply,
        stars_min: question.starsMin,
        type: question.types && [...question.types],
        demand: question.demand,
        weight: question.weight,
        radius_m: view.radiusM,
        detour: view.detour,
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
      [t('files.source.demand'), t(`demand.inSentence.${demandName(view)}`)],
      [t('files.source.radius'), radiusWords(view, text)],
      [t('files.source.standard'), standardWords(session, text)],
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
  detour: session.view.detour,
  standards: standardsOf(session).map(({ key, verified, source }) => ({ key, verified, source })),
  approval: text.t('foot.approval'),
});
