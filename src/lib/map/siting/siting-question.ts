/** The question of siting that a view asks. */
import type { CityQuestion, GivenCandidates } from '$geo/siting/city-question.ts';
import { shareOfPercent } from '$geo/siting/share.ts';
import { radiusOf, type View } from '../view.ts';

const indexOf = (district: number): number => district - 440100;

/** Siting by distance knows no spacing. */
export const knowsSpacing = ({ target, aim }: View): boolean => target !== null || aim === 'max_coverage';

/** @param candidates places to choose from; null = the cells of the population */
export const sitingQuestion = (view: View, candidates: GivenCandidates | null): CityQuestion => ({
  goal:
    view.target === null
      ? { objective: view.aim, sites: view.siteCount }
      : { objective: 'target', share: shareOfPercent(view.target) },
  district: view.district === null ? null : indexOf(view.district),
  radiusM: radiusOf(view),
  spacingM: knowsSpacing(view) ? view.spacingM : 0,
  forbiddenDistricts: view.forbidden.map(indexOf),
  forbiddenArea: view.avoidsArea ? view.area : null,
  candidates,
});
