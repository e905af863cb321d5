/** Progress on the terminal: a line for every step that takes longer than a second. */

const PATIENCE_MS = 1_000;

/**
 * Runs one step; after a second prints what is going on, and at its end how long it took.
 * Steps may run side by side: every line carries the name of its step.
 * @param name what is being done, as it stands before "…"
 */
export async function step<T>(name: string, work: () => Promise<T>): Promise<T> {
  const began = performance.now();
  let announced = false;
  const timer = setTimeout(() => {
    announced = true;
    say(`${name} …`);
  }, PATIENCE_MS);
  try {
    return await work();
  } finally {
    clearTimeout(timer);
    if (announced) say(`${name}: ${((performance.now() - began) / 1000).toFixed(1)} s`);
  }
}

export function say(text: string): void {
  process.stdout.write(`  ${text}\n`);
}
