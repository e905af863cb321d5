/** GeoJSON: properties become columns, the position of a point becomes longitude and latitude. */
import type { Feature, Geometry, Position } from 'geojson';
import { InputError } from '../errors.ts';
import type { Cell } from '../kinds/text.ts';
import { decodeText } from './encoding.ts';
import type { TableReader } from './table.ts';

function toCell(value: unknown): Cell {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return JSON.stringify(value);
}

/** The one position of a geometry: a point, or a multi-point of one. */
function positionOf(geometry: Geometry | null): Position | null {
  if (geometry?.type === 'Point') return geometry.coordinates;
  if (geometry?.type === 'MultiPoint' && geometry.coordinates.length === 1)
    return geometry.coordinates[0] ?? null;
  return null;
}

const LNG_LAT_CRS = /(CRS84|EPSG::?(4326|4490))$/;

function parse(text: string, fileName: string): Feature[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new InputError('json_broken', `${fileName} is not well-formed JSON: ${reason}.`, { cause: error });
  }
  // The shape is checked below, as far as it is used.
  const object = parsed as { type?: string; features?: Feature[]; crs?: { properties?: { name?: string } } };
  if (object.type === 'Feature') return [parsed as Feature];
  if (object.type !== 'FeatureCollection' || !Array.isArray(object.features)) {
    throw new InputError(
      'not_geojson',
      `${fileName} is JSON of type "${String(object.type)}"; a GeoJSON FeatureCollection is needed.`,
    );
  }
  const crs = object.crs?.properties?.name;
  if (typeof crs === 'string' && !LNG_LAT_CRS.test(crs)) {
    throw new InputError(
      'crs_unknown',
      `${fileName} is in "${crs}"; GeoJSON in degrees (CRS84, EPSG:4326) is needed.`,
    );
  }
  return object.features;
}

/** Feature n is row n; the header is row 0. */
export const geojsonReader: TableReader = {
  format: 'geojson',
  matches(bytes) {
    const start = bytes[0] === 0xef && bytes[1] === 0xbb ? 3 : 0;
    return /^\s*\{/.test(new TextDecoder('latin1').decode(bytes.subarray(start, start + 200)));
  },
  async read(bytes, { fileName }) {
    const { text, encoding } = decodeText(bytes, fileName);
    const features = parse(text, fileName);
    const keys = new Set<string>();
    for (const feature of features) for (const key of Object.keys(feature?.properties ?? {})) keys.add(key);
    const columns = [...keys];
    const hasPoints = features.some((feature) => positionOf(feature?.geometry ?? null) !== null);
    const place = hasPoints ? ['经度', '纬度'] : [];
    const geometries = new Map<number, Geometry | null>();
    const rows = features.map((feature, at) => {
      const geometry = feature?.geometry ?? null;
      geometries.set(at + 1, geometry);
      const position = positionOf(geometry);
      const lngLat = hasPoints ? [toCell(position?.[0]), toCell(position?.[1])] : [];
      return {
        number: at + 1,
        cells: [...lngLat, ...columns.map((key) => toCell(feature?.properties?.[key]))],
      };
    });
    const other = features.filter(
      (feature) => feature?.geometry && positionOf(feature.geometry) === null,
    ).length;
    const notes = [`Read as GeoJSON, ${features.length} features.`];
    if (hasPoints && other > 0) notes.push(`${other} features are not points and give no position.`);
    return {
      format: 'geojson',
      encoding,
      rows: [{ number: 0, cells: [...place, ...columns] }, ...rows],
      geometries,
      notes,
    };
  },
};
