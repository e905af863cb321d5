import type { ListProvenance } from '$geo/answers.ts';
import type { Text } from '$lib/i18n/index.ts';
import type { Source } from './table.ts';

/** Data version, day, origin and the line of the map: what every file ends with. */
export const endFacts = (provenance: ListProvenance, text: Text): Source['facts'] => [
  [text.t('files.source.version'), provenance.dataVersion],
  [text.t('files.source.asOf'), provenance.asOf],
  ...(provenance.origin
    ? [[text.t('files.source.origin'), text.t(`origin.${provenance.origin}`)] as const]
    : []),
  [text.t('files.source.engine'), provenance.engine],
  [text.t('files.source.facts'), provenance.source],
  [text.t('files.source.approval'), text.t('foot.approval')],
];
