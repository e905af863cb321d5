import type { GapProperties, GapsAnswer } from '$geo/answers.ts';
import type { CellColumns } from '$geo/columns/columns.ts';
import { bestSiteFor, gapAreas, type GapArea } from '$geo/coverage/gap-areas.ts';
import type { Nearest } from '$geo/coverage/nearest.ts';
import { metresOf, walkedRadius } from '$geo/coverage/radius.ts';
import { methodPath } from '$lib/methods/anchors.ts';
import { cellCentre, cellsToMultiPolygon } from '$geo/place/cells.ts';
import { codeOfIndex, districtIndexOf } from '$geo/place/districts.ts';
import { coverageProvenance, distanceWords } from './coverage.ts';
import { coverageSettings, type GapsParameters } from './coverage-parameters.ts';
import { demandOf, nearestOf, supplyOf, type Supplied } from './nearest.ts';
import { invalid } from './parameters.ts';
import { snapshotKey, type Snapshot } from './snapshot.ts';
import { WeightedCache } from './weighted-cache.ts';

const KEPT_CELLS = 2_000_000;
const answers = new WeightedCache<GapsAnswer>(KEPT_CELLS, ({ features }) =>
  features.reduce((sum, { properties }) => sum + 10 + properties.cells, 100),
);

/**
 * Gap areas: where people live beyond the radius of any supply, as unions of cells, most people first. Areas,
 * scattered and covered people add up to everyone looked at. Remembered per snapshot and settings.
 * @throws InputError `invalid_parameter` for combinations that mean nothing
 */
export function gaps(snapshot: Snapshot, parameters: GapsParameters): GapsAnswer {
  const settings = gapsSettings(snapshot, parameters);
  const key = `${snapshotKey(snapshot)} ${snapshot.publishedAt} ${JSON.stringify(settings)}`;
  const known = answers.get(key);
  if (known) return known;
  const answer = compute(snapshot, settings);
  answers.set(key, answer);
  return answer;
}

function gapsSettings(snapshot: Snapshot, parameters: GapsParameters): GapsAnswer['settings'] {
  const { demand, min_density, min_people, district } = parameters;
  if (demand !== 'people') {
    throw invalid('demand', demand, 'people, as gap areas are made of cells of the population');
  }
  return {
    ...coverageSettings(parameters, snapshot.asOf),
    min_density,
    min_people,
    district: district?.[0] ?? null,
  };
}

function compute(snapshot: Snapshot, settings: GapsAnswer['settings']): GapsAnswer {
  const supply = supplyOf(snapshot, settings);
  const demand = demandOf(snapshot, settings);
  const { min_density: minDensity, min_people: minPeople, district } = settings;
  const radiusM = walkedRadius(settings.radius_m, settings.detour);
  const cells = snapshot.population?.cells;
  const nearest = cells && nearestOf(snapshot, settings, supply, demand);
  const found = nearest
    ? gapAreas(cells, nearest, {
        radiusM,
        minDensity,
        minPeople,
        ...(district === null ? {} : { district: districtIndexOf(district) }),
      })
    : null;
  const features = found?.areas.map((area, at) => {
    // Areas are only found where there are cells.
    const grid = { cells, nearest } as { cells: CellColumns; nearest: Nearest };
    return featureOf(snapshot, settings, supply, grid, area, at + 1);
  });
  const covered = found?.coveredPeople ?? 0;
  const uncovered = found?.uncoveredPeople ?? 0;
  const scattered = found?.scattered ?? { people: 0, cells: 0, areaM2: 0 };
  const provenance = coverageProvenance(snapshot, settings, supply, demand);
  return {
    type: 'FeatureCollection',
    numberMatched: features?.length ?? 0,
    numberReturned: features?.length ?? 0,
    settings,
    totals: {
      people: covered + uncovered,
      covered,
      uncovered,
      in_areas: uncovered - scattered.people,
      scattered: { people: scattered.people, cells: scattered.cells, area_km2: scattered.areaM2 / 1e6 },
    },
    provenance: { ...provenance, definition: definitionOf(settings), method: methodPath('gap-areas') },
    features: features ?? [],
  };
}

function featureOf(
  snapshot: Snapshot,
  settings: GapsAnswer['settings'],
  supply: Supplied,
  { cells, nearest }: { cells: CellColumns; nearest: Nearest },
  area: GapArea,
  id: number,
): GapsAnswer['features'][number] {
  const site = bestSiteFor(cells, nearest, area, walkedRadius(settings.radius_m, settings.detour));
  const worstM = Number.isFinite(area.worstD2) ? metresOf(area.worstD2) : null;
  const properties: GapProperties = {
    rank: area.rank,
    district: codeOfIndex(area.district) ?? 0,
    label_zh: area.label.zh,
    label_en: area.label.en,
    people: area.people,
    cells: area.cells.length,
    area_km2: area.areaM2 / 1e6,
    worst_m: worstM,
    point: pointOf(cells, area.insideCell),
    nearest: nearestSupplyOf(snapshot, settings, supply, area, worstM),
    best_site: site && {
      point: pointOf(cells, site.cell),
      people: site.people,
      candidates: site.candidates,
    },
  };
  const coordinates = cellsToMultiPolygon(cells, area.cells);
  return { type: 'Feature', id, geometry: { type: 'MultiPolygon', coordinates }, properties };
}

function nearestSupplyOf(
  snapshot: Snapshot,
  settings: GapsAnswer['settings'],
  supply: Supplied,
  area: GapArea,
  worstM: number | null,
): GapProperties['nearest'] {
  if (area.nearestSupply < 0 || worstM === null) return null;
  const index = supply.facilityAt(area.nearestSupply);
  if (typeof index === 'string')
    return { id: null, name_zh: `新址 ${index}`, name_en: `New site ${index}`, distance_m: worstM };
  const { columns, texts, rows } = snapshot.kinds[settings.supply];
  const { name_zh, name_en } = texts.at(rows[index] ?? -1);
  return { id: columns.id[index] ?? 0, name_zh, name_en, distance_m: worstM };
}

function pointOf(cells: CellColumns, cell: number): [number, number] {
  const { lng, lat } = cellCentre(cells, cell);
  return [lng, lat];
}

function definitionOf({ supply, radius_m, detour, min_density, min_people }: GapsAnswer['settings']): string {
  return (
    `Cells of the population whose ${distanceWords(detour)} to the nearest counted ${supply} is more than ` +
    `${radius_m} m and with at least ` +
    `${min_density} people per km², joined by edge or corner, cut at district borders; areas of at least ` +
    `${min_people} people, the rest summed as scattered. Best site: optimal among candidates at 500 m.`
  );
}
