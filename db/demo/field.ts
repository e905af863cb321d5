/**
 * The habitability of the ground on a raster of 100 m: kernels, ribbons, villages and hamlets added up, water and
 * hills taken out, broken up by noise. Pure; the numbers mean people per cell before the census decides.
 */
import { guangzhouBoundaries } from '../../geo/place/districts.ts';
import { lngLatToPlane } from '../../geo/place/crs.ts';
import { districtRaster } from './district-raster.ts';
import river from '../../geo/place/boundaries/river.json' with { type: 'json' };
import { CHANNEL_HALF_WIDTH_M, EMPTY_GROUND, PLACES, ROADS } from './places.ts';
import { DEMO_GRID } from './plan.ts';
import { noise, randomStream } from './random.ts';

/** A raster over the whole city: column and row as in DEMO_GRID, index = row · columns + col. */
export interface Field {
  readonly columns: number;
  readonly rows: number;
  /** District code minus 440100; 0 = outside. */
  readonly district: Uint8Array;
  /** Expected people in towns and suburbs, 0 where nobody can live. */
  readonly density: Float32Array;
  /** The same for hamlets and villages of the open country. */
  readonly rural: Float32Array;
}

/** No cell gets much denser than this: sums of kernels level off. */
const LEVEL_OFF = 620;

/** Cell units (columns from the west, rows from the south, cell centres at .5) of a WGS 84 position. */
export function cellUnits(lng: number, lat: number): { u: number; v: number } {
  const { x, y } = lngLatToPlane(lng, lat);
  return { u: (x - DEMO_GRID.originX) / DEMO_GRID.stepM, v: (y - DEMO_GRID.originY) / DEMO_GRID.stepM };
}

/** Builds the field; always the same. Takes about half a second. */
export function buildField(): Field {
  const { columns, rows, district } = districtRaster(guangzhouBoundaries(), DEMO_GRID);
  const density = new Float32Array(columns * rows);
  const rural = new Float32Array(columns * rows);

  /** Adds a hill of people at (u, v): a third of `peak` is left at `reach` cells. */
  function addKernel(to: Float32Array, u: number, v: number, peak: number, reach: number): void {
    const far = reach * 2.2;
    for (let row = Math.max(0, Math.floor(v - far)); row <= Math.min(rows - 1, v + far); row++)
      for (let col = Math.max(0, Math.floor(u - far)); col <= Math.min(columns - 1, u + far); col++) {
        const du = col + 0.5 - u;
        const dv = row + 0.5 - v;
        const t = Math.sqrt(du * du + dv * dv) / reach;
        if (t < 2.2) to[row * columns + col] = (to[row * columns + col] ?? 0) + peak * Math.exp(-1.1 * t * t);
      }
  }

  /** Changes every cell within `far` of a line, given its distance (cells), column and row. */
  function alongLine(
    line: readonly (readonly number[])[],
    far: number,
    change: (value: number, d: number, u: number, v: number) => number,
    to = density,
  ) {
    const nearest = new Map<number, number>();
    line.slice(1).forEach(([u2 = 0, v2 = 0], i) => {
      const [u1 = 0, v1 = 0] = line[i] ?? [];
      const length2 = (u2 - u1) ** 2 + (v2 - v1) ** 2 || 1;
      for (
        let row = Math.max(0, Math.floor(Math.min(v1, v2) - far));
        row <= Math.min(rows - 1, Math.max(v1, v2) + far);
        row++
      )
        for (
          let col = Math.max(0, Math.floor(Math.min(u1, u2) - far));
          col <= Math.min(columns - 1, Math.max(u1, u2) + far);
          col++
        ) {
          const du = col + 0.5 - u1;
          const dv = row + 0.5 - v1;
          const t = Math.max(0, Math.min(1, (du * (u2 - u1) + dv * (v2 - v1)) / length2));
          const a = du - t * (u2 - u1);
          const b = dv - t * (v2 - v1);
          const d = Math.sqrt(a * a + b * b);
          const index = row * columns + col;
          if (d <= far && d < (nearest.get(index) ?? Infinity)) nearest.set(index, d);
        }
    });
    for (const [index, d] of nearest)
      to[index] = change(to[index] ?? 0, d, index % columns, Math.floor(index / columns));
  }

  const spots = new Map(
    PLACES.map(([, en, lng, lat, peak, reachM]) => [
      en,
      { ...cellUnits(lng, lat), peak, reach: reachM / 100 },
    ]),
  );
  for (const { u, v, peak, reach } of spots.values()) {
    addKernel(density, u, v, peak * 0.72, reach * 0.85);
    addKernel(density, u, v, peak * 0.22, reach * 2.1);
  }
  for (const road of ROADS) {
    const line = road.map((name) => {
      const spot = spots.get(name);
      if (!spot) throw new RangeError(`No place ${name} for a road`);
      return [spot.u, spot.v];
    });
    alongLine(line, 12, (value, d, u, v) => {
      const sideways = Math.abs(d - 10 * Math.abs(noise(u, v, 30, 7) - 0.5));
      return value + 90 * Math.exp(-0.7 * sideways) * Math.max(0, noise(u, v, 22, 8) - 0.35);
    });
  }
  addVillages();
  breakUp();
  for (const { properties, geometry } of river.features) {
    const half = (CHANNEL_HALF_WIDTH_M[properties.zh] ?? 200) / 100;
    const line = geometry.coordinates.map(([lng = 0, lat = 0]) => {
      const { u, v } = cellUnits(lng, lat);
      return [u, v];
    });
    alongLine(line, half, () => 0);
    alongLine(line, half, () => 0, rural);
  }
  return { columns, rows, district, density, rural };

  /** Villages grown into the city, villages of the plain, hamlets in the valleys. */
  function addVillages(): void {
    const random = randomStream('villages');
    let urban = 0;
    let open = 0;
    for (let tries = 0; tries < 400_000 && (urban < 420 || open < 4_200); tries++) {
      const u = random.next() * columns;
      const v = random.next() * rows;
      const index = Math.floor(v) * columns + Math.floor(u);
      if (!district[index]) continue;
      const around = density[index] ?? 0;
      if (around > 45 && urban < 420) {
        urban++;
        addKernel(density, u, v, random.between(180, 420), random.between(1.6, 4));
      } else if (
        around <= 45 &&
        open < 4_200 &&
        random.chance(valley(u, v) * (0.25 + Math.min(0.75, around / 15)))
      ) {
        open++;
        const size = random.next() ** 2;
        addKernel(rural, u, v, 16 + 75 * size, 0.9 + 2.2 * size * random.next());
      }
    }
  }

  /** 1 in the valleys and plains, towards 0 on the ridges: a ridged noise with folds from north-east to south-west. */
  function valley(u: number, v: number): number {
    const fold = Math.abs(noise(u + v * 0.6, v - u * 0.3, 48, 5) - 0.5) * 2;
    const plain = v < 700 ? 0.5 : 0;
    return Math.max(0, Math.min(1, 1.25 - fold * 2.6 + plain));
  }

  /** Levels off, roughens, and takes out hills and scattered open ground. */
  function breakUp(): void {
    const ellipses = EMPTY_GROUND.map(([lng, lat, eastM, northM]) => ({
      ...cellUnits(lng, lat),
      a: eastM / 100,
      b: northM / 100,
    }));
    const jitter = randomStream('jitter');
    for (let row = 0; row < rows; row++)
      for (let col = 0; col < columns; col++) {
        const index = row * columns + col;
        const raw = density[index] ?? 0;
        const hamlet = rural[index] ?? 0;
        density[index] = 0;
        rural[index] = 0;
        if ((raw < 2 && hamlet < 2) || !district[index]) continue;
        const level = LEVEL_OFF * (1 - Math.exp(-raw / LEVEL_OFF));
        const coarse = noise(col, row, 14, 1) - 0.5;
        const middle = noise(col, row, 5.5, 2) - 0.5;
        const fine = noise(col, row, 2.2, 3) - 0.5;
        const bell = jitter.bell();
        let value = level * Math.exp(0.9 * coarse + 1.1 * middle + 0.9 * fine + 0.22 * bell);
        let scattered = hamlet * Math.exp(0.8 * fine + 0.35 * bell);
        // Parks, factories, campuses, fields: open ground that the noise leaves over, less of it where it is dense.
        const open = noise(col + 500, row - 300, 7, 4) + 0.25 * noise(col, row, 2.5, 6);
        if (open > 0.86 + 0.18 * (level / LEVEL_OFF)) value *= 0.06;
        for (const { u, v, a, b } of ellipses) {
          const r = ((col + 0.5 - u) / a) ** 2 + ((row + 0.5 - v) / b) ** 2;
          if (r >= 1.35) continue;
          value *= r < 0.8 ? 0 : (r - 0.8) / 0.55;
          scattered = 0;
        }
        density[index] = value;
        rural[index] = scattered;
      }
  }
}
