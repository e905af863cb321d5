/** What the page of a district tells of its old elevators and of the modelled rescue. */
import type {
  ClusterProperties,
  ClustersAnswer,
  RescueAnswer,
  RescueBuilding,
  RescueLine,
} from '$geo/regulatory/elevator-answers.ts';

/** So many clusters are listed. */
const LISTED = 5;

export interface DistrictClusters extends Pick<ClustersAnswer, 'settings' | 'totals'> {
  /** The largest; their hulls are on the page of elevators. */
  readonly listed: readonly ClusterProperties[];
}

export const districtClusters = ({ features, settings, totals }: ClustersAnswer): DistrictClusters => ({
  settings,
  totals,
  listed: features.slice(0, LISTED).map(({ properties }) => properties),
});

export interface DistrictRescue extends Pick<RescueAnswer, 'settings' | 'limits' | 'model_zh' | 'model_en'> {
  readonly line: RescueLine;
  /** The building that is reached last; null where none can be told. */
  readonly worst: RescueBuilding | null;
}

/** @throws RangeError where the answer lacks the district */
export const districtRescue = (answer: RescueAnswer, district: number): DistrictRescue => {
  const line = answer.districts.find((one) => one.district === district);
  if (!line) throw new RangeError(`The answer has no line of ${district}.`);
  const { settings, limits, model_zh, model_en } = answer;
  return { settings, limits, model_zh, model_en, line, worst: answer.worst[0] ?? null };
};
