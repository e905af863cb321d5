import { describe, expect, it } from 'vitest';
import { CancelledError, UnavailableError } from './errors.ts';
import { Limiter } from './limiter.ts';

/** A promise that is settled from outside. */
function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { open, opened };
}

describe('Limiter', () => {
  it('runs at most so many at once and the rest in order', async () => {
    const limiter = new Limiter(1, 5);
    const { open, opened } = gate();
    const order: string[] = [];
    const first = limiter.run(async () => {
      await opened;
      order.push('first');
    });
    const second = limiter.run(() => order.push('second'));
    const third = limiter.run(() => order.push('third'));
    open();
    await Promise.all([first, second, third]);
    expect(order).toEqual(['first', 'second', 'third']);
  });

  it('sends away what does not fit into the queue, and recovers', async () => {
    const limiter = new Limiter(1, 0);
    const { open, opened } = gate();
    const first = limiter.run(() => opened);
    await expect(limiter.run(() => 1)).rejects.toBeInstanceOf(UnavailableError);
    open();
    await first;
    expect(await limiter.run(() => 2)).toBe(2);
  });

  it('does not compute for a client that has gone', async () => {
    const limiter = new Limiter(1, 1);
    let ran = false;
    const work = () => (ran = true);
    await expect(limiter.run(work, AbortSignal.abort())).rejects.toBeInstanceOf(CancelledError);
    expect(ran).toBe(false);
  });

  it('frees the slot after a failure', async () => {
    const limiter = new Limiter(1, 0);
    const fail = () => {
      throw new Error('no');
    };
    await expect(limiter.run(fail)).rejects.toThrow('no');
    expect(await limiter.run(() => 'next')).toBe('next');
  });
});
