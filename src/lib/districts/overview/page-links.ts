/** The links of the overview, with the day and the question of the page. */
import { CITY_CODE } from '$geo/coverage/coverage.ts';
import { worklistHref } from '$lib/regulatory/worklist-href.ts';
import { districtHref, type DistrictPlace } from '../district-place.ts';
import type { MatrixLinks } from './links.ts';

/** @param place the question of the page; its district plays no part */
export const matrixLinks = (place: DistrictPlace, chosenLang: string | null): MatrixLinks => {
  const toDistrict = (district: number) => districtHref({ ...place, district }, chosenLang);
  return {
    district: toDistrict,
    explained: (district, key) =>
      district === CITY_CODE ? `#indicator-${key}` : `${toDistrict(district)}#indicator-${key}`,
    list: (name, district) =>
      worklistHref(
        { name, district: district === CITY_CODE ? null : district, term: null, asOf: place.asOf },
        chosenLang,
      ),
  };
};
