/** Columns of a snapshot for the browser, encoded and compressed once per version when first asked for. */
import { encodeCells, encodeFacilities, type WireDetail } from '$geo/columns/wire.ts';
import { NotFoundError } from '$geo/errors.ts';
import type { Kind } from '$geo/kinds/vocabulary.ts';
import { type Encoding, compress, encodingFor } from './compression.ts';
import { quote } from './parameters.ts';
import { derived, type Snapshot, snapshotKey } from './snapshot.ts';
import { kindOf } from './tiles.ts';
import { WeightedCache } from './weighted-cache.ts';

const DETAILS = ['draw', 'exact'] as const satisfies readonly WireDetail[];
const KEPT_BYTES = 48 * 2 ** 20;
/** Brotli at 6 is within a few per cent of the best and takes a fraction of a second for 230,000 facilities. */
const COLUMN_QUALITY = 6;

interface EncodedColumns {
  readonly bytes: Uint8Array;
  readonly encoding: Encoding;
}

const kept = new WeightedCache<EncodedColumns>(KEPT_BYTES, ({ bytes }) => bytes.length);

/** What `/columns/{name}/{detail}` asks for. */
interface ColumnsName {
  readonly kind: Kind | 'cells';
  readonly detail: WireDetail;
}

/** @throws NotFoundError `kind_unknown`, `detail_unknown` */
export function columnsNamed(name: string, detail: string): ColumnsName {
  const known = DETAILS.find((one) => one === detail);
  if (!known) {
    const message = `There are no ${quote(detail)} columns; there are ${DETAILS.join(' and ')}.`;
    throw new NotFoundError('detail_unknown', message);
  }
  return { kind: name === 'cells' ? name : kindOf(name), detail: known };
}

/**
 * The columns `cells` or of a facility kind, for drawing or exact.
 * @throws NotFoundError `no_population`
 */
export function columns(
  snapshot: Snapshot,
  asked: ColumnsName,
  accepted: string | null,
): Promise<EncodedColumns> {
  const encoding = encodingFor(Infinity, accepted);
  const key = `${snapshotKey(snapshot)} ${snapshot.publishedAt} ${asked.kind} ${asked.detail} ${encoding}`;
  return kept.getOrCompute(key, async () => ({
    bytes: await compress(encode(snapshot, asked), encoding, COLUMN_QUALITY),
    encoding,
  }));
}

function encode(snapshot: Snapshot, { kind, detail }: ColumnsName): Uint8Array {
  if (kind !== 'cells') return encodeFacilities(snapshot.kinds[kind].columns, detail);
  const { population } = snapshot;
  if (!population) throw new NotFoundError('no_population', 'No population grid is loaded.');
  return derived(snapshot, 'columns cells', () => encodeCells(population.cells));
}
