/** Places as GeoJSON (WGS 84, longitude first) with where they come from in the member `provenance`. */
import type { Feature, FeatureCollection, Point } from 'geojson';
import type { FacilityAnswer, GapsAnswer } from '$geo/answers.ts';
import type { ScenarioLine } from '$geo/coverage/scenario-figures.ts';
import type { PlanPlace } from './plan-places.ts';

/** All gap areas, or the chosen one; the sums stay those of all. */
export const gapsGeoJson = (
  answer: GapsAnswer,
  provenance: object,
  rank: number | null,
): FeatureCollection => {
  const features = answer.features.filter(({ properties }) => rank === null || properties.rank === rank);
  const collection = { ...answer, numberReturned: features.length, provenance, features };
  return collection;
};

/**
 * The steps of a scenario: new, moved and restarred facilities stand where they come to stand, closed ones where they
 * stood. `change` has the people covered before and after, the city first.
 */
export const planGeoJson = (
  places: readonly PlanPlace[],
  lines: readonly ScenarioLine[],
  { name, provenance }: { name: string; provenance: object },
): FeatureCollection => {
  const features = places.map((place): Feature<Point | null> => {
    const { step, operation, facility, words, stars, from, to, gain, cityGain } = place;
    const at = to ?? from;
    return {
      type: 'Feature',
      id: step,
      geometry: at && { type: 'Point', coordinates: [...at] },
      properties: {
        ...{ step, operation, facility, words, stars },
        ...{ from_longitude: from?.[0] ?? null, from_latitude: from?.[1] ?? null },
        ...{ to_longitude: to?.[0] ?? null, to_latitude: to?.[1] ?? null },
        ...{ people_gained: gain, people_gained_city: cityGain },
      },
    };
  });
  // A feature without a place is allowed in GeoJSON; its type here only knows those with one.
  return { type: 'FeatureCollection', ...{ name, provenance, change: lines }, features } as FeatureCollection;
};

/** One facility, as its page shows it. */
export const facilityGeoJson = ({ provenance: _, ...facility }: FacilityAnswer, provenance: object) => ({
  type: 'FeatureCollection',
  provenance,
  features: [facility],
});
