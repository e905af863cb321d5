/** Steps of a scenario in words. */
import type { ScenarioOperation } from '$geo/coverage/scenario.ts';
import type { Text } from '$lib/i18n/index.ts';
import { isStars } from '$lib/ui/rating.ts';

const starsOf = (stars: number | null, text: Text): string =>
  text.t(isStars(stars) ? `stars.${stars}` : 'stars.unrated');

/** One step; `nameOf` gives the names of facilities of the register. */
export const stepWords = (
  step: ScenarioOperation,
  text: Text,
  nameOf: (facility: number) => string,
): string => {
  if (step.op === 'add') {
    const words = { site: step.site, stars: starsOf(step.stars, text) };
    return text.t(step.stars === null ? 'plan.addStep' : 'plan.addStars', words);
  }
  const name = typeof step.facility === 'number' ? nameOf(step.facility) : step.facility;
  if (step.op === 'move') return text.t('plan.moveStep', { name });
  if (step.op === 'close') return text.t('plan.closeStep', { name });
  return text.t('plan.restarStep', { name, stars: starsOf(step.stars, text) });
};
