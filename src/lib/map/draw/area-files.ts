/** A drawn area as files: the facilities inside and the summary, with where they come from. Loaded on demand. */
import { areaKm2, areaPolygons, type DrawnArea } from '$geo/coverage/drawn-area.ts';
import type { Inside } from '$geo/coverage/inside.ts';
import type { WireFacilities } from '$geo/columns/wire.ts';
import { STATUSES, TYPES_OF_KIND, type Kind } from '$geo/kinds/vocabulary.ts';
import { lngLatOfPoint } from '$geo/place/crs.ts';
import { toCsv } from '$lib/ui/csv.ts';
import { shareOf } from '$lib/ui/format.ts';
import { ringAround } from '../ring-around.ts';
import type { View } from '../view.ts';
import type { AreaFigures } from './area-session.svelte.ts';

export interface AreaFacts {
  readonly view: View;
  readonly area: DrawnArea;
  readonly inside: Inside;
  readonly figures: AreaFigures;
  readonly kinds: Partial<Record<Kind, WireFacilities>>;
  readonly dataVersion: number;
  readonly asOf: string;
  readonly origin: string | null;
}

const facilityRows = ({ inside, kinds, dataVersion, asOf }: AreaFacts) =>
  inside.facilities.flatMap(({ kind, positions }) => {
    const columns = kinds[kind];
    if (!columns) return [];
    return Array.from(positions, (at) => {
      const { lng, lat } = lngLatOfPoint({ xCm: columns.xCm[at] ?? NaN, yCm: columns.yCm[at] ?? NaN });
      const district = columns.district[at] ?? 0;
      return {
        kind,
        id: columns.id?.[at],
        longitude: lng,
        latitude: lat,
        district: district === 0 ? null : 440_100 + district,
        status: STATUSES[columns.status[at] ?? 0],
        type: TYPES_OF_KIND[kind][columns.type[at] ?? 0] ?? null,
        stars: columns.stars[at] || null,
        install_year: columns.installYear[at] || null,
        data_version: dataVersion,
        as_of: asOf,
      };
    });
  });

const summaryOf = ({ view, area, figures, dataVersion, asOf, origin }: AreaFacts) => {
  const isCircle = area.shape === 'circle';
  const inside = (kind: Kind) => figures.counts.find((one) => one.kind === kind)?.inside ?? 0;
  const share = shareOf(figures.covered, figures);
  return {
    shape: area.shape,
    centre_longitude: isCircle ? area.lng : null,
    centre_latitude: isCircle ? area.lat : null,
    circle_radius_m: isCircle ? area.radiusM : null,
    corners: isCircle ? null : area.rings.reduce((sum, { length }) => sum + length, 0),
    area_km2: Number(areaKm2(area).toFixed(2)),
    markets: inside('market'),
    canteens: inside('canteen'),
    elevators: inside('elevator'),
    stations: inside('station'),
    people: figures.total,
    covered: figures.covered,
    share,
    covered_without_scenario: figures.before,
    scenario: view.plan ? view.plan.name || `${view.plan.operations.length} steps` : null,
    radius_m: view.radiusM,
    detour: view.detour,
    supply: view.supply,
    stars_min: view.supply === 'market' ? view.starsMin : null,
    supply_type: view.supply === 'station' ? view.stationType : null,
    counted_status: view.status,
    counted_stars: view.stars.join(' ') || null,
    counted_station_type: view.stationType,
    data_version: dataVersion,
    as_of: asOf,
    origin,
  };
};

const FACILITY_HEAD = [
  'kind',
  'id',
  'longitude',
  'latitude',
  'district',
  'status',
  'type',
  'stars',
  'install_year',
  'data_version',
  'as_of',
] as const;

export const facilitiesCsv = (facts: AreaFacts): string =>
  toCsv(
    FACILITY_HEAD,
    facilityRows(facts).map((row) => FACILITY_HEAD.map((name) => row[name])),
  );

export const summaryCsv = (facts: AreaFacts): string => {
  const summary = summaryOf(facts);
  return toCsv(Object.keys(summary), [Object.values(summary)]);
};

const geometryOf = (area: DrawnArea) =>
  area.shape === 'circle'
    ? { type: 'Polygon', coordinates: [ringAround([area.lng, area.lat], area.radiusM)] }
    : {
        type: 'MultiPolygon',
        coordinates: areaPolygons(area.rings).map((rings) => rings.map((ring) => [...ring, ring[0]])),
      };

/** The area with its summary, then the facilities inside. */
export const areaGeoJson = (facts: AreaFacts): string =>
  JSON.stringify({
    type: 'FeatureCollection',
    provenance: {
      dataVersion: facts.dataVersion,
      asOf: facts.asOf,
      origin: facts.origin,
      definition:
        'Facilities and people inside a drawn area; people are covered within the radius of the supply, straight line in EPSG:4547. A circle is decided by centre and radius; its outline is a drawing.',
    },
    features: [
      { type: 'Feature', geometry: geometryOf(facts.area), properties: summaryOf(facts) },
      ...facilityRows(facts).map(({ longitude, latitude, ...properties }) => ({
        type: 'Feature',
        id: `${properties.kind}/${properties.id}`,
        geometry: { type: 'Point', coordinates: [longitude, latitude] },
        properties,
      })),
    ],
  });
