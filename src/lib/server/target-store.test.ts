import { describe, expect, it } from 'vitest';
import { UnavailableError } from './errors.ts';
import { type TargetSource, TargetStore } from './target-store.ts';

class FakeSource implements TargetSource {
  now = 'first';
  isAway = false;
  loads = 0;

  async revision() {
    if (this.isAway) throw new Error('away');
    return this.now;
  }

  async load() {
    this.loads += 1;
    return { revision: this.now, targets: [], standards: [], history: { targets: [], standards: [] } };
  }
}

describe('TargetStore', () => {
  it('loads at the first question and again only when the revision is another', async () => {
    const source = new FakeSource();
    const store = new TargetStore(source);
    await Promise.all([store.current(), store.current()]);
    await store.check();
    expect(source.loads).toBe(1);
    source.now = 'second';
    expect((await store.current()).revision).toBe('first');
    await store.check();
    expect((await store.current()).revision).toBe('second');
    expect(source.loads).toBe(2);
  });

  it('goes on with what it knows while the database is away, and is unavailable when it knows nothing', async () => {
    const source = new FakeSource();
    const store = new TargetStore(source);
    source.isAway = true;
    await expect(store.current()).rejects.toBeInstanceOf(UnavailableError);
    source.isAway = false;
    await store.current();
    source.isAway = true;
    await store.check();
    expect((await store.current()).revision).toBe('first');
  });
});
