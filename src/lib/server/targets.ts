import {
  standardRecords,
  standards,
  targetRecords,
  targetRevision,
  targetsInForce,
} from '$db/queries/targets.ts';
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

/** What `/api/targets` answers: those in force, or with what was retired. */
export function targetsAnswer({ revision, history }: TargetsInForce, withRetired: boolean): TargetsAnswer {
  const shown = <Row extends { readonly retired_at: string | null }>(rows: readonly Row[]) =>
    withRetired ? rows : rows.filter(({ retired_at }) => retired_at === null);
  return { revision, targets: shown(history.targets), standards: shown(history.standards) };
}

// A module that the development server replaces must not leave its timer behind.
import.meta.hot?.dispose(forgetTargets);
