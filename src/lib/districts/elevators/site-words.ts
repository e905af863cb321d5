/** What an answer of siting says, in words. */
import type { RescueSitesAnswer } from '$geo/regulatory/elevator-answers.ts';
import type { Text } from '$lib/i18n/index.ts';
import { formatPercent, formatWhole } from '$lib/ui/format.ts';

/** How sure it is that no better places exist; a gap is rounded up, so that the statement stays true. */
export const proofWords = ({ status, covered, bound }: RescueSitesAnswer, { t }: Text): string =>
  status === 'proved'
    ? t('elevators.sites.proved')
    : t('elevators.sites.bounded', { gap: (Math.ceil(((bound - covered) / bound) * 1000) / 10).toFixed(1) });

/** The share in time as things are, with the sites, and the elevators gained. */
export const gainSentence = ({ total, covered, covered_before }: RescueSitesAnswer, { t }: Text): string =>
  t('elevators.sites.before', {
    before: formatPercent(total === 0 ? null : covered_before / total),
    after: formatPercent(total === 0 ? null : covered / total),
    gain: formatWhole(covered - covered_before),
  });

/** Why there are no places. */
export const noSitesText = (
  { reason, settings, total, covered_before }: RescueSitesAnswer,
  { t }: Text,
): string => {
  if (reason?.code === 'no_time_left') return t('elevators.sites.noTime', { minutes: settings.within_min });
  if (reason?.code === 'no_candidates') return t('elevators.sites.noCandidates');
  return t('elevators.sites.nothing', { count: formatWhole(total - covered_before) });
};

/** The share in time after each site, in their order. */
export const sharesAfter = ({ sites, total, covered_before }: RescueSitesAnswer): (number | null)[] => {
  let covered = covered_before;
  return sites.map(({ gain }) => {
    covered += gain;
    return total === 0 ? null : covered / total;
  });
};
