import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readTable } from '../files/index.ts';
import { findHeader, readRow } from '../kinds/content.ts';
import { marketContent } from '../kinds/market.ts';
import {
  CANDIDATE_DATUMS,
  detectDatum,
  signTestP,
  type CandidateDatum,
  type DeclaredPoint,
} from './datum-detection.ts';
import { fromWgs84 } from './datum.ts';
import { buildDistrictIndex, guangzhouDistricts } from './districts.ts';

/** Numbers in [0, 1) from a seed (mulberry32, Tommy Ettinger, public domain). */
function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** 100 files of 1,000 rows, three datums each: seconds, more on a busy machine. */
const MANY_FILES_MS = 60_000;

type DistrictOf = (lng: number, lat: number) => number | null;
const shipped = guangzhouDistricts();

/** Rows as a bureau would send them: half in the centre, half anywhere; `wrong` of them with a wrong district. */
function file(
  seed: number,
  datum: CandidateDatum,
  rows: number,
  wrong: number,
  districtOf: DistrictOf,
): DeclaredPoint[] {
  const next = random(seed);
  const points: DeclaredPoint[] = [];
  while (points.length < rows) {
    const central = next() < 0.5;
    const lng = central ? 113.2 + next() * 0.25 : 112.95 + next() * 1.1;
    const lat = central ? 23.03 + next() * 0.2 : 22.55 + next() * 1.4;
    const inside = districtOf(lng, lat);
    if (inside === null) continue;
    const district = next() < wrong ? (shipped.codes[Math.floor(next() * 11)] ?? inside) : inside;
    points.push({ ...fromWgs84(lng, lat, datum), district });
  }
  return points;
}

describe('the sign test', () => {
  it('is the exact binomial tail', () => {
    expect(signTestP(0, 10)).toBe(1);
    expect(signTestP(0, 0)).toBe(1);
    expect(signTestP(10, 10)).toBeCloseTo(1 / 1024, 15);
    expect(signTestP(8, 10)).toBeCloseTo((45 + 10 + 1) / 1024, 14);
    expect(signTestP(600, 1000)).toBeCloseTo(1.364232e-10, 15); // summed in exact fractions
  });
});

describe('the datum of a file', () => {
  it('is found for 1,000 rows in every datum, and never wrongly', { timeout: MANY_FILES_MS }, () => {
    const answers = CANDIDATE_DATUMS.flatMap((datum) =>
      Array.from({ length: 34 }, (_, seed) => {
        const found = detectDatum(
          file(seed, datum, 1000, 0.05 + (seed % 6) / 100, shipped.districtOf),
          shipped.districtOf,
        );
        return found.datum === null ? 'undecided' : found.datum === datum ? 'right' : 'wrong';
      }),
    );
    expect(answers.filter((answer) => answer === 'wrong')).toEqual([]);
    expect(answers.filter((answer) => answer === 'right').length / answers.length).toBeGreaterThanOrEqual(
      0.99,
    );
  });
  it('is right or undecided for small files, never wrong', () => {
    for (const rows of [5, 13, 40, 120]) {
      for (const datum of CANDIDATE_DATUMS) {
        for (let seed = 0; seed < 20; seed++) {
          const found = detectDatum(
            file(1000 + seed, datum, rows, 0.08, shipped.districtOf),
            shipped.districtOf,
          );
          expect([datum, null]).toContain(found.datum);
        }
      }
    }
  });
  it('does not depend on the order of the rows', () => {
    const points = file(7, 'gcj02', 400, 0.05, shipped.districtOf);
    expect(detectDatum([...points].reverse(), shipped.districtOf)).toEqual(
      detectDatum(points, shipped.districtOf),
    );
  });
  it('is undecided without rows', () => {
    expect(detectDatum([], shipped.districtOf)).toMatchObject({ datum: null, rows: 0, p: 1, best: null });
  });
  it('is undecided when two datums are mixed', () => {
    const mixed = [
      ...file(1, 'wgs84', 600, 0, shipped.districtOf),
      ...file(2, 'gcj02', 400, 0, shipped.districtOf),
    ];
    expect(detectDatum(mixed, shipped.districtOf)).toMatchObject({ datum: null });
  });
  it('is undecided when the districts do not fit the positions at all', () => {
    const shuffled = file(3, 'wgs84', 1000, 1, shipped.districtOf);
    expect(detectDatum(shuffled, shipped.districtOf)).toMatchObject({ datum: null });
  });
  it('is undecided when no row lies near a border', () => {
    const inland = Array.from({ length: 1000 }, (_, i) => ({
      lng: 113.7 + (i % 30) / 1000,
      lat: 23.7,
      district: 440117,
    }));
    expect(shipped.districtOf(113.71, 23.7)).toBe(440117);
    expect(detectDatum(inland, shipped.districtOf)).toMatchObject({ datum: null, p: 1 });
  });
});

const folder = process.env.GOLDEN_DIR ?? path.resolve(import.meta.dirname, '../../../shared/data/golden');
const data = [folder, path.dirname(folder)].find((one) => existsSync(path.join(one, 'markets-13-real.csv')));

describe.skipIf(data === undefined)('with the shared files (skipped where they are absent)', () => {
  const at = (name: string) => new Uint8Array(readFileSync(path.join(data ?? '', name)));
  const official = () =>
    buildDistrictIndex(JSON.parse(new TextDecoder().decode(at('districts-wgs84.geojson'))), 'adcode')
      .districtOf;

  it('is undecided for the 13 real markets: 11, 11 and 12 agree', async () => {
    const table = await readTable(at('markets-13-real.csv'), 'markets-13-real.csv');
    const header = findHeader(marketContent, table.rows);
    const points = table.rows.slice(header.firstDataRow).flatMap((row): DeclaredPoint[] => {
      const { lng, lat, district } = readRow(marketContent, header, row).values;
      return lng != null && lat != null && district != null ? [{ lng, lat, district }] : [];
    });
    expect(detectDatum(points, official())).toMatchObject({
      datum: null,
      agreeing: { wgs84: 11, gcj02: 11, bd09: 12 },
    });
    expect(detectDatum(points, shipped.districtOf)).toMatchObject({
      datum: null,
      rows: 13,
      agreeing: { wgs84: 11, gcj02: 11, bd09: 12 },
    });
  });
  it('is found for districts declared by other boundaries than ours', { timeout: MANY_FILES_MS }, () => {
    const districtOf = official();
    for (const datum of CANDIDATE_DATUMS) {
      for (let seed = 0; seed < 34; seed++) {
        expect(detectDatum(file(seed, datum, 1000, 0.1, districtOf), shipped.districtOf).datum).toBe(datum);
      }
    }
  });
});
