import { tableCsv } from '$lib/files/csv.ts';
import {
  scorecardFile,
  scorecardGrid,
  type Scorecards,
  scorecardColumns,
  scorecardTable,
} from '$lib/files/scorecard-table.ts';
import { fileName } from '$lib/files/table.ts';
import { textIn } from '$lib/i18n/index.ts';
import { csvResponse } from './csv-response.ts';
import type { Language } from './language.ts';
import { notModified, sendJson } from './respond.ts';
import type { Fresh } from './scorecard.ts';
import { xlsxResponse } from './xlsx-response.ts';

/** How an answer is wanted. */
interface Wanted {
  readonly format: 'json' | 'csv' | 'xlsx';
  readonly lang: Language;
}

/** Scorecards in the format asked for; JSON with an ETag, as the targets may change without a data version. */
export async function scorecardResponse(
  request: Request,
  { answer, tag }: Fresh<Scorecards>,
  { format, lang }: Wanted,
): Promise<Response> {
  const { dataVersion } = answer.provenance;
  if (format === 'xlsx') return xlsxResponse(scorecardTable(answer, textIn(lang)), textIn(lang));
  if (format === 'csv')
    return csvResponse(
      tableCsv(scorecardGrid(answer), { settings: scorecardColumns(answer) }),
      fileName(scorecardFile(answer), dataVersion, 'csv'),
    );
  const freshness = { dataVersion, pinned: false, tag };
  return notModified(request, freshness) ?? sendJson(request, answer, freshness);
}
