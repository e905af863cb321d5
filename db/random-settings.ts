/** Random questions for `suitu verify --random`: the same seed gives the same ones. */
import { DEMANDS } from '../geo/answers.ts';
import { STRAIGHT } from '../geo/coverage/radius.ts';
import { TYPES_OF_KIND } from '../geo/kinds/vocabulary.ts';
import type { GapLimits } from './comparison.ts';
import type { ClusterLimits } from './queries/clusters.ts';
import { type Random, randomStream } from './demo/random.ts';
import type { CoverageQuestion } from './stored-coverage.ts';

/** A limit of distance, whole centimetres, straight or walked. */
export interface RandomLimit {
  readonly radiusM: number;
  /** A decimal from 1 to 2 with two places at most. */
  readonly detour: string;
}

/** What is asked of one pair of supply and demand, whose distances are measured once. */
export interface RandomQuestion {
  readonly question: CoverageQuestion;
  readonly limits: RandomLimit[];
  /** Only where the demand is people. */
  readonly gaps: GapLimits[];
}

export interface RandomSettings {
  readonly questions: readonly RandomQuestion[];
  readonly clusters: readonly ClusterLimits[];
}

/** Metres on whole centimetres, mostly those of a walk, sometimes as far as the city is wide. */
function radius(random: Random): number {
  return random.below(random.chance(0.05) ? 20_000_001 : 300_001) / 100;
}

function question(random: Random, demand: CoverageQuestion['demand']): CoverageQuestion {
  const supply = random.pick(['market', 'market', 'canteen', 'station'] as const);
  const weight = demand === 'canteen' && random.chance(0.5) ? 'meals' : 'count';
  const starsMin = supply === 'market' ? random.pick([null, 1, 2, 3, 4, 5]) : null;
  const type = supply === 'market' ? null : random.pick([null, ...TYPES_OF_KIND[supply]]);
  return { supply, starsMin, type, demand, weight, radiiM: [] };
}

/**
 * So many settings: about six in ten ask for coverage, a quarter for gap areas, the rest for clusters.
 * @param count > 0
 */
export function randomSettings(seed: number, count: number): RandomSettings {
  const random = randomStream(`verify ${seed}`);
  const questions = new Map<string, RandomQuestion>();
  const clusters: ClusterLimits[] = [];
  for (let setting = 0; setting < count; setting++) {
    const chance = random.next();
    if (chance >= 0.85) {
      const radiusM = (1 + random.below(60_000)) / 100;
      clusters.push({ radiusM, minPoints: 1 + random.below(20), years: random.below(30) });
      continue;
    }
    const isGap = chance >= 0.6;
    const asked = question(random, isGap ? 'people' : random.pick(DEMANDS));
    const key = JSON.stringify(asked);
    const known = questions.get(key) ?? { question: asked, limits: [], gaps: [] };
    questions.set(key, known);
    if (isGap) {
      const minDensity = random.pick([0, 1_000, 4_000, 20_000]);
      known.gaps.push({
        radiusM: radius(random),
        minDensity,
        minPeople: random.pick([1, 100, 1_000, 5_000]),
      });
    } else {
      const detour = random.chance(0.5) ? STRAIGHT : String((100 + random.below(101)) / 100);
      known.limits.push({ radiusM: radius(random), detour });
    }
  }
  return { questions: [...questions.values()], clusters };
}
