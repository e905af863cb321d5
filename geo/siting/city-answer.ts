/** What siting over a population grid answers: the places that the solver chose, and what they do. */
import { answerOf, type SitingReason } from './answer.ts';
import type { CandidatePlace } from './city-candidates.ts';
import type { CityProblem } from './city-problem.ts';
import type { DistanceReason } from './distance-answer.ts';
import type { StoppedBy } from './run.ts';

export interface CitySite extends CandidatePlace {
  /** People of the scope whom it brings within the radius, beyond those of the sites before it. */
  readonly gain: number;
}

/** The sites in the order in which each adds most people to those before it, and what they cover together. */
interface ChosenPlaces {
  readonly sites: readonly CitySite[];
  /** The same as positions of candidates, ascending. */
  readonly chosen: readonly number[];
  /** People of the scope within the radius: as things are, with the sites, and all of them. */
  readonly coveredBefore: number;
  readonly covered: number;
  readonly total: number;
  /** People outside the scope who would be covered too. */
  readonly elsewhere: number;
  /** Among how many candidates the choice was made. */
  readonly candidates: number;
}

interface Verdict {
  /** Whether no better answer exists. */
  readonly status: 'proved' | 'bounded';
  readonly stoppedBy: StoppedBy | 'heuristic';
  /** Why the answer is trivial, or there is none, with the number that explains it. */
  readonly reason: SitingReason | DistanceReason | null;
}

export interface CoverageSiting extends ChosenPlaces, Verdict {
  readonly objective: 'max_coverage';
  /** No choice of as many sites covers more people. */
  readonly bound: number;
  /** Whether it is the first of the best sets in the order of candidates. */
  readonly isSmallestSet: boolean;
}

export interface TargetSiting extends ChosenPlaces, Verdict {
  readonly objective: 'target';
  /** People that the target asks for. */
  readonly needed: number;
  /** Whether it can be met; null when neither a set nor the impossibility was found in time. */
  readonly feasible: boolean | null;
  /** No fewer sites meet it; null when none do. */
  readonly atLeast: number | null;
  /** People covered when every candidate is built, and those whom not even they cover. */
  readonly maxReachable: number;
  readonly unreachable: number;
  readonly isSmallestSet: boolean;
}

export interface DistanceSiting extends ChosenPlaces, Verdict {
  /** `median`: distances are the mean of all people; `center`: that of the worst-served. */
  readonly objective: 'median' | 'center';
  /** Metres as things are and with the sites, null where nobody or nothing is there to measure; no choice gets below the bound. */
  readonly beforeM: number | null;
  readonly metres: number | null;
  readonly boundM: number;
  /** (metres − bound) / metres; 0 where metres is 0 or null. */
  readonly gap: number;
}

export type CitySiting = CoverageSiting | TargetSiting | DistanceSiting;

/** Candidates of a choice as places. */
export function chosenPlaces(city: CityProblem, chosen: readonly number[]): ChosenPlaces {
  const { covering, candidates, elsewhere } = city;
  const { sites, orderOfGain, coveredBefore, covered, total } = answerOf(covering, chosen, 0, {
    isSmallestSet: false,
    run: null,
    reason: null,
  });
  return {
    sites: orderOfGain.map(({ site, gain }) => ({ ...candidates.placeOf(site), gain })),
    chosen: sites,
    coveredBefore,
    covered,
    total,
    elsewhere: elsewhere(chosen),
    candidates: candidates.count,
  };
}
