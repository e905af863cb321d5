/** New sites as files that say where their figures come from. */
import type { CitySite, CitySiting } from '$geo/siting/city-answer.ts';
import type { Objective } from '$geo/siting/city-question.ts';
import { toCsv, type CsvValue } from '$lib/ui/csv.ts';
import { writeArea } from '../draw/area-param.ts';
import type { View } from '../view.ts';
import type { CandidateList } from './siting-session.svelte.ts';
import { knowsSpacing } from './siting-question.ts';

/** A site with its letters. */
export interface SiteRow extends CitySite {
  readonly site: string;
}

/** What all sites rest on: the question and its answer. */
export interface SiteFacts extends Readonly<Record<string, CsvValue>> {
  readonly objective: Objective;
  readonly dataVersion: number;
}

const DEFINITIONS = {
  max_coverage:
    'New sites that bring most people within the radius; ways are the straight line times the detour.',
  target:
    'The fewest new sites with which the target share of people is within the radius; ways are the straight line times the detour.',
  median: 'New sites that make the mean straight-line distance of all people short (heuristic with a bound).',
  center: 'New sites that make the largest straight-line distance short (heuristic with a bound).',
} as const satisfies Record<Objective, string>;

/** What only answers of one objective have. */
const ownFacts = (answer: CitySiting, view: View): Record<string, CsvValue> => {
  if (answer.objective === 'max_coverage') return { bound: answer.bound };
  if (answer.objective === 'target') {
    const { needed, atLeast } = answer;
    return { targetPercent: view.target, needed, sitesAtLeast: atLeast };
  }
  const { beforeM, metres, boundM } = answer;
  return { beforeM, metres, boundM };
};

/** @param list where the candidates come from; null = the cells of the population */
export const siteFacts = (
  answer: CitySiting,
  view: View,
  { dataVersion, list }: { dataVersion: number; list: CandidateList | null },
): SiteFacts => ({
  objective: answer.objective,
  district: view.district,
  supply: view.supply,
  starsMin: view.starsMin,
  radiusM: view.radiusM,
  detour: view.detour,
  coveredBefore: answer.coveredBefore,
  covered: answer.covered,
  total: answer.total,
  ...ownFacts(answer, view),
  status: answer.status,
  candidates: answer.candidates,
  candidatesFrom: list?.file ?? 'population cells',
  spacingM: knowsSpacing(view) ? view.spacingM : 0,
  forbiddenDistricts: view.forbidden.join(' '),
  forbiddenArea: view.avoidsArea && view.area ? writeArea(view.area) : null,
  dataVersion,
});

const ofSite = ({ site, lng, lat, district, label, gain, nearestM }: SiteRow) => ({
  site,
  district,
  label_zh: label.zh,
  label_en: label.en,
  longitude: lng,
  latitude: lat,
  people_gained: gain,
  nearest_existing_m: nearestM,
});

export const snakeCase = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Sites as rows; what all of them rest on is repeated in each, with `scope_` before the district asked about. */
export const sitesCsv = (rows: readonly SiteRow[], { district, ...facts }: SiteFacts): string => {
  const shared = Object.entries({ scopeDistrict: district, ...facts });
  const records = rows.map(ofSite);
  return toCsv(
    [...Object.keys(records[0] ?? {}), ...shared.map(([name]) => snakeCase(name))],
    records.map((record) => [...Object.values(record), ...shared.map(([, value]) => value)]),
  );
};

export const sitesGeoJson = (rows: readonly SiteRow[], facts: SiteFacts): string =>
  JSON.stringify({
    type: 'FeatureCollection',
    provenance: { ...facts, definition: DEFINITIONS[facts.objective] },
    features: rows.map((row) => {
      const { longitude, latitude, ...properties } = ofSite(row);
      return { type: 'Feature', geometry: { type: 'Point', coordinates: [longitude, latitude] }, properties };
    }),
  });
