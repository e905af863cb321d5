/** The two sentences that open the page and the report of a district, made from its scorecard. */
import '$lib/i18n/analysis.ts';
import '$lib/i18n/district-headline.ts';
import type { Scorecard, ScorecardSettings, Verdict } from '$geo/regulatory/scorecard.ts';
import type { Text } from '$lib/i18n/index.ts';
import { supplyName } from '$lib/map/supply-words.ts';
import { formatWhole } from '$lib/ui/format.ts';

export interface DistrictHeadline {
  /** How many of a hundred residents are left out; key words in <b>…</b>. */
  readonly people: string;
  /** How many targets stand how; key words in <b>…</b>. */
  readonly targets: string;
}

type State = Exclude<Verdict['state'], 'no_target'>;
/** Those that decide, then those that leave it open. */
const DECIDED = ['met', 'short'] as const satisfies readonly State[];
const UNDECIDED = ['unstated', 'no_data'] as const satisfies readonly State[];

/** Both sentences, in the language of `text`. */
export const districtHeadline = (
  scorecard: Pick<Scorecard, 'indicators' | 'verdicts'>,
  settings: Pick<ScorecardSettings, 'radius_m' | 'stars_min'>,
  text: Text,
): DistrictHeadline => ({
  people: peopleSentence(scorecard, settings, text),
  targets: targetsSentence(scorecard.verdicts, text),
});

function peopleSentence(
  { indicators }: Pick<Scorecard, 'indicators'>,
  { radius_m, stars_min }: Pick<ScorecardSettings, 'radius_m' | 'stars_min'>,
  text: Text,
): string {
  const { t } = text;
  const figure = indicators.find(({ key }) => key === 'uncovered');
  const [uncovered, people] = [figure?.numerator ?? null, figure?.denominator ?? null];
  if (uncovered === null || !people) return t('districtHeadline.noData');
  const words = {
    within: t('coverage.within', { radius: formatWhole(radius_m) }),
    supply: supplyName({ supply: 'market', starsMin: stars_min, stationType: null }, text),
  };
  if (uncovered === 0) return t('districtHeadline.nobody', words);
  if (uncovered === people) return t('districtHeadline.everybody', words);
  const ofHundred = (uncovered / people) * 100;
  // Rounded, one left out of a million would be nobody, or one of a hundred.
  if (ofHundred < 0.5) return t('districtHeadline.few', words);
  if (ofHundred >= 99.5) return t('districtHeadline.most', words);
  return t('districtHeadline.some', { ...words, people: Math.round(ofHundred) });
}

function targetsSentence(verdicts: Scorecard['verdicts'], { t }: Text): string {
  const states = [...DECIDED, ...UNDECIDED].filter((state) => verdicts[state] > 0);
  const [only, ...others] = states;
  const total = states.reduce((sum, state) => sum + verdicts[state], 0);
  if (only === undefined) return t('districtHeadline.noTargets');
  if (others.length === 0)
    return t('districtHeadline.everyTarget', { total, parts: t(`districtHeadline.every.${only}`) });
  const partsOf = (which: readonly State[]) =>
    which
      .filter((state) => verdicts[state] > 0)
      .map((state) => t(`districtHeadline.part.${state}`, { some: verdicts[state] }));
  const decided = partsOf(DECIDED).join(t('districtHeadline.decided'));
  const parts = [...(decided ? [`<b>${decided}</b>`] : []), ...partsOf(UNDECIDED)];
  return t('districtHeadline.targets', { total, parts: parts.join(t('districtHeadline.undecided')) });
}
