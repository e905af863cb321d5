/** The areas that are listed, and the sentence that accounts for everybody left out. */
import '$lib/i18n/district-page.ts';
import type { GapProperties, GapsAnswer } from '$geo/answers.ts';
import type { Text } from '$lib/i18n/index.ts';
import { formatWhole } from '$lib/ui/format.ts';
import { LISTED_GAPS } from '../vector-map/drawing.ts';

/** What the page needs of the gap areas of a district: their outlines are in the map. */
export interface DistrictGaps {
  readonly listed: readonly GapProperties[];
  readonly count: number;
  readonly totals: GapsAnswer['totals'];
  /** People per km² that a cell, and people that an area must have. */
  readonly minDensity: number;
  readonly minPeople: number;
}

export const districtGaps = ({ features, totals, settings }: GapsAnswer): DistrictGaps => ({
  listed: features.slice(0, LISTED_GAPS).map(({ properties }) => properties),
  count: features.length,
  totals,
  minDensity: settings.min_density,
  minPeople: settings.min_people,
});

/** "10 片合计 …；另有 16 片 …，零散网格 …。三者合计 …。" */
export const gapSum = ({ listed, count, totals }: DistrictGaps, { t }: Text): string => {
  const inListed = listed.reduce((sum, { people }) => sum + people, 0);
  return t(count > listed.length ? 'districtPage.gaps.sum' : 'districtPage.gaps.sumAll', {
    listed: listed.length,
    inListed: formatWhole(inListed),
    others: formatWhole(count - listed.length),
    inOthers: formatWhole(totals.in_areas - inListed),
    scattered: formatWhole(totals.scattered.people),
    uncovered: formatWhole(totals.uncovered),
  });
};
