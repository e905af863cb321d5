/**
 * The built-in base map as a MapLibre style: a pure function of the palette. No network, no sprite, no glyphs:
 * names are drawn by the page itself (labels.ts), so that any font of the machine will do.
 */
import type { StyleSpecification } from 'maplibre-gl';
import { districtShapes, riverShapes } from './city.ts';
import type { Palette } from './palette.ts';

export const baseStyle = (palette: Palette): StyleSpecification => ({
  version: 8,
  name: `suitu-${palette.name}`,
  sources: {
    districts: { type: 'geojson', data: districtShapes },
    river: { type: 'geojson', data: riverShapes },
  },
  layers: [
    { id: 'outside', type: 'background', paint: { 'background-color': palette.outside } },
    { id: 'land', type: 'fill', source: 'districts', paint: { 'fill-color': palette.land } },
    {
      id: 'district-line',
      type: 'line',
      source: 'districts',
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': palette.districtLine,
        'line-width': ['step', ['zoom'], 0.9, 11, 1.2],
      },
    },
    {
      id: 'river',
      type: 'line',
      source: 'river',
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: {
        'line-color': palette.water,
        'line-width': ['interpolate', ['linear'], ['zoom'], 9, 2.2, 11, 4, 12, 5, 13, 7],
      },
    },
  ],
});
