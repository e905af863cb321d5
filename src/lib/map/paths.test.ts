import { describe, expect, it } from 'vitest';
import { coveragePath, facilityPath, gapsPath, listPath } from './paths.ts';
import { DEFAULT_VIEW } from './view.ts';

describe('addresses of questions', () => {
  it('pin the data version', () => {
    expect(coveragePath(DEFAULT_VIEW, 3)).toBe(
      '/api/coverage?supply=market&demand=people&radius_m=1000&stars_min=3&v=3',
    );
    expect(facilityPath(7, 3, null)).toBe('/api/facilities/7?v=3');
    expect(facilityPath(7, null, null)).toBe('/api/facilities/7');
  });

  it('name another day, if the view does', () => {
    const view = { ...DEFAULT_VIEW, asOf: '2025-03-01' };
    const paths = [
      coveragePath(view, 3),
      gapsPath(view, 3),
      listPath(view, 3, null),
      facilityPath(7, 3, view.asOf),
    ];
    for (const path of paths) expect(path).toContain('as_of=2025-03-01');
  });

  it('ask for the gap areas of the district in focus', () => {
    expect(gapsPath({ ...DEFAULT_VIEW, district: 440111 }, null)).toContain('district=440111');
    expect(gapsPath(DEFAULT_VIEW, null)).not.toContain('district');
  });

  it('cut the list to the window, except for a search', () => {
    const box = [113, 23, 114, 24] as const;
    expect(listPath(DEFAULT_VIEW, null, box)).toContain('bbox=113.00000,23.00000,114.00000,24.00000');
    expect(listPath({ ...DEFAULT_VIEW, query: '赤岗' }, null, box)).not.toContain('bbox');
  });
});
