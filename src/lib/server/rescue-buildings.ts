/** The buildings that rescuers reach last, with their names and addresses. */
import { metresOf } from '$geo/coverage/radius.ts';
import { codeOfIndex, districtIndexOf } from '$geo/place/districts.ts';
import type { RescueBuilding } from '$geo/regulatory/elevator-answers.ts';
import { sharedName, worstPlaces } from '$geo/regulatory/rescue-places.ts';
import type { RescueGround } from './rescue-ground.ts';
import type { Snapshot } from './snapshot.ts';

/** Buildings that are listed. */
const LISTED = 20;

/**
 * The worst-served buildings of a district (code), or with null of the city.
 * @param minutesOf the model for a squared distance, cm²
 */
export function worstBuildings(
  { kinds }: Snapshot,
  { supply, demand, d2, nearest }: RescueGround,
  district: number | null,
  minutesOf: (squaredCm: number) => number,
): RescueBuilding[] {
  const { columns, texts, rows } = kinds.elevator;
  const at = (point: number) => demand.selection[point] ?? -1;
  const textOf = (point: number) => texts.at(rows[at(point)] ?? -1);
  const isSameAddress = (a: number, b: number) => {
    const { address } = textOf(a);
    return address !== null && address === textOf(b).address;
  };
  const ids = demand.selection.map((index) => columns.id[index] ?? 0);
  const places = worstPlaces(demand.columns, d2, ids, isSameAddress, {
    count: LISTED,
    scope: district === null ? null : districtIndexOf(district),
  });
  return places.map(({ members, d2: squared }) => {
    const [worst = -1] = members;
    const { address, town } = textOf(worst);
    const names = members.map(textOf);
    const english = names.flatMap(({ name_en }) => name_en ?? []);
    return {
      district: codeOfIndex(demand.columns.district[worst] ?? 0) ?? 0,
      name_zh: sharedName(names.map(({ name_zh }) => name_zh)),
      name_en: english.length === names.length ? sharedName(english) : null,
      address,
      town,
      elevators: members.length,
      minutes: minutesOf(squared),
      distance_m: metresOf(squared),
      id: ids[worst] ?? 0,
      point: [columns.lng[at(worst)] ?? NaN, columns.lat[at(worst)] ?? NaN],
      station: stationOf(kinds.station, supply.facilityAt(nearest[worst] ?? -1)),
    };
  });
}

function stationOf(
  { columns, texts, rows }: Snapshot['kinds']['station'],
  station: ReturnType<RescueGround['supply']['facilityAt']>,
): RescueBuilding['station'] {
  const index = typeof station === 'number' ? station : -1; // without a scenario all stations are of the register
  const { name_zh, name_en } = texts.at(rows[index] ?? -1);
  return { id: columns.id[index] ?? 0, name_zh, name_en };
}
