import { describe, expect, it } from 'vitest';
import { frameAncestors, setFramePolicy } from './frames.ts';

const closed = () =>
  new Headers({
    'x-frame-options': 'DENY',
    'content-security-policy': "default-src 'self'; frame-ancestors 'none'",
  });

describe('the frame policy', () => {
  it('opens only the page that is made to be embedded', () => {
    for (const path of ['/', '/map', '/embed/x', '/embedded', '/api/status', '/report']) {
      const headers = closed();
      setFramePolicy(headers, path, {});
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    }
    const headers = closed();
    setFramePolicy(headers, '/embed', {});
    expect(headers.get('x-frame-options')).toBeNull();
    expect(headers.get('content-security-policy')).toBe("default-src 'self'; frame-ancestors *");
  });

  it('is narrowed to the sites that the operator names, and refuses anything else', () => {
    expect(frameAncestors({ SUITU_FRAME_ANCESTORS: "'self' https://*.example.org" })).toBe(
      "'self' https://*.example.org",
    );
    for (const wrong of ["*; script-src 'unsafe-inline'", 'example.org', 'javascript:x', "'self'\n*"])
      expect(() => frameAncestors({ SUITU_FRAME_ANCESTORS: wrong })).toThrow(/SUITU_FRAME_ANCESTORS/);
  });
});
