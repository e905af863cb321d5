/**
 * Set covering by the solver HiGHS (https://highs.dev): the fewest candidates that cover all of the demand (Toregas,
 * Swain, ReVelle & Bergman 1971).
 *
 *   min Σ x_j,  Σ_{j covers i} x_j ≥ 1 for every i,  x_j + x_k ≤ 1 where j and k stand too near,  x binary
 *
 * While HiGHS works the event loop waits; it asks `run` whether to go on, so a time limit holds, and so does a signal
 * that another thread can set.
 */
import type { Highs, ModelData } from 'highs';
import { type CoverInstance, listAt, type Lists, listsOf } from './cover-instance.ts';
import { essentialDemand } from './dominance.ts';
import type { Run } from './run.ts';

/** Loads HiGHS; the caller says where its WebAssembly is: `() => loadHighs({ locateFile })`. */
export type LoadSolver = () => Promise<Highs>;

export interface FewestSites {
  /** A set that covers everything, positions in the instance; null where none was found. */
  readonly sites: number[] | null;
  /** No set that covers everything has fewer sites; Infinity when there is no such set. */
  readonly atLeast: number;
}

/** Bounds of the solver are rounded up to whole sites unless they are above a whole number by less than this. */
const TOLERANCE = 1e-6;

/** @param start a set that covers everything, positions in the instance; empty when none is known */
export function fewestToCoverAll(
  highs: Highs,
  instance: CoverInstance,
  start: readonly number[],
  run: Run,
): FewestSites {
  const { constants } = highs;
  return highs.withModel(modelOf(highs, instance), (model): FewestSites => {
    model.options.set({
      output_flag: false,
      time_limit: run.secondsLeft,
      mip_rel_gap: 0,
      mip_abs_gap: 1 - 2 * TOLERANCE,
    });
    if (start.length) model.setSolution({ indices: Int32Array.from(start), values: start.map(() => 1) });
    const { modelStatus } = model.run({
      [constants.callbackType.mipInterrupt](event) {
        if (!run.mayGoOn()) event.interrupt();
      },
    });
    if (modelStatus === constants.modelStatus.infeasible) return { sites: null, atLeast: Infinity };
    const values = model.getSolution().colValue;
    const sites = Array.from(instance.site.keys()).filter((site) => (values?.[site] ?? 0) > 0.5);
    const isWhole = coversAll(instance, sites);
    const isOptimal = modelStatus === constants.modelStatus.optimal && isWhole;
    const bound = isOptimal ? sites.length : Number(model.info.get('mip_dual_bound'));
    const atLeast = Number.isFinite(bound) ? Math.max(0, Math.ceil(bound - TOLERANCE)) : 0;
    return { sites: isWhole ? sites : null, atLeast };
  });
}

/** Whether the sites cover all demand and none stands too near to another: the numbers of a solver are rounded. */
function coversAll({ covers, conflicts, weight }: CoverInstance, sites: readonly number[]): boolean {
  const isCovered = new Set(sites.flatMap((site) => [...listAt(covers, site)]));
  const isNear = (site: number) =>
    conflicts && listAt(conflicts, site).some((other) => sites.includes(other));
  return isCovered.size === weight.length && !sites.some(isNear);
}

function modelOf(highs: Highs, instance: CoverInstance): ModelData {
  const { site, coveredBy, conflicts } = instance;
  const demand = essentialDemand(instance).map((one) => [...listAt(coveredBy, one)]);
  const pairs = conflicts ? pairsOf(conflicts) : [];
  const rows = listsOf([...demand, ...pairs]);
  const [columns, count] = [site.length, demand.length + pairs.length];
  return {
    numCols: columns,
    numRows: count,
    colCost: new Float64Array(columns).fill(1),
    colLower: new Float64Array(columns),
    colUpper: new Float64Array(columns).fill(1),
    rowLower: new Float64Array(count).fill(1, 0, demand.length),
    rowUpper: new Float64Array(count).fill(highs.infinity, 0, demand.length).fill(1, demand.length),
    matrix: {
      format: 'csr',
      numRows: count,
      numCols: columns,
      starts: rows.starts,
      indices: rows.members,
      values: new Float64Array(rows.members.length).fill(1),
    },
    integrality: new Int32Array(columns).fill(highs.constants.variableType.integer),
  };
}

function pairsOf(conflicts: Lists): number[][] {
  const pairs: number[][] = [];
  for (let site = 0; site + 1 < conflicts.starts.length; site++)
    for (const other of listAt(conflicts, site)) if (other > site) pairs.push([site, other]);
  return pairs;
}
