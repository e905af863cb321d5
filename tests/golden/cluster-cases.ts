/** What the golden file of clusters asks of every engine. */
import { expect } from 'vitest';
import { centimetres, type GoldenTable, numbers, values } from './golden-files.ts';

export interface ClusterCase {
  name: string;
  eps_m: number;
  min_samples: number;
  points: GoldenTable;
  expected: {
    clusters: { cluster: number; core: number; size_min: number; size_max: number; core_ids: number[] }[];
    border: GoldenTable;
    noise_ids: number[];
  };
}
export interface ClustersFile {
  cases: ClusterCase[];
}

/** A cluster as an engine finds it: ids ascending. */
export interface FoundCluster {
  ids: number[];
  core: number;
}

/**
 * The cluster of each border point by the rule, from the core points of the file: that of the nearest one, ties by
 * the smaller id. All pairs, whole centimetres.
 */
export function borderByRule({ points, expected }: ClusterCase): Map<number, number> {
  const [id, x, y] = [numbers(points, 'id'), centimetres(points, 'x'), centimetres(points, 'y')];
  const at = new Map(id.map((one, i) => [one, i]));
  const core = expected.clusters
    .flatMap(({ cluster, core_ids }) => core_ids.map((one) => ({ cluster, one })))
    .sort((a, b) => a.one - b.one);
  return new Map(
    numbers(expected.border, 'id').map((border) => {
      const i = at.get(border) ?? NaN;
      let [best, chosen] = [Infinity, NaN];
      for (const { cluster, one } of core) {
        const j = at.get(one) ?? NaN;
        const squared = ((x[i] ?? NaN) - (x[j] ?? NaN)) ** 2 + ((y[i] ?? NaN) - (y[j] ?? NaN)) ** 2;
        if (squared < best) [best, chosen] = [squared, cluster];
      }
      return [border, chosen];
    }),
  );
}

/** Asserts the partition of core points, the border points by the rule, noise, and the order by smallest core id. */
export function expectClusters(
  one: ClusterCase,
  found: readonly FoundCluster[],
  borders: ReadonlyMap<number, number>,
): void {
  const { clusters, border, noise_ids } = one.expected;
  const contacts = values(border, 'clusters_in_contact') as number[][]; // so the file writes them
  numbers(border, 'id').forEach((id, i) => expect(contacts[i]).toContain(borders.get(id)));
  const expected = clusters
    .toSorted((a, b) => Math.min(...a.core_ids) - Math.min(...b.core_ids))
    .map(({ cluster, core, core_ids }) => {
      const joined = [...borders].filter(([, chosen]) => chosen === cluster).map(([id]) => id);
      return { ids: [...core_ids, ...joined].sort((a, b) => a - b), core };
    });
  expect({ name: one.name, found }).toEqual({ name: one.name, found: expected });
  const members = new Set(found.flatMap(({ ids }) => ids));
  const noise = numbers(one.points, 'id').filter((id) => !members.has(id));
  expect(noise.sort((a, b) => a - b)).toEqual(noise_ids.toSorted((a, b) => a - b));
}
