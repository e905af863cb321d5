/** What a chief would do next: the lists that are not empty, and the worst gap. */
import type { GapProperties } from '$geo/answers.ts';
import type { ScorecardAnswer } from '$geo/regulatory/scorecard.ts';
import type { WorklistItem } from '$geo/regulatory/answers.ts';
import type { Text } from '$lib/i18n/index.ts';
import { viewHref } from '$lib/map/url-state.ts';
import { formatWhole } from '$lib/ui/format.ts';
import { viewOf, type DistrictPlace } from '../district-place.ts';
import { missingHref, missingOf } from '../missing.ts';

export interface NextStep {
  readonly href: string;
  readonly words: string;
}

export interface StepsFrom {
  readonly answer: ScorecardAnswer;
  /** The first of the overdue list; null where there is none. */
  readonly mostOverdue: Pick<WorklistItem, 'days'> | null;
  readonly worstGap: GapProperties | null;
}

/** In the order in which they press; empty where nothing is open. */
export const nextSteps = (
  { answer, mostOverdue, worstGap }: StepsFrom,
  place: DistrictPlace,
  chosenLang: string | null,
  text: Text,
): NextStep[] => {
  const steps = answer.scorecard.indicators.flatMap((figure): NextStep[] => {
    const href = missingHref(figure, answer, place, chosenLang);
    const { worklist } = figure;
    if (href === null || worklist === null) return [];
    const count = formatWhole(missingOf(figure) ?? 0);
    const longest = worklist === 'overdue' ? (mostOverdue?.days ?? null) : null;
    const days = longest === null ? '' : formatWhole(longest);
    return [{ href, words: text.t(`districtPage.next.${days ? 'overdueDays' : worklist}`, { count, days }) }];
  });
  if (worstGap) {
    const view = { ...viewOf(place), gap: worstGap.rank, tab: 'siting' as const };
    const gap = text.lang === 'zh' ? worstGap.label_zh : worstGap.label_en;
    const words = text.t('districtPage.next.gap', { gap, people: formatWhole(worstGap.people) });
    steps.push({ href: viewHref(view, chosenLang), words });
  }
  return steps;
};
