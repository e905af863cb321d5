/** Whether the page still shows the newest data. */
import type { StatusAnswer } from '$geo/answers.ts';
import { ask } from '$lib/map/ask.ts';

const ASK_EVERY_MS = 60_000;
const OLD_AFTER_DAYS = 90;

export class Freshness {
  /** A newer version than the one shown; null = none known. */
  newer = $state<number | null>(null);

  /**
   * Watches until the returned function is called.
   * @param onasked told each time whether the server was reached
   */
  watch(version: () => number, onasked?: (isReached: boolean) => void): () => void {
    const look = async () => {
      const answer = await ask<StatusAnswer>(fetch, '/api/status');
      // The server signs its own failures; those of a gateway before it are unsigned.
      onasked?.(answer.ok || answer.failure.requestId !== undefined);
      if (answer.ok) this.newer = answer.data.dataVersion > version() ? answer.data.dataVersion : null;
    };
    const timer = setInterval(() => void look(), ASK_EVERY_MS);
    return () => clearInterval(timer);
  }
}

/** Whether data as of a day (YYYY-MM-DD) are older than 90 days on another day. */
export const isOld = (asOf: string, today: Date): boolean =>
  today.getTime() - Date.parse(`${asOf}T00:00:00Z`) > (OLD_AFTER_DAYS + 1) * 86_400_000;
