/** The question of siting that a view asks. */
import type { CityQuestion, GivenCandidates } from '$geo/siting/city-question.ts';
import { shareOfPercent } from '$geo/siting/share.ts';
import { radiusOf, type View } from '../view.ts';

/** What a question needs beside the view. */
type Given = Pick<CityQuestion, 'forbiddenArea'> & { readonly candidates: GivenCandidates | null };

const indexOf = (district: number): number => district - 440100;

/** Siting by distance knows no spacing. */
export const knowsSpacing = ({ target, aim }: View): boolean => target !== null || aim === 'max_coverage';

export const sitingQuestion = (view: View, given: Given): CityQuestion => ({
  goal:
    view.target === null
      ? { objective: view.aim, sites: view.siteCount }
      : { objective: 'target', share: shareOfPercent(view.target) },
  district: view.district === null ? null : indexOf(view.district),
  radiusM: radiusOf(view),
  spacingM: knowsSpacing(view) ? view.spacingM : 0,
  forbiddenDistricts: view.forbidden.map(indexOf),
  ...given,
});
