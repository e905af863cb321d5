/** What an answer of siting says, in words. */
import type { CitySiting } from '$geo/siting/city-answer.ts';
import type { Text } from '$lib/i18n/index.ts';
import { formatWhole } from '$lib/ui/format.ts';

/** A gap in percent, rounded up to a tenth: the statement must stay true. */
const percentAtMost = (gap: number): string => (Math.ceil(gap * 1000) / 10).toFixed(1);

/** How sure the answer is. */
export const proofWords = (answer: CitySiting, text: Text): string => {
  if (answer.objective === 'target') {
    if (answer.status === 'proved') return text.t('siting.provedFewest');
    return text.t('siting.atLeast', { count: answer.atLeast ?? 0 });
  }
  if (answer.status === 'proved') return text.t('siting.proved');
  if (answer.objective === 'max_coverage')
    return text.t('siting.bounded', { gap: percentAtMost((answer.bound - answer.covered) / answer.bound) });
  const above = answer.metres && answer.boundM > 0 ? answer.metres / answer.boundM - 1 : Infinity;
  return text.t('siting.heuristic', { gap: Number.isFinite(above) ? percentAtMost(above) : '—' });
};

/** Whole metres, as figures are given where differences of some metres matter. */
export const metresWords = (metres: number | null, text: Text): string =>
  metres === null ? '—' : `${formatWhole(metres)} ${text.lang === 'zh' ? '米' : 'm'}`;

/** What a search has found so far. */
export const progressWords = (soFar: CitySiting, text: Text): string => {
  switch (soFar.objective) {
    case 'max_coverage':
      return text.t('siting.running', {
        covered: formatWhole(soFar.covered),
        bound: formatWhole(soFar.bound),
      });
    case 'target':
      return text.t(soFar.feasible ? 'siting.runningTarget' : 'siting.runningNone', {
        count: soFar.sites.length,
        atLeast: soFar.atLeast ?? 0,
      });
    default:
      return text.t('siting.runningDistance', {
        metres: metresWords(soFar.metres, text),
        bound: metresWords(soFar.boundM, text),
      });
  }
};
