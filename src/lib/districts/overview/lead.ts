/** The sentence under the title: where most of the people are that are left out. */
import '$lib/i18n/districts.ts';
import type { DistrictsAnswer } from '$geo/regulatory/scorecard.ts';
import type { Text } from '$lib/i18n/index.ts';
import { formatPercent, formatWhole } from '$lib/ui/format.ts';
import { figureOf } from '../figure-of.ts';

const NAMED = 3;

/** Key words in <b>…</b>. Ties by code. */
export const leadSentence = (
  { city, districts }: Pick<DistrictsAnswer, 'city' | 'districts'>,
  text: Text,
): string => {
  const all = figureOf(city, 'uncovered').value;
  if (all === null) return text.t('districts.leadNoData');
  if (all === 0) return text.t('districts.leadNone');
  const uncovered = (row: (typeof districts)[number]) => figureOf(row, 'uncovered').value ?? 0;
  const worst = [...districts]
    .sort((a, b) => uncovered(b) - uncovered(a) || a.district - b.district)
    .slice(0, NAMED);
  const people = worst.reduce((sum, row) => sum + uncovered(row), 0);
  return text.t('districts.lead', {
    names: worst
      .map((row) => (text.lang === 'zh' ? row.name_zh.replace(/区$/, '') : row.name_en))
      .join(text.lang === 'zh' ? '、' : ', '),
    people: formatWhole(people),
    share: formatPercent(people / all),
  });
};
