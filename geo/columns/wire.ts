/**
 * The wire format of columns: protobuf messages of packed numbers, differences between neighbours where these
 * are small. Facilities go in the order of a space-filling curve (Morton), so that neighbours in the file are
 * neighbours on the ground; cells go by row, then column. Compression is left to HTTP.
 *
 * Two selections of columns: `draw` has positions to a metre, for the map; `exact` has whole centimetres, ids
 * and due dates, for figures. Only located facilities are sent.
 */
import { PbfReader, PbfWriter } from 'pbf';
import { AppError, InputError } from '../errors.ts';
import { type Kind, KINDS } from '../kinds/vocabulary.ts';
import type { CellColumns, FacilityColumns } from './columns.ts';

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
}

const FORMAT = 1;
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
  const take = (column: ArrayLike<number>) => Int32Array.from(order, (index) => column[index] as number); // index < count
  const pbf = new PbfWriter();
  pbf.writeVarintField(FIELD.format, FORMAT);
  pbf.writeVarintField(FIELD.kind, KINDS.indexOf(columns.kind));
  pbf.writeVarintField(FIELD.count, order.length);
  pbf.writeVarintField(FIELD.unitCm, unitCm);
  const units = (column: Int32Array) => take(column).map((cm) => Math.round(cm / unitCm));
  writeDifferences(pbf, FIELD.x, units(columns.xCm));
  writeDifferences(pbf, FIELD.y, units(columns.yCm));
  if (hasIds(columns.kind, detail)) writeDifferences(pbf, FIELD.id, take(columns.id));
  if (detail === 'exact') writeDifferences(pbf, FIELD.nextDueDay, take(columns.nextDueDay));
  pbf.writePackedVarint(FIELD.installYear, [...take(columns.installYear)]);
  for (const name of BYTE_COLUMNS) pbf.writeBytesField(FIELD[name], Uint8Array.from(take(columns[name])));
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
  const byteColumn = (name: (typeof BYTE_COLUMNS)[number]) => fields.bytes(FIELD[name], count);
  return {
    kind,
    count,
    detail,
    xCm: fields.differences(FIELD.x, count).map((value) => value * unitCm),
    yCm: fields.differences(FIELD.y, count).map((value) => value * unitCm),
    district: byteColumn('district'),
    status: byteColumn('status'),
    type: byteColumn('type'),
    stars: byteColumn('stars'),
    ratingState: byteColumn('ratingState'),
    locationQuality: byteColumn('locationQuality'),
    installYear: Uint16Array.from(fields.varints(FIELD.installYear, count)),
    id: hasIds(kind, detail) ? fields.differences(FIELD.id, count) : null,
    nextDueDay: detail === 'exact' ? Int16Array.from(fields.differences(FIELD.nextDueDay, count)) : null,
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
  writeDifferences(pbf, FIELD.col, cells.col);
  writeDifferences(pbf, FIELD.row, cells.row);
  pbf.writePackedVarint(FIELD.people, [...cells.weight]);
  pbf.writeBytesField(FIELD.district, cells.district);
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
  const col = fields.differences(FIELD.col, count);
  const row = fields.differences(FIELD.row, count);
  const originXCm = fields.number(FIELD.originXCm);
  const originYCm = fields.number(FIELD.originYCm);
  return {
    count,
    cellM,
    id: Int32Array.from({ length: count }, (_, i) => i + 1),
    col,
    row,
    xCm: col.map((value) => originXCm + value * cellM * 100),
    yCm: row.map((value) => originYCm + value * cellM * 100),
    district: fields.bytes(FIELD.district, count),
    weight: Int32Array.from(fields.varints(FIELD.people, count)),
  };
}

/** Indexes of the located facilities along the Morton curve of 1 m squares, ties by id. */
function mortonOrder(columns: FacilityColumns): Int32Array {
  const located = Int32Array.from({ length: columns.count }, (_, i) => i).filter(
    (index) => columns.locationQuality[index] !== 0,
  );
  const least = (column: Int32Array) =>
    located.reduce((min, index) => Math.min(min, column[index] as number), 2 ** 31);
  const [minX, minY] = [least(columns.xCm), least(columns.yCm)];
  const metres = (column: Int32Array, min: number, index: number) =>
    Math.floor(((column[index] as number) - min) / 100); // index < count
  const high = new Float64Array(columns.count);
  for (const index of located)
    high[index] = interleave(metres(columns.xCm, minX, index), metres(columns.yCm, minY, index));
  return located.sort(
    (a, b) =>
      (high[a] as number) - (high[b] as number) || (columns.id[a] as number) - (columns.id[b] as number),
  );
}

/** Morton number of two whole numbers below 2²⁶, exact in a double. */
function interleave(x: number, y: number): number {
  const low = spread(x & 0x1fff) | (spread(y & 0x1fff) << 1);
  const high = spread((x >> 13) & 0x1fff) | (spread((y >> 13) & 0x1fff) << 1);
  return high * 2 ** 26 + low;
}

/** Puts a zero before each of 13 bits. */
function spread(value: number): number {
  let bits = value;
  bits = (bits | (bits << 8)) & 0x00ff00ff;
  bits = (bits | (bits << 4)) & 0x0f0f0f0f;
  bits = (bits | (bits << 2)) & 0x33333333;
  return (bits | (bits << 1)) & 0x55555555;
}

function writeDifferences(pbf: PbfWriter, field: number, values: ArrayLike<number>): void {
  const differences: number[] = [];
  let before = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number; // i < length
    differences.push(value - before);
    before = value;
  }
  pbf.writePackedSVarint(field, differences);
}

/** The fields of a message, by number, with checks of their lengths. */
function readFields(bytes: Uint8Array) {
  const numbers = new Map<number, number>();
  const lists = new Map<number, number[]>();
  const blobs = new Map<number, Uint8Array>();
  const signedLists: number[] = [FIELD.x, FIELD.y, FIELD.id, FIELD.nextDueDay, FIELD.col, FIELD.row];
  const plainLists: number[] = [FIELD.installYear, FIELD.people];
  try {
    new PbfReader(bytes).readFields((tag, _result, pbf) => {
      if (signedLists.includes(tag)) lists.set(tag, pbf.readPackedSVarint());
      else if (plainLists.includes(tag)) lists.set(tag, pbf.readPackedVarint());
      else if (tag === FIELD.cellM) numbers.set(tag, pbf.readDouble());
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
  const sized = <List extends { length: number }>(list: List, count: number): List => {
    if (list.length === count) return list;
    throw new AppError('bad_columns', `A column has ${list.length} values instead of ${count}.`);
  };
  return {
    number: (field: number) => numbers.get(field) ?? 0,
    varints: (field: number, count: number) => sized(lists.get(field) ?? [], count),
    bytes: (field: number, count: number) => sized(blobs.get(field) ?? new Uint8Array(0), count).slice(),
    differences: (field: number, count: number) => {
      let sum = 0;
      return Int32Array.from(sized(lists.get(field) ?? [], count), (difference) => (sum += difference));
    },
  };
}
