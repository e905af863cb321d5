import { NotFoundError } from '$geo/errors.ts';
import { alerts } from './alerts.ts';
import { earlierVersion } from './changes.ts';
import { heavyWork } from './limiter.ts';
import { readParameters } from './parameters.ts';
import { districts } from './scorecard.ts';
import { scorecardSchema, scorecardSettings } from './scorecard-parameters.ts';
import type { Snapshot } from './snapshot.ts';
import { targets } from './targets.ts';

/**
 * Computes what the pages of districts ask for first: the scorecards, and what changed since the version before. On
 * the embedded engine that takes seconds; one piece at a time, so that others are served between.
 */
export async function prepareDistricts(snapshot: Snapshot): Promise<void> {
  const settings = scorecardSettings(readParameters(new URLSearchParams(), scorecardSchema), snapshot.asOf);
  await heavyWork.run(() => districts(snapshot, settings));
  try {
    const earlier = await earlierVersion(snapshot);
    const inForce = await targets().current();
    // Alerts rest on the changes, which are kept with them.
    const question = { district: null, ratings: settings.ratings };
    await heavyWork.run(() => alerts(snapshot, earlier, inForce, question));
  } catch (error) {
    // The first version has none before it.
    if (!(error instanceof NotFoundError)) throw error;
  }
}
