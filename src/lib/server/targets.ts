import {
  standardRecords,
  standards,
  targetRecords,
  targetRevision,
  targetsInForce,
} from '$db/queries/targets.ts';
import { targetCsv } from '$db/targets/write-target-file.ts';
import { NO_FILTER, selectTargets, type TargetFilter } from '$geo/regulatory/target-filter.ts';
import type { TargetsAnswer } from '$geo/regulatory/target-records.ts';
import { ask } from './database.ts';
import { type TargetsInForce, TargetStore } from './target-store.ts';

let store: TargetStore | null = null;

/** The targets and service radii of this process, read from its database. */
export function targets(): TargetStore {
  store ??= new TargetStore({ revision: () => ask(({ sql }) => targetRevision(sql)), load });
  return store;
}

function load(): Promise<TargetsInForce> {
  return ask(({ sql }) =>
    sql.begin('isolation level repeatable read read only', async (tx) => ({
      revision: await targetRevision(tx),
      targets: [...(await targetsInForce(tx))],
      standards: await standards(tx),
      history: {
        targets: [...(await targetRecords(tx, 'all'))],
        standards: [...(await standardRecords(tx, 'all'))],
      },
    })),
  );
}

/** Forgets what is loaded: for tests that change the database under it. */
export function forgetTargets(): void {
  store?.stop();
  store = null;
}

/** What is in force, as the file that `suitu targets import` takes. */
export function targetsFile(inForce: TargetsInForce, filter: TargetFilter): string {
  const { targets, standards } = targetsAnswer(inForce, false, filter);
  return targetCsv([...targets, ...standards]);
}

/** What `/api/targets` answers: those in force, or with what was retired. */
export function targetsAnswer(
  { revision, history }: TargetsInForce,
  withRetired: boolean,
  filter: TargetFilter = NO_FILTER,
): TargetsAnswer {
  const shown = <Row extends { readonly retired_at: string | null }>(rows: readonly Row[]) =>
    withRetired ? rows : rows.filter(({ retired_at }) => retired_at === null);
  const { targets, standards } = selectTargets(history, filter);
  return { revision, targets: shown(targets), standards: shown(standards) };
}

// A module that the development server replaces must not leave its timer behind.
import.meta.hot?.dispose(forgetTargets);
