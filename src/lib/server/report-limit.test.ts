import { describe, expect, it } from 'vitest';
import { ReportLimit } from './report-limit.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** A limit whose time is set by the test. */
function limited(mostAddresses?: number) {
  const time = { now: 1_000 };
  return { limit: new ReportLimit(() => time.now, mostAddresses), time };
}

/** How many reports pass before the first refusal, and how long to wait then. */
function drain(limit: ReportLimit, address: string): { passed: number; retryAfterS: number } {
  for (let passed = 0; ; passed++) {
    const permission = limit.take(address);
    if (!permission.allowed) return { passed, retryAfterS: permission.retryAfterS };
  }
}

describe('the limit of reports', () => {
  it('lets five through at once, then one every two minutes', () => {
    const { limit, time } = limited();
    expect(drain(limit, '192.0.2.1')).toEqual({ passed: 5, retryAfterS: 120 });
    time.now += 2 * MINUTE - 1;
    expect(limit.take('192.0.2.1')).toEqual({ allowed: false, retryAfterS: 1 });
    time.now += 1;
    expect(drain(limit, '192.0.2.1')).toEqual({ passed: 1, retryAfterS: 120 });
    time.now += 10 * MINUTE;
    expect(drain(limit, '192.0.2.1').passed).toBe(5);
  });

  it('lets twenty through, then one every 72 minutes, however patient someone is', () => {
    const { limit, time } = limited();
    let passed = 0;
    while (limit.take('192.0.2.1').allowed) {
      passed += 1;
      time.now += 2 * MINUTE;
    }
    expect(passed).toBe(20);
    time.now += 72 * MINUTE;
    expect(limit.take('192.0.2.1').allowed).toBe(true);
  });

  it('does not count what was refused', () => {
    const { limit, time } = limited();
    drain(limit, '192.0.2.1');
    for (let attempt = 0; attempt < 1_000; attempt++) limit.take('192.0.2.1');
    time.now += 2 * MINUTE;
    expect(limit.take('192.0.2.1').allowed).toBe(true);
  });

  it('counts every address for itself, a network of IPv6 as one, and IPv4 inside IPv6 as IPv4', () => {
    const { limit } = limited();
    expect(drain(limit, '192.0.2.1').passed).toBe(5);
    expect(drain(limit, '192.0.2.2').passed).toBe(5);
    expect(drain(limit, '::ffff:192.0.2.1').passed).toBe(0);
    expect(drain(limit, '2001:db8:0:1::1').passed).toBe(5);
    expect(drain(limit, '2001:0DB8::1:ffff:0:0:2').passed).toBe(0);
    expect(drain(limit, '2001:db8:0:2::1').passed).toBe(5);
    expect(drain(limit, 'fe80::1%eth0').passed).toBe(5);
    expect(drain(limit, 'fe80::2').passed).toBe(0);
    expect(drain(limit, '::1').passed).toBe(5);
    expect(drain(limit, 'unknown').passed).toBe(5);
  });

  it('lets 200 through from all addresses together, then one every 18 seconds', () => {
    const { limit, time } = limited();
    let passed = 0;
    for (let host = 0; host < 1_000; host++)
      if (limit.take(`192.0.${host >> 8}.${host & 255}`).allowed) passed += 1;
    expect(passed).toBe(200);
    expect(limit.take('198.51.100.1')).toEqual({ allowed: false, retryAfterS: 18 });
    time.now += 18_000;
    expect(limit.take('198.51.100.1').allowed).toBe(true);
    time.now += HOUR;
    expect(limit.take('198.51.100.1').allowed).toBe(true);
  });

  it('gives back what was not used', () => {
    const { limit } = limited();
    for (let attempt = 0; attempt < 1_000; attempt++) {
      const permission = limit.take('192.0.2.1');
      if (!permission.allowed) throw new Error('It was given back, so it must be there.');
      permission.giveBack();
    }
    expect(drain(limit, '192.0.2.1').passed).toBe(5);
  });

  it('remembers 10,000 addresses at most and forgets the one not seen for longest', () => {
    const many = limited();
    for (let host = 0; host < 12_000; host++) many.limit.take(`10.0.${host >> 8}.${host & 255}`);
    expect(many.limit.size).toBe(10_000);

    const { limit } = limited(2);
    drain(limit, '192.0.2.1');
    limit.take('192.0.2.2');
    expect(limit.take('192.0.2.1').allowed).toBe(false);
    limit.take('192.0.2.3');
    expect(limit.size).toBe(2);
    expect(limit.take('192.0.2.1').allowed).toBe(false);
    expect(drain(limit, '192.0.2.2').passed).toBe(5);
  });
});
