/** How a solver runs: until when, who may stop it, and how it lets others work meanwhile. */

/** Something that can be asked whether to stop, such as an AbortSignal. */
export interface StopSignal {
  readonly aborted: boolean;
}

export type StoppedBy = 'proof' | 'time' | 'cancelled';

export interface RunOptions {
  /** Seconds, > 0; by default 20. */
  readonly timeLimitS?: number;
  readonly signal?: StopSignal;
  /** Lets the event loop take a turn; by default a timer of 0 ms. */
  readonly pause?: () => Promise<void>;
}

/** Milliseconds of work between two pauses. */
const WORK_MS = 30;

export class Run {
  /** Why the run must end; null while it may go on. */
  stoppedBy: 'time' | 'cancelled' | null = null;
  private readonly end: number;
  private readonly signal: StopSignal | undefined;
  private readonly rest: () => Promise<void>;
  private lastPause = performance.now();

  constructor({ timeLimitS = 20, signal, pause = zeroTimer }: RunOptions = {}) {
    this.end = performance.now() + timeLimitS * 1000;
    this.signal = signal;
    this.rest = pause;
  }

  /** Seconds left, at least 0. */
  get secondsLeft(): number {
    return Math.max(0, (this.end - performance.now()) / 1000);
  }

  /** Whether the work may go on; to be asked every few milliseconds. */
  mayGoOn(): boolean {
    if (this.stoppedBy) return false;
    if (this.signal?.aborted) this.stoppedBy = 'cancelled';
    else if (performance.now() >= this.end) this.stoppedBy = 'time';
    return this.stoppedBy === null;
  }

  /** Whether others have waited long enough for a `pause`. */
  get isPauseDue(): boolean {
    return performance.now() - this.lastPause >= WORK_MS;
  }

  async pause(): Promise<void> {
    await this.rest();
    this.lastPause = performance.now();
  }
}

function zeroTimer(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
