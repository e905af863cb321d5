/**
 * The golden files: expected values that other programs computed. They are sought in GOLDEN_DIR, by default in
 * the folder `shared/data/golden` beside the project; where that is absent the tests skip and say so. A file
 * without cases fails, so that nothing passes by being empty.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../..');
const FOLDER = path.resolve(process.env.GOLDEN_DIR ?? path.join(ROOT, '../shared/data/golden'));

/** A table as the files write it: names of columns, then rows of values. */
export interface GoldenTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
}

/** The column of a table as numbers; null becomes NaN. */
export function numbers(table: GoldenTable, column: string): number[] {
  return values(table, column).map((value) => (value === null ? NaN : Number(value)));
}

/** The column of a table. */
export function values(table: GoldenTable, column: string): unknown[] {
  const place = table.columns.indexOf(column);
  if (place < 0) throw new Error(`The golden table has no column ${column}.`);
  return table.rows.map((row) => row[place]);
}

/** Rows as objects, a member a column. An empty table fails unless it may be empty. */
export function objectsOf<Row>(table: GoldenTable, options: { mayBeEmpty?: boolean } = {}): Row[] {
  if (!options.mayBeEmpty && table.rows.length === 0) throw new Error('The golden table has no rows.');
  // The file states its columns; a wrong name shows as undefined in the comparison.
  return table.rows.map((row) => Object.fromEntries(table.columns.map((name, i) => [name, row[i]])) as Row);
}

/** Whether the whole folder is absent: then the tests skip. */
export const goldenAbsent = !existsSync(FOLDER);
if (goldenAbsent) console.log(`The golden files are skipped: ${FOLDER} is absent, set GOLDEN_DIR.`);

/** A golden file; undefined where the folder is absent. A file missing from the folder throws. */
export function goldenFile<File>(name: string): File | undefined {
  if (goldenAbsent) return undefined;
  return JSON.parse(readFileSync(path.join(FOLDER, name), 'utf8')) as File; // the caller knows the file
}

/** Asserts that there were cases, and tells how many were run by whom. */
export function report(name: string, who: string, cases: number): void {
  expect(cases, `cases of ${name}`).toBeGreaterThan(0);
  console.log(`golden ${name}, ${who}: ${cases} cases`);
}

/**
 * Describes the tests of one golden file; skips them where the folder is absent.
 * @param who what is tested
 */
export function describeGolden<File>(name: string, who: string, tests: (file: File) => void): void {
  const file = goldenFile<File>(`${name}.json`);
  if (file) describe(`golden ${name}, ${who}`, () => tests(file));
  else
    describe.skip(`golden ${name}, ${who}`, () => {
      it('is skipped', () => expect.unreachable());
    });
}

/** The file of the districts that the golden files were made with: in GOLDEN_DIR, its parent, or the default folder. */
export function goldenDistricts<Districts>(): Districts {
  const name = 'districts-wgs84.geojson';
  const folders = [FOLDER, path.dirname(FOLDER), path.join(ROOT, '../shared/data')];
  const found = folders.map((folder) => path.join(folder, name)).find((file) => existsSync(file));
  if (!found) throw new Error(`${name} is in none of ${folders.join(', ')}`);
  return JSON.parse(readFileSync(found, 'utf8')) as Districts; // the caller knows the file
}

/** Metres as whole centimetres. */
export function centimetres(table: GoldenTable, column: string): Int32Array {
  return Int32Array.from(numbers(table, column), (metres) => Math.round(metres * 100));
}
