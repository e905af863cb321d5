/** Old elevators in housing and their clusters, for renewal block by block. */
import { keptClustersOn } from '$db/queries/kept-clusters.ts';
import { CITY_CODE } from '$geo/coverage/coverage.ts';
import { sectorLabel } from '$geo/coverage/sectors.ts';
import { DISTRICTS } from '$geo/kinds/vocabulary.ts';
import { lngLatOfPoint } from '$geo/place/crs.ts';
import { codeOfIndex, districtIndexOf } from '$geo/place/districts.ts';
import { clusterFacts } from '$geo/regulatory/cluster-facts.ts';
import {
  CLUSTER_MIN_POINTS,
  CLUSTER_RADIUS_M,
  clusterShape,
  type PointCluster,
  pointClusters,
} from '$geo/regulatory/clusters.ts';
import type {
  ClusterFeature,
  ClustersAnswer,
  ClusterSettings,
  OldElevatorsLine,
} from '$geo/regulatory/elevator-answers.ts';
import { OLD_FROM_YEARS, oldElevators } from '$geo/regulatory/old-elevators.ts';
import { oldElevatorLines } from '$geo/regulatory/old-elevator-lines.ts';
import { rankRangesOf } from '$geo/regulatory/rank-ranges.ts';
import { ask } from './database.ts';
import type { ClustersParameters } from './elevator-parameters.ts';
import { countOrigins, type Definition, provenanceOf } from './provenance.ts';
import { type Snapshot, snapshotKey } from './snapshot.ts';
import { WeightedCache } from './weighted-cache.ts';

/** What is kept, in clusters. */
const KEPT = 40_000;
const found = new WeightedCache<Found>(KEPT, ({ clusters }) => 50 + clusters.length);
const answers = new WeightedCache<ClustersAnswer>(KEPT, ({ features }) => 50 + features.length);

/** The clusters of the whole city, whatever the scope. */
interface Found {
  /** Positions of the old elevators in the columns; members of clusters are positions in it. */
  readonly old: Int32Array;
  readonly clusters: readonly PointCluster[];
}

/** Clusters with an elevator in the scope, and how many old elevators are in them, alone, and without coordinates. */
export async function clusters(snapshot: Snapshot, parameters: ClustersParameters): Promise<ClustersAnswer> {
  const settings = settingsOf(parameters, snapshot.asOf);
  const keyOf = (asked: object) =>
    `${snapshotKey(snapshot)} ${snapshot.publishedAt} ${JSON.stringify(asked)}`;
  return answers.getOrCompute(keyOf(settings), async () => {
    const { district: _, ...ofCity } = settings;
    const all = await found.getOrCompute(keyOf(ofCity), () => find(snapshot, settings));
    return answerOf(snapshot, settings, all);
  });
}

function settingsOf(parameters: ClustersParameters, asOf: string): ClusterSettings {
  const { eps_m, min_elevators, min_age, district } = parameters;
  return { eps_m, min_elevators, min_age, district: district?.[0] ?? null, as_of: asOf };
}

const yearOf = ({ as_of }: ClusterSettings) => Number(as_of.slice(0, 4));

/** Those that PostGIS stored when the version was published, else by the engine: both are the same. */
async function find(snapshot: Snapshot, settings: ClusterSettings): Promise<Found> {
  const { columns } = snapshot.kinds.elevator;
  const old = oldElevators(columns, yearOf(settings), settings.min_age);
  const take = (column: Int32Array) => old.map((at) => column[at] ?? 0);
  const points = { count: old.length, id: take(columns.id), xCm: take(columns.xCm), yCm: take(columns.yCm) };
  const stored = isStored(settings)
    ? await ask(({ sql }) => keptClustersOn(sql, { version: snapshot.version, day: snapshot.asOf }))
    : [];
  const { eps_m, min_elevators } = settings;
  if (stored.length === 0)
    return { old, clusters: pointClusters(points, { radiusM: eps_m, minPoints: min_elevators }) };
  const positions = new Map(Array.from(points.id, (id, at) => [id, at]));
  return {
    old,
    clusters: stored.map(({ ids, ...rest }) => {
      const members = Int32Array.from(ids, (id) => positions.get(id) ?? -1);
      return { ...rest, members, ...clusterShape(points, members) };
    }),
  };
}

function isStored({ eps_m, min_elevators, min_age }: ClusterSettings): boolean {
  return eps_m === CLUSTER_RADIUS_M && min_elevators === CLUSTER_MIN_POINTS && min_age === OLD_FROM_YEARS;
}

function answerOf(
  snapshot: Snapshot,
  settings: ClusterSettings,
  { old, clusters: all }: Found,
): ClustersAnswer {
  const { columns } = snapshot.kinds.elevator;
  const features = ranked(
    all.map((cluster) => featureOf(snapshot, settings, old, cluster)).filter((one) => one !== null),
  );
  const age = { year: yearOf(settings), years: settings.min_age };
  const lines = oldElevatorLines(columns, old, all, age);
  const scope = settings.district ?? CITY_CODE;
  const origins = countOrigins(columns, old, {});
  return {
    type: 'FeatureCollection',
    numberMatched: features.length,
    settings,
    // There is a line for every scope.
    totals: lines.find(({ district }) => district === scope) as OldElevatorsLine,
    lines,
    provenance: provenanceOf(snapshot, definitionOf(settings), origins, { radius_m: settings.eps_m }),
    features,
  };
}

/** Null for a cluster without an elevator in the scope. */
function featureOf(
  snapshot: Snapshot,
  settings: ClusterSettings,
  old: Int32Array,
  cluster: PointCluster,
): ClusterFeature | null {
  const { columns, texts, rows } = snapshot.kinds.elevator;
  const elevators = cluster.members.map((member) => old[member] ?? -1);
  const facts = clusterFacts(columns, elevators, cluster.hull, yearOf(settings));
  const scope = settings.district === null ? null : districtIndexOf(settings.district);
  const own =
    scope === null
      ? elevators.length
      : (facts.districts.find(({ district }) => district === scope)?.elevators ?? 0);
  if (own === 0) return null;
  const label = old[cluster.label] ?? -1;
  const place = placeOf(snapshot, label);
  return {
    type: 'Feature',
    id: cluster.number,
    geometry: geometryOf(cluster),
    properties: {
      number: cluster.number,
      rank: 0,
      rank_to: 0,
      elevators: own,
      elevators_all: elevators.length,
      mean_age: facts.meanAge,
      oldest_age: facts.oldestAge,
      districts: facts.districts.map(({ district, elevators: count }) => ({
        district: codeOfIndex(district),
        elevators: count,
      })),
      label_zh: place.zh,
      label_en: place.en,
      town: texts.at(rows[label] ?? -1).town,
      point: [columns.lng[label] ?? NaN, columns.lat[label] ?? NaN],
      area_m2: facts.areaM2,
    },
  };
}

/** District and compass sector, or the district alone while no people are loaded, as the sector is that of them. */
function placeOf({ kinds, population }: Snapshot, elevator: number) {
  const { district, xCm, yCm } = kinds.elevator.columns;
  const index = district[elevator] ?? 0;
  if (population) return sectorLabel(population.cells, index, xCm[elevator] ?? 0, yCm[elevator] ?? 0);
  const name = DISTRICTS.find(({ code }) => code === codeOfIndex(index));
  return { zh: name?.zh ?? '', en: name?.en ?? '' };
}

function geometryOf({ hull }: PointCluster): ClusterFeature['geometry'] {
  const corners = hull.map(([xCm, yCm]) => {
    const { lng, lat } = lngLatOfPoint({ xCm, yCm });
    return [lng, lat];
  });
  const [first = [], second = []] = corners;
  if (corners.length === 1) return { type: 'Point', coordinates: first };
  if (corners.length === 2) return { type: 'LineString', coordinates: [first, second] };
  return { type: 'Polygon', coordinates: [[...corners, first]] };
}

/** Most elevators first, ties by number; equal counts share their ranks. */
function ranked(features: readonly ClusterFeature[]): ClusterFeature[] {
  const ranks = rankRangesOf(features.map(({ properties }) => properties.elevators));
  return features
    .map((feature, at): ClusterFeature => {
      const { best, worst } = ranks[at] ?? { best: 0, worst: 0 };
      return { ...feature, properties: { ...feature.properties, rank: best, rank_to: worst } };
    })
    .sort((a, b) => b.properties.elevators - a.properties.elevators || a.id - b.id);
}

function definitionOf({ eps_m, min_elevators, min_age }: ClusterSettings): Definition {
  const says =
    `Elevators in housing, in use, located, and installed at least ${min_age} calendar years ago: those with ` +
    `${min_elevators} within ${eps_m} m (straight line, itself counted) and those within ${eps_m} m of one of them ` +
    `(DBSCAN). Ranked by elevators of the scope. By the district that holds the point, else the declared one.`;
  return { method: 'clusters', says };
}
