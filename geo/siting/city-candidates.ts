/** Where new sites may stand: cells of the population, one of each square of 500 m, or places that are given. */
import type { CellColumns } from '../columns/columns.ts';
import { drawnArea } from '../coverage/drawn-area.ts';
import type { PlanePoints } from '../coverage/nearest.ts';
import { metresOf } from '../coverage/radius.ts';
import { type PlaceLabel, sectorLabel } from '../coverage/sectors.ts';
import { candidates, CANDIDATE_SPACING_M } from '../coverage/sites.ts';
import { cellCentre } from '../place/cells.ts';
import type { LngLat } from '../place/crs.ts';
import { codeOfIndex, districtIndexOf, guangzhouDistricts } from '../place/districts.ts';
import type { CityQuestion, GivenCandidates } from './city-question.ts';

export interface CandidatePlace extends LngLat {
  /** Code of the district; 0 outside the city. */
  readonly district: number;
  readonly label: PlaceLabel;
  /** Metres to the nearest existing supply; null where there is none. */
  readonly nearestM: number | null;
}

/** Candidates in the plane (EPSG:4547, whole cm); their order is the order that breaks ties. */
export interface CityCandidates extends PlanePoints {
  readonly placeOf: (candidate: number) => CandidatePlace;
}

type Rules = Pick<CityQuestion, 'district' | 'forbiddenDistricts' | 'forbiddenArea' | 'candidates'>;

/**
 * The candidates of a question.
 * @param scope positions of the cells whose people count
 * @param d2 squared distance of each cell to the nearest existing supply, cm²
 * @throws InputError `bad_area`, `radius_out_of_range` of the forbidden area
 */
export function cityCandidates(
  cells: CellColumns,
  scope: readonly number[],
  d2: Float64Array,
  rules: Rules,
): CityCandidates {
  const isAllowed = allowed(rules);
  if (rules.candidates) return givenPlaces(cells, rules.candidates, rules.district, isAllowed);
  const free = scope.filter((cell) =>
    isAllowed(cells.district[cell] as number, cells.xCm[cell] as number, cells.yCm[cell] as number),
  );
  const chosen = candidates(cells, free, CANDIDATE_SPACING_M);
  return {
    ...pointsOf(chosen.map((cell) => ({ xCm: cells.xCm[cell] as number, yCm: cells.yCm[cell] as number }))),
    placeOf: (candidate) => {
      const cell = chosen[candidate] as number; // candidates are positions in it
      return {
        ...cellCentre(cells, cell),
        district: codeOfIndex(cells.district[cell] as number) ?? 0,
        label: labelOf(cells, cell),
        nearestM: metresFrom(d2[cell] as number),
      };
    },
  };
}

type IsAllowed = (district: number, xCm: number, yCm: number) => boolean;

function allowed({ forbiddenDistricts = [], forbiddenArea = null }: Rules): IsAllowed {
  const isForbidden = forbiddenArea && drawnArea(forbiddenArea);
  return (district, xCm, yCm) => !forbiddenDistricts.includes(district) && !isForbidden?.(xCm, yCm);
}

/** Given places that may be chosen; with a district only those inside it. */
function givenPlaces(
  cells: CellColumns,
  { places, d2 }: GivenCandidates,
  scope: number | null,
  isAllowed: IsAllowed,
): CityCandidates {
  const all = places.map((place, at) => {
    const code = guangzhouDistricts().districtOf(place.lng, place.lat);
    return { ...place, at, code, district: code === null ? 0 : districtIndexOf(code) };
  });
  const free = all.filter(
    ({ district, xCm, yCm }) => (scope === null || district === scope) && isAllowed(district, xCm, yCm),
  );
  return {
    ...pointsOf(free),
    placeOf: (candidate) => {
      const { name, lng, lat, at, code, district, xCm, yCm } = free[candidate] as (typeof free)[number]; // positions
      const label = name ? { zh: name, en: name } : sectorLabel(cells, district, xCm, yCm);
      return { lng, lat, district: code ?? 0, label, nearestM: metresFrom(d2[at] as number) };
    },
  };
}

function labelOf(cells: CellColumns, cell: number): PlaceLabel {
  const [district, x, y] = [cells.district[cell], cells.xCm[cell], cells.yCm[cell]] as [
    number,
    number,
    number,
  ]; // a cell
  return sectorLabel(cells, district, x, y);
}

function metresFrom(squared: number): number | null {
  return Number.isFinite(squared) ? metresOf(squared) : null;
}

function pointsOf(points: readonly { readonly xCm: number; readonly yCm: number }[]): PlanePoints {
  return {
    count: points.length,
    xCm: Int32Array.from(points, ({ xCm }) => xCm),
    yCm: Int32Array.from(points, ({ yCm }) => yCm),
  };
}
