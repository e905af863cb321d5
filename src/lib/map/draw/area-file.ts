/** An area from a GeoJSON text that somebody pasted or opened. */
import type { DrawnArea, Ring } from '$geo/coverage/drawn-area.ts';
import { InputError } from '$geo/errors.ts';
import { keptArea } from './area-param.ts';

const MAX_LENGTH = 1_000_000;

const fail = (what: string): never => {
  throw new InputError('bad_area', what);
};

const memberOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;

const listOf = (value: unknown, what: string): unknown[] =>
  Array.isArray(value)
    ? value
    : fail(`${what} must be a list; it is ${JSON.stringify(value)?.slice(0, 60)}.`);

const cornerOf = (value: unknown): readonly [number, number] => {
  const [lng, lat] = listOf(value, 'A position');
  if (typeof lng === 'number' && typeof lat === 'number') return [lng, lat];
  return fail(`A position is ${JSON.stringify(value)}; allowed are longitude and latitude, two numbers.`);
};

const ringsOf = (polygon: unknown): Ring[] =>
  listOf(polygon, 'A polygon').map((ring) => listOf(ring, 'A ring').map(cornerOf));

/** The rings of all polygons in a geometry, a feature or a collection; other geometries have none. */
const ringsIn = (value: unknown): Ring[] => {
  switch (memberOf(value, 'type')) {
    case 'Polygon':
      return ringsOf(memberOf(value, 'coordinates'));
    case 'MultiPolygon':
      return listOf(memberOf(value, 'coordinates'), 'A MultiPolygon').flatMap(ringsOf);
    case 'Feature':
      return ringsIn(memberOf(value, 'geometry'));
    case 'FeatureCollection':
      return listOf(memberOf(value, 'features'), 'The features').flatMap(ringsIn);
    case 'GeometryCollection':
      return listOf(memberOf(value, 'geometries'), 'The geometries').flatMap(ringsIn);
    default:
      return [];
  }
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return fail(`The text is not JSON; it begins with “${text.trim().slice(0, 40)}”.`);
  }
};

/**
 * The polygons of a GeoJSON text (WGS 84, longitude first) as one area: holes stay holes, further polygons are
 * further parts.
 * @throws InputError `bad_area`
 */
export const readAreaFile = (text: string): DrawnArea => {
  if (text.length > MAX_LENGTH) fail(`The text has ${text.length} characters; allowed are ${MAX_LENGTH}.`);
  const content = parse(text);
  const rings = ringsIn(content);
  if (rings.length === 0)
    fail(
      `The text holds no polygon: its type is ${JSON.stringify(memberOf(content, 'type')) ?? 'missing'}. Allowed are Polygon and MultiPolygon, also in a Feature or FeatureCollection.`,
    );
  return keptArea({ shape: 'polygon', rings });
};
