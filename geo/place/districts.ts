/**
 * Which district holds a point. Decided in WGS 84 (EPSG:4326), edges straight in degrees; a point exactly on a
 * border belongs to the district with the smaller code.
 */
import type { FeatureCollection } from 'geojson';
import { AppError } from '../errors.ts';
import { NO_DISTRICT } from '../columns/columns.ts';
import { DISTRICTS, type DistrictCode } from '../kinds/vocabulary.ts';
import boundaries from './boundaries/districts.json' with { type: 'json' };
import { indexPolygon, type PolygonIndex } from './ring-index.ts';

/** Answers which district holds a point. Longitude and latitude in degrees, WGS 84. */
export interface DistrictIndex {
  /** Code of the district that holds the point (on a border the smaller code), null outside all of them. */
  districtOf(lng: number, lat: number): number | null;
  /** Whether the point lies in the district or exactly on its border; false for an unknown code. */
  contains(code: number, lng: number, lat: number): boolean;
  /** Codes in ascending order. */
  codes: number[];
}

interface IndexedDistrict {
  code: number;
  parts: PolygonIndex[];
}

/** Rectangles per side of the lookup grid: most of them lie inside one district and need no polygon. */
const GRID = 160;
/** In the grid: ask the polygons of the districts listed for the rectangle. */
const ASK = -1;
/** In the grid: no district. */
const NOBODY = 0;

/** Parts of a Polygon or MultiPolygon as lists of rings; other geometries have none. */
function partsOf(geometry: FeatureCollection['features'][number]['geometry'] | null): number[][][][] {
  if (geometry?.type === 'Polygon') return [geometry.coordinates];
  if (geometry?.type === 'MultiPolygon') return geometry.coordinates;
  return [];
}

function indexDistricts(collection: FeatureCollection, codeProperty: string): IndexedDistrict[] {
  const districts = new Map<number, PolygonIndex[]>();
  for (const feature of collection.features) {
    const code = Number(feature.properties?.[codeProperty]);
    if (!Number.isInteger(code) || code <= 0) {
      throw new AppError(
        'district_without_code',
        `A district has ${codeProperty} "${feature.properties?.[codeProperty]}"; a positive whole number is needed.`,
      );
    }
    const parts = districts.get(code) ?? [];
    parts.push(...partsOf(feature.geometry).map(indexPolygon));
    districts.set(code, parts);
  }
  return [...districts].map(([code, parts]) => ({ code, parts })).sort((a, b) => a.code - b.code);
}

function holder(districts: readonly IndexedDistrict[], lng: number, lat: number): number | null {
  for (const { code, parts } of districts) {
    if (parts.some((part) => part.contains(lng, lat))) return code;
  }
  return null;
}

/**
 * Prepares districts for many questions. Input: Polygons and MultiPolygons (holes and several parts allowed) in
 * WGS 84, longitude first, with the code as property `codeProperty`; features with the same code are one
 * district. Without features no point has a district. Throws AppError for a code that is not a positive integer.
 */
export function buildDistrictIndex(collection: FeatureCollection, codeProperty = 'code'): DistrictIndex {
  const districts = indexDistricts(collection, codeProperty);
  const byCode = new Map(districts.map((district) => [district.code, district]));
  const parts = districts.flatMap((district) => district.parts);
  const west = Math.min(...parts.map((part) => part.west));
  const south = Math.min(...parts.map((part) => part.south));
  const east = Math.max(...parts.map((part) => part.east));
  const north = Math.max(...parts.map((part) => part.north));
  const width = (east - west) / GRID || 1;
  const height = (north - south) / GRID || 1;
  const columnOf = (lng: number) => Math.min(GRID - 1, Math.floor((lng - west) / width));
  const rowOf = (lat: number) => Math.min(GRID - 1, Math.floor((lat - south) / height));

  const grid = new Int32Array(GRID * GRID);
  for (const { edges } of parts) {
    for (let e = 0; e < edges.length; e += 4) {
      const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = edges.subarray(e, e + 4);
      markEdge(x1, y1, x2, y2);
    }
  }
  for (let i = 0; i < grid.length; i++) {
    if (grid[i] === ASK) continue;
    const lng = west + ((i % GRID) + 0.5) * width;
    const lat = south + (Math.floor(i / GRID) + 0.5) * height;
    grid[i] = holder(districts, lng, lat) ?? NOBODY;
  }

  /** Marks every rectangle that the edge touches, and a neighbour to each side against rounding. */
  function markEdge(x1: number, y1: number, x2: number, y2: number): void {
    const firstRow = Math.max(0, rowOf(Math.min(y1, y2)) - 1);
    const lastRow = Math.min(GRID - 1, rowOf(Math.max(y1, y2)) + 1);
    for (let row = firstRow; row <= lastRow; row++) {
      const fromY = clamp(south + (row - 1) * height, y1, y2);
      const toY = clamp(south + (row + 2) * height, y1, y2);
      const fromX = y1 === y2 ? x1 : x1 + ((fromY - y1) / (y2 - y1)) * (x2 - x1);
      const toX = y1 === y2 ? x2 : x1 + ((toY - y1) / (y2 - y1)) * (x2 - x1);
      const firstColumn = Math.max(0, columnOf(Math.min(fromX, toX)) - 1);
      const lastColumn = Math.min(GRID - 1, columnOf(Math.max(fromX, toX)) + 1);
      grid.fill(ASK, row * GRID + firstColumn, row * GRID + lastColumn + 1);
    }
  }

  return {
    codes: districts.map((district) => district.code),
    districtOf(lng, lat) {
      if (!(lng >= west && lng <= east && lat >= south && lat <= north)) return null;
      const known = grid[rowOf(lat) * GRID + columnOf(lng)] ?? ASK;
      if (known !== ASK) return known === NOBODY ? null : known;
      return holder(districts, lng, lat);
    },
    contains: (code, lng, lat) => byCode.get(code)?.parts.some((part) => part.contains(lng, lat)) ?? false,
  };
}

function clamp(value: number, a: number, b: number): number {
  return Math.min(Math.max(value, Math.min(a, b)), Math.max(a, b));
}

/** The eleven districts as the project ships them: WGS 84, longitude first, property `code`; illustrative. */
export function guangzhouBoundaries(): FeatureCollection {
  return boundaries as FeatureCollection; // TypeScript widens the literal types of a JSON module to string
}

let shipped: DistrictIndex | undefined;

/** The eleven districts as the project ships them, ready to be asked; prepared at the first call. */
export function guangzhouDistricts(): DistrictIndex {
  shipped ??= buildDistrictIndex(guangzhouBoundaries());
  return shipped;
}

/** What district codes lose to fit one byte in the columns. */
const CODE_BASE = 440_100;

/** District code to its number in the columns: 440103 → 3, null → 0 (`NO_DISTRICT`). */
export function districtIndexOf(code: number | null): number {
  return code === null ? NO_DISTRICT : code - CODE_BASE;
}

/** Number in the columns to district code: 3 → 440103; null for 0 and for numbers that are no district. */
export function codeOfIndex(index: number): DistrictCode | null {
  return DISTRICTS.find(({ code }) => code - CODE_BASE === index)?.code ?? null;
}
