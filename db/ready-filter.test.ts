import { describe, expect, it } from 'vitest';
import { ReadyFilter } from './ready-filter.ts';

const frame = (type: string, body: string): number[] => {
  const length = body.length + 4;
  return [type.charCodeAt(0), 0, 0, length >> 8, length & 255, ...Buffer.from(body)];
};
const error = frame('E', 'wrong '.repeat(60));
const ready = frame('Z', 'I');
const data = frame('D', 'Z....Z');

describe('the filter of ready messages', () => {
  it('drops them wherever the chunks are split, and nothing else', () => {
    const answer = Uint8Array.from([...error, ...ready, ...data, ...ready, ...frame('C', '')]);
    const wanted = [...error, ...data, ...frame('C', '')];
    for (let size = 1; size <= answer.length; size += 1) {
      const filter = new ReadyFilter();
      const passed: number[] = [];
      for (let at = 0; at < answer.length; at += size)
        passed.push(...filter.pass(answer.subarray(at, at + size)));
      expect(passed, `chunks of ${size}`).toEqual(wanted);
    }
  });

  it('passes nothing for nothing', () => {
    expect(new ReadyFilter().pass(new Uint8Array())).toHaveLength(0);
  });
});
