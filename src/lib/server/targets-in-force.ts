/** The targets in force. They are entered and retired without a new data version, so they are read again and again. */
import { targetsInForce } from '$db/queries/targets.ts';
import type { TargetRow } from '$geo/regulatory/scorecard.ts';
import { ask } from './database.ts';

/** As often as new data versions are looked for. */
const KEPT_MS = 2_000;

let kept: { readonly until: number; readonly rows: Promise<readonly TargetRow[]> } | null = null;

/** At most two seconds old. */
export function targets(): Promise<readonly TargetRow[]> {
  if (kept && performance.now() < kept.until) return kept.rows;
  const rows = ask(({ sql }) => targetsInForce(sql));
  const entry = { until: performance.now() + KEPT_MS, rows };
  kept = entry;
  rows.catch(() => {
    if (kept === entry) kept = null;
  });
  return rows;
}

/** Forgets them: for tests that change the database under them. */
export function forgetTargets(): void {
  kept = null;
}
