/**
 * The wire format of columns: protobuf messages of packed numbers (`packed.ts`), differences between neighbours
 * or runs of equal values. Facilities go in the order of a space-filling curve (Morton), so that neighbours in the file are
 * neighbours on the ground; cells go by row, then column. Compression is left to HTTP.
 *
 * Two selections of columns: `draw` has positions to a metre, for the map; `exact` has whole centimetres, ids,
 * due dates and units, for figures. Only located facilities are sent.
 */
import { PbfReader, PbfWriter } from 'pbf';
import { AppError, InputError } from '../errors.ts';
import { type Kind, KINDS } from '../kinds/vocabulary.ts';
import { type CellColumns, type FacilityColumns, NO_DAY } from './columns.ts';
import { packDifferences, packValues, unpackDifferences, unpackValues } from './packed.ts';

export type WireDetail = 'draw' | 'exact';

/** Facilities as they come over the wire, all located. */
export interface WireFacilities {
  readonly kind: Kind;
  readonly count: number;
  readonly detail: WireDetail;
  /** EPSG:4547 easting and northing, whole centimetres; multiples of 100 in `draw`. */
  readonly xCm: Int32Array;
  readonly yCm: Int32Array;
  /** As in FacilityColumns. */
  readonly district: Uint8Array;
  readonly status: Uint8Array;
  readonly type: Uint8Array;
  readonly stars: Uint8Array;
  readonly ratingState: Uint8Array;
  readonly locationQuality: Uint8Array;
  readonly installYear: Uint16Array;
  /** Null in `draw` of canteens and elevators: there the server is asked for what lies at a place. */
  readonly id: Int32Array | null;
  /** Null in `draw`. */
  readonly nextDueDay: Int16Array | null;
  /** Meals a day, inspectors or stalls, as in FacilityColumns; null in `draw`. */
  readonly units: Int32Array | null;
}

const FORMAT = 3;
/** Installation year where it is not known. */
const NO_YEAR = 0;
const FIELD = {
  format: 1,
  kind: 2,
  count: 3,
  unitCm: 4,
  x: 10,
  y: 11,
  id: 12,
  nextDueDay: 13,
  installYear: 14,
  district: 20,
  status: 21,
  type: 22,
  stars: 23,
  ratingState: 24,
  locationQuality: 25,
  units: 26,
  cellM: 30,
  originXCm: 31,
  originYCm: 32,
  col: 33,
  row: 34,
  people: 35,
} as const;
const BYTE_COLUMNS = ['district', 'status', 'type', 'stars', 'ratingState', 'locationQuality'] as const;

/** Encodes the located facilities of a kind. */
export function encodeFacilities(columns: FacilityColumns, detail: WireDetail): Uint8Array {
  const order = mortonOrder(columns);
  const unitCm = detail === 'draw' ? 100 : 1;
  const take = (column: ArrayLike<number>) => order.map((index) => column[index] as number); // index < count
  const units = (column: Int32Array) => order.map((index) => Math.round((column[index] as number) / unitCm));
  const pbf = new PbfWriter();
  pbf.writeVarintField(FIELD.format, FORMAT);
  pbf.writeVarintField(FIELD.kind, KINDS.indexOf(columns.kind));
  pbf.writeVarintField(FIELD.count, order.length);
  pbf.writeVarintField(FIELD.unitCm, unitCm);
  pbf.writeBytesField(FIELD.x, packDifferences(units(columns.xCm)));
  pbf.writeBytesField(FIELD.y, packDifferences(units(columns.yCm)));
  if (hasIds(columns.kind, detail)) pbf.writeBytesField(FIELD.id, packDifferences(take(columns.id)));
  if (detail === 'exact') {
    pbf.writeBytesField(FIELD.nextDueDay, packValues(take(columns.nextDueDay), NO_DAY));
    pbf.writeBytesField(FIELD.units, packValues(take(columns.units)));
  }
  pbf.writeBytesField(FIELD.installYear, packValues(take(columns.installYear), NO_YEAR));
  for (const name of BYTE_COLUMNS) pbf.writeBytesField(FIELD[name], packValues(take(columns[name])));
  return pbf.finish();
}

/**
 * Decodes what `encodeFacilities` made.
 * @throws AppError `bad_columns` for other bytes
 */
export function decodeFacilities(bytes: Uint8Array): WireFacilities {
  const fields = readFields(bytes);
  const kind = KINDS[fields.number(FIELD.kind)];
  const count = fields.number(FIELD.count);
  const unitCm = fields.number(FIELD.unitCm);
  if (!kind || !(unitCm === 1 || unitCm === 100))
    throw new AppError('bad_columns', 'These are not facility columns.');
  const detail = unitCm === 1 ? 'exact' : 'draw';
  const centimetres = (field: number) =>
    unpackDifferences(fields.bytes(field), count).map((value) => value * unitCm);
  const xCm = centimetres(FIELD.x); // first of all, since it checks the count
  const byteColumn = (name: (typeof BYTE_COLUMNS)[number]) =>
    unpackValues(fields.bytes(FIELD[name]), new Uint8Array(count));
  return {
    kind,
    count,
    detail,
    xCm,
    yCm: centimetres(FIELD.y),
    district: byteColumn('district'),
    status: byteColumn('status'),
    type: byteColumn('type'),
    stars: byteColumn('stars'),
    ratingState: byteColumn('ratingState'),
    locationQuality: byteColumn('locationQuality'),
    installYear: unpackValues(fields.bytes(FIELD.installYear), new Uint16Array(count), NO_YEAR),
    id: hasIds(kind, detail) ? unpackDifferences(fields.bytes(FIELD.id), count) : null,
    nextDueDay:
      detail === 'exact' ? unpackValues(fields.bytes(FIELD.nextDueDay), new Int16Array(count), NO_DAY) : null,
    units: detail === 'exact' ? unpackValues(fields.bytes(FIELD.units), new Int32Array(count)) : null,
  };
}

/** Ids of the many kinds are not needed to draw them. */
function hasIds(kind: Kind, detail: WireDetail): boolean {
  return detail === 'exact' || kind === 'market' || kind === 'station';
}

/**
 * Encodes a population grid; `draw` and `exact` of cells are the same.
 * @throws InputError `bad_grid` when centres do not lie on the grid, or ids do not run from 1 by row and column
 */
export function encodeCells(cells: CellColumns): Uint8Array {
  const stepCm = cells.cellM * 100;
  const originXCm = cells.count ? (cells.xCm[0] as number) - (cells.col[0] as number) * stepCm : 0; // count > 0
  const originYCm = cells.count ? (cells.yCm[0] as number) - (cells.row[0] as number) * stepCm : 0;
  for (let i = 0; i < cells.count; i++) {
    const onGrid =
      cells.xCm[i] === originXCm + (cells.col[i] as number) * stepCm &&
      cells.yCm[i] === originYCm + (cells.row[i] as number) * stepCm;
    if (!onGrid || cells.id[i] !== i + 1)
      throw new InputError(
        'bad_grid',
        `Cell ${cells.id[i]} at position ${i} does not lie on its grid in order.`,
      );
  }
  const pbf = new PbfWriter();
  pbf.writeVarintField(FIELD.format, FORMAT);
  pbf.writeVarintField(FIELD.count, cells.count);
  pbf.writeDoubleField(FIELD.cellM, cells.cellM);
  pbf.writeSVarintField(FIELD.originXCm, originXCm);
  pbf.writeSVarintField(FIELD.originYCm, originYCm);
  pbf.writeBytesField(FIELD.col, packDifferences(cells.col));
  pbf.writeBytesField(FIELD.row, packValues(cells.row));
  pbf.writeBytesField(FIELD.people, packValues(cells.weight));
  pbf.writeBytesField(FIELD.district, packValues(cells.district));
  return pbf.finish();
}

/**
 * Decodes what `encodeCells` made.
 * @throws AppError `bad_columns` for other bytes
 */
export function decodeCells(bytes: Uint8Array): CellColumns {
  const fields = readFields(bytes);
  const count = fields.number(FIELD.count);
  const cellM = fields.number(FIELD.cellM);
  if (!(cellM > 0)) throw new AppError('bad_columns', 'These are not cell columns.');
  const col = unpackDifferences(fields.bytes(FIELD.col), count);
  const row = unpackValues(fields.bytes(FIELD.row), new Int32Array(count));
  const originXCm = fields.number(FIELD.originXCm);
  const originYCm = fields.number(FIELD.originYCm);
  return {
    count,
    cellM,
    id: col.map((_, i) => i + 1),
    col,
    row,
    xCm: col.map((value) => originXCm + value * cellM * 100),
    yCm: row.map((value) => originYCm + value * cellM * 100),
    district: unpackValues(fields.bytes(FIELD.district), new Uint8Array(count)),
    weight: unpackValues(fields.bytes(FIELD.people), new Int32Array(count)),
  };
}

/** Side of the squares along whose curve facilities are sorted: about a building, whose ids follow each other. */
const SQUARE_CM = 3_200;
/** Squares along one side of the plane that is sorted; what lies beyond goes to its rim. */
const SQUARES = 2 ** 15;
const MOST_FACILITIES = 2 ** 22;

/** Indexes of the located facilities along the Morton curve of squares, inside a square by id. */
function mortonOrder(columns: FacilityColumns): Int32Array {
  const { count, xCm, yCm, locationQuality } = columns;
  if (count > MOST_FACILITIES)
    throw new InputError(
      'too_many_facilities',
      `${count} facilities; at most ${MOST_FACILITIES} can be sent.`,
    );
  const keys = new Float64Array(count);
  let located = 0;
  for (let index = 0; index < count; index++) {
    if (locationQuality[index] === 0) continue;
    const square = interleave(
      squareOf(xCm[index] as number, WEST_CM),
      squareOf(yCm[index] as number, SOUTH_CM),
    ); // index < count
    keys[located++] = square * MOST_FACILITIES + index; // 30 and 22 bits
  }
  const sorted = keys.subarray(0, located).sort();
  const order = new Int32Array(located);
  for (let i = 0; i < located; i++) order[i] = (sorted[i] as number) % MOST_FACILITIES;
  return order;
}

/** South-west corner of the squares: far enough from the city for its neighbours. */
const WEST_CM = 0;
const SOUTH_CM = 200_000_000;

function squareOf(cm: number, from: number): number {
  return Math.max(0, Math.min(SQUARES - 1, Math.floor((cm - from) / SQUARE_CM)));
}

/** Morton number of two whole numbers below 2¹⁵. */
function interleave(x: number, y: number): number {
  return spread(x) | (spread(y) << 1);
}

/** Puts a zero before each of 15 bits. */
function spread(value: number): number {
  let bits = value;
  bits = (bits | (bits << 8)) & 0x00ff00ff;
  bits = (bits | (bits << 4)) & 0x0f0f0f0f;
  bits = (bits | (bits << 2)) & 0x33333333;
  return (bits | (bits << 1)) & 0x55555555;
}

/** The fields of a message, by number. */
function readFields(bytes: Uint8Array) {
  const numbers = new Map<number, number>();
  const blobs = new Map<number, Uint8Array>();
  try {
    new PbfReader(bytes).readFields((tag, _result, pbf) => {
      if (tag === FIELD.cellM) numbers.set(tag, pbf.readDouble());
      else if (tag === FIELD.originXCm || tag === FIELD.originYCm) numbers.set(tag, pbf.readSVarint());
      else if (tag < FIELD.x) numbers.set(tag, pbf.readVarint());
      else blobs.set(tag, pbf.readBytes());
    }, null);
  } catch (cause) {
    throw new AppError('bad_columns', 'The columns are cut short or damaged.', { cause });
  }
  if (numbers.get(FIELD.format) !== FORMAT)
    throw new AppError(
      'bad_columns',
      `The columns have format ${numbers.get(FIELD.format)}; known is ${FORMAT}.`,
    );
  return {
    number: (field: number) => numbers.get(field) ?? 0,
    bytes: (field: number) => blobs.get(field) ?? new Uint8Array(0),
  };
}
