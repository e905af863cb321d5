/** New sites as a table for a workbook. */
import { gridOf, type FileTable } from '$lib/files/table.ts';
import type { Text } from '$lib/i18n/index.ts';
import { coverageSource, scopeName } from '../files/source.ts';
import type { MapSession } from '../map-session.svelte.ts';
import { type SiteFacts, type SiteRow, snakeCase } from './site-files.ts';

/** The sites in order of gain; the question and its answer stand with the source. */
export const sitesTable = (
  session: MapSession,
  rows: readonly SiteRow[],
  facts: SiteFacts,
  text: Text,
): FileTable => {
  if (!session.table) throw new Error(text.t('coverage.computing'));
  const { district: scope } = session.view;
  const title = text.t('siting.title', { scope: scopeName(scope, text) });
  const definition = text.t(`siting.definition.${facts.objective}`);
  const source = coverageSource(session, session.table, text, { title, definition, scope });
  const asked = Object.entries(facts).map(([name, value]) => [snakeCase(name), String(value ?? '')] as const);
  return {
    ...gridOf(rows, [
      ['site', 'text', ({ site }) => site],
      ['district', 'number', ({ district }) => district],
      ['label_zh', 'text', ({ label }) => label.zh],
      ['label_en', 'text', ({ label }) => label.en],
      ['longitude', 'degrees', ({ lng }) => lng],
      ['latitude', 'degrees', ({ lat }) => lat],
      ['gain', 'change', ({ gain }) => gain],
      ['nearest_m', 'metres', ({ nearestM }) => nearestM],
    ]),
    name: 'sites',
    title,
    source: { ...source, facts: [...source.facts, ...asked] },
  };
};
