import { describe, expect, it } from 'vitest';
import { baseStyle } from './base-style.ts';
import { DARK, LIGHT } from './palette.ts';

describe.each([LIGHT, DARK])('the base map in the $name theme', (palette) => {
  const style = baseStyle(palette);

  it('draws only from sources that it brings', () => {
    const sources = style.layers.flatMap((layer) => ('source' in layer ? [layer.source] : []));
    expect(new Set(sources)).toEqual(new Set(Object.keys(style.sources)));
  });

  it('needs no network', () => {
    expect(JSON.stringify(style)).not.toMatch(/https?:/);
    expect(style.glyphs).toBeUndefined();
    expect(style.sprite).toBeUndefined();
  });

  it('draws the river over the district lines', () => {
    expect(style.layers.map(({ id }) => id)).toEqual(['outside', 'land', 'district-line', 'river']);
  });
});
