/** What is wrong with a list of candidates, in words. */
import { type CandidateTable, MAX_PLACES, type RowFault } from '$geo/siting/candidate-list.ts';
import { REGION } from '$geo/place/region.ts';
import type { Text } from '$lib/i18n/index.ts';
import { formatWhole } from '$lib/ui/format.ts';

/** Rows that are named one by one. */
const NAMED_ROWS = 8;

const faultWords = (fault: RowFault, text: Text): string => {
  switch (fault.code) {
    case 'number':
      return text.t('siting.listNumber', { column: fault.column, value: fault.value });
    case 'twice':
      return text.t('siting.listTwice', { row: fault.first });
    default: {
      const place = { x: fault.lng, y: fault.lat };
      return text.t(fault.code === 'far' ? 'siting.listFar' : 'siting.listSwapped', { ...place, ...REGION });
    }
  }
};

/** Sentences, one for each fault; none for a table that was read. */
export const listFaults = (table: CandidateTable, text: Text): string[] => {
  switch (table.code) {
    case 'read':
      return [];
    case 'no_columns':
      return [text.t('siting.listColumns', { head: table.head.join(', ').slice(0, 80) })];
    case 'no_rows':
      return [text.t('siting.listEmpty')];
    case 'too_many':
      return [
        text.t('siting.listTooMany', { count: formatWhole(table.rows), most: formatWhole(MAX_PLACES) }),
      ];
    case 'wrong_rows': {
      const more = table.faults.length - NAMED_ROWS;
      const rows = table.faults
        .slice(0, NAMED_ROWS)
        .map((fault) => `${text.t('siting.listRow', { row: fault.row })}: ${faultWords(fault, text)}`);
      return more > 0 ? [...rows, text.t('siting.listMore', { count: more })] : rows;
    }
  }
};
