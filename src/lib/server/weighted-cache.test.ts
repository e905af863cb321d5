import { describe, expect, it } from 'vitest';
import { WeightedCache } from './weighted-cache.ts';

describe('WeightedCache', () => {
  it('drops the least recently used entries beyond the limit', () => {
    const cache = new WeightedCache<string>(6, (text) => text.length);
    cache.set('a', 'xx');
    cache.set('b', 'xx');
    cache.set('c', 'xx');
    cache.get('a');
    cache.set('d', 'xxx');
    expect(cache.get('a')).toBe('xx');
    expect(cache.get('b')).toBeUndefined();
    expect(cache.get('c')).toBeUndefined();
    expect(cache.get('d')).toBe('xxx');
    expect(cache.weight).toBe(5);
  });

  it('does not keep a value heavier than the whole limit, and keeps the others', () => {
    const cache = new WeightedCache<string>(3, (text) => text.length);
    cache.set('a', 'xx');
    cache.set('b', 'xxxx');
    expect(cache.get('a')).toBe('xx');
    expect(cache.get('b')).toBeUndefined();
  });

  it('counts a replaced entry once', () => {
    const cache = new WeightedCache<string>(10, (text) => text.length);
    cache.set('a', 'xxxx');
    cache.set('a', 'x');
    expect(cache.weight).toBe(1);
    expect(cache.size).toBe(1);
  });

  it('computes a key once for all who ask meanwhile', async () => {
    const cache = new WeightedCache<number>(10);
    let runs = 0;
    const compute = async () => {
      runs += 1;
      return 7;
    };
    expect(await Promise.all([cache.getOrCompute('k', compute), cache.getOrCompute('k', compute)])).toEqual([
      7, 7,
    ]);
    expect(await cache.getOrCompute('k', compute)).toBe(7);
    expect(runs).toBe(1);
  });

  it('does not keep a failure', async () => {
    const cache = new WeightedCache<number>(10);
    const fail = () => {
      throw new Error('no');
    };
    await expect(cache.getOrCompute('k', fail)).rejects.toThrow('no');
    expect(await cache.getOrCompute('k', () => 3)).toBe(3);
  });
});
