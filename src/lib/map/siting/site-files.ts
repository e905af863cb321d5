/** New sites as files that say where their figures come from. */
import type { CitySite } from '$geo/siting/city-siting.ts';
import { toCsv } from '$lib/ui/csv.ts';

/** A site with its letters. */
export interface SiteRow extends CitySite {
  readonly site: string;
}

/** What all sites rest on. */
export interface SiteFacts {
  readonly dataVersion: number;
  readonly radiusM: number;
  /** How many times the straight line ways are long. */
  readonly detour: string;
  readonly covered: number;
  readonly bound: number;
  readonly total: number;
  readonly candidates: number;
}

const columnsOf = ({ site, lng, lat, district, label, gain, nearestM }: SiteRow, facts: SiteFacts) => ({
  site,
  district,
  label_zh: label.zh,
  label_en: label.en,
  longitude: lng,
  latitude: lat,
  people_gained: gain,
  nearest_existing_m: nearestM,
  covered: facts.covered,
  upper_bound: facts.bound,
  total: facts.total,
  radius_m: facts.radiusM,
  detour: facts.detour,
  candidates: facts.candidates,
  data_version: facts.dataVersion,
});

export const sitesCsv = (rows: readonly SiteRow[], facts: SiteFacts): string => {
  const records = rows.map((row) => columnsOf(row, facts));
  return toCsv(
    Object.keys(records[0] ?? {}),
    records.map((record) => Object.values(record)),
  );
};

export const sitesGeoJson = (rows: readonly SiteRow[], facts: SiteFacts): string =>
  JSON.stringify({
    type: 'FeatureCollection',
    provenance: {
      ...facts,
      definition:
        'New sites that bring most people within the radius; ways are the straight line times the detour.',
    },
    features: rows.map((row) => {
      const { longitude, latitude, ...properties } = columnsOf(row, facts);
      return { type: 'Feature', geometry: { type: 'Point', coordinates: [longitude, latitude] }, properties };
    }),
  });
