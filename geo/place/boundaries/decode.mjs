/** Reads the compressed maps of Apache ECharts (version 2 to 4). */
import { runInNewContext } from 'node:vm';

/** Steps per degree in the compressed form: coordinates lie on a grid of 1/1024 degree. */
const STEPS = 1024;

/**
 * The GeoJSON inside a map script of ECharts.
 * @param {string} script text of the file: a call of `echarts.registerMap(name, map)` in a module wrapper
 * @returns FeatureCollection of Polygon and MultiPolygon in the datum of the file, [longitude, latitude] degrees
 */
export function decodeEChartsMap(script) {
  let map;
  const exports = { nodeName: 'none' };
  const sandbox = { exports, echarts: { registerMap: (_name, content) => (map = content) } };
  // The wrapper looks for a module system, then for a global: `this` is the sandbox, so it finds the latter.
  runInNewContext(script, sandbox);
  if (!map) throw new Error('The script registers no map');
  const features = map.features.map(({ properties, geometry }) => {
    const { type, coordinates, encodeOffsets } = geometry;
    const decoded =
      type === 'Polygon'
        ? coordinates.map((text, i) => ringOf(text, encodeOffsets[i]))
        : coordinates.map((rings, i) => rings.map((text, j) => ringOf(text, encodeOffsets[i][j])));
    return {
      type: 'Feature',
      properties: { name: properties.name },
      geometry: { type, coordinates: decoded },
    };
  });
  return { type: 'FeatureCollection', features };
}

/** A ring: pairs of characters are zigzag-coded differences from the vertex before, the first from the offset. */
function ringOf(text, [offsetX, offsetY]) {
  const ring = [];
  let x = offsetX;
  let y = offsetY;
  for (let i = 0; i < text.length; i += 2) {
    x += unzigzag(text.charCodeAt(i) - 64);
    y += unzigzag(text.charCodeAt(i + 1) - 64);
    ring.push([x / STEPS, y / STEPS]);
  }
  return ring;
}

function unzigzag(value) {
  return (value >> 1) ^ -(value & 1);
}
