/**
 * Facilities as a file, with where they come from: the same columns that the server serves, so that a file, a
 * page and the API agree to the last digit.
 */
import { NO_DAY } from '../geo/columns/columns.ts';
import { InputError } from '../geo/errors.ts';
import {
  type Kind,
  LOCATION_QUALITIES,
  ORIGINS,
  RATING_STATES,
  STATUSES,
  TYPES_OF_KIND,
} from '../geo/kinds/vocabulary.ts';
import { codeOfIndex } from '../geo/place/districts.ts';
import type { Database } from './connect.ts';
import { currentVersion } from './publish.ts';
import { dayOfNumber } from './queries/packed.ts';
import { columnsOn, loadSnapshot, textsOn } from './snapshot.ts';

export const EXPORT_FORMATS = ['csv', 'geojson'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

type Value = string | number | boolean | null;
type Row = Record<string, Value>;

/** Rows that are joined into one piece of the file. */
const ROWS_A_PIECE = 2_000;

/**
 * The facilities of a kind on the day of the newest version, as pieces of text.
 * @throws InputError `nothing_loaded` while the database holds no version
 */
export async function* exportFacilities(
  database: Database,
  kind: Kind,
  format: ExportFormat,
): AsyncGenerator<string> {
  const version = await currentVersion(database);
  if (version === null)
    throw new InputError('nothing_loaded', 'The database holds no data yet: there is nothing to export.');
  const data = await loadSnapshot(database, version);
  const asOf = data.version.as_of;
  const provenance = { data_version: version, as_of: asOf };
  yield* format === 'csv'
    ? csvPieces(rowsOf(data, kind, asOf), provenance)
    : geojsonPieces(rowsOf(data, kind, asOf), { ...provenance, kind, crs: 'WGS 84, longitude first' });
}

/** One row per facility, in the order of the ids. */
function* rowsOf(data: Awaited<ReturnType<typeof loadSnapshot>>, kind: Kind, day: string): Generator<Row> {
  const columns = columnsOn(data, kind, day);
  const types = TYPES_OF_KIND[kind];
  let i = 0;
  for (const text of textsOn(data, kind, day)) {
    const at = (column: ArrayLike<number>) => column[i] as number; // textsOn has as many as the columns
    const located = at(columns.locationQuality) !== 0;
    yield {
      id: at(columns.id),
      ...text,
      declared_district: codeOfIndex(at(columns.declaredDistrict)),
      located_district: codeOfIndex(at(columns.locatedDistrict)),
      longitude: located ? at(columns.lng) : null,
      latitude: located ? at(columns.lat) : null,
      location_quality: LOCATION_QUALITIES[at(columns.locationQuality)] ?? null,
      status: STATUSES[at(columns.status)] ?? null,
      data_origin: ORIGINS[at(columns.origin)] ?? null,
      ...(types.length ? { type: types[at(columns.type)] ?? null } : {}),
      ...(kind === 'market'
        ? { stars: at(columns.stars) || null, rating_state: RATING_STATES[at(columns.ratingState)] ?? null }
        : {}),
      ...(kind === 'elevator'
        ? {
            install_year: at(columns.installYear) || null,
            residential: at(columns.residential) === 1,
            next_due_on: at(columns.nextDueDay) === NO_DAY ? null : dayOfNumber(at(columns.nextDueDay)),
          }
        : {}),
    };
    i++;
  }
}

function* inPieces(lines: Iterable<string>): Generator<string> {
  let piece: string[] = [];
  for (const line of lines) {
    piece.push(line);
    if (piece.length < ROWS_A_PIECE) continue;
    yield piece.join('');
    piece = [];
  }
  if (piece.length) yield piece.join('');
}

function* csvPieces(rows: Iterable<Row>, provenance: Row): Generator<string> {
  yield* inPieces(csvLines(rows, provenance));
}

function* csvLines(rows: Iterable<Row>, provenance: Row): Generator<string> {
  let isFirst = true;
  for (const row of rows) {
    const full = { ...row, ...provenance };
    // The byte-order mark lets spreadsheets read Chinese; every row carries its origin, version and day.
    if (isFirst) yield `\uFEFF${Object.keys(full).join()}\r\n`;
    isFirst = false;
    yield `${Object.values(full).map(csvCell).join()}\r\n`;
  }
}

/** A cell for a spreadsheet: quoted where needed, and a text that could be taken for a formula is made plain. */
export function csvCell(value: Value): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const plain = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

function* geojsonPieces(rows: Iterable<Row>, provenance: Row): Generator<string> {
  yield `{"type":"FeatureCollection","provenance":${JSON.stringify(provenance)},"features":[\n`;
  yield* inPieces(featureLines(rows));
  yield ']}\n';
}

function* featureLines(rows: Iterable<Row>): Generator<string> {
  let separator = '';
  for (const { id, longitude, latitude, ...properties } of rows) {
    const geometry = longitude === null ? null : { type: 'Point', coordinates: [longitude, latitude] };
    yield `${separator}${JSON.stringify({ type: 'Feature', id, geometry, properties })}\n`;
    separator = ',';
  }
}
