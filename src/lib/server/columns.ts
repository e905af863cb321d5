/** Columns of a snapshot for the browser, encoded and compressed once per version when first asked for. */
import { encodeCells, encodeFacilities, type WireDetail } from '$geo/columns/wire.ts';
import { NotFoundError } from '$geo/errors.ts';
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

/**
 * The columns `cells` or of a facility kind, for drawing or exact.
 * @throws NotFoundError `kind_unknown`, `detail_unknown`, `no_population`
 */
export function columns(
  snapshot: Snapshot,
  name: string,
  detail: string,
  accepted: string | null,
): Promise<EncodedColumns> {
  const known = DETAILS.find((one) => one === detail);
  if (!known)
    throw new NotFoundError(
      'detail_unknown',
      `There are no ${quote(detail)} columns; there are ${DETAILS.join(' and ')}.`,
    );
  const encoding = encodingFor(Infinity, accepted);
  const key = `${snapshotKey(snapshot)} ${snapshot.publishedAt} ${name} ${known} ${encoding}`;
  return kept.getOrCompute(key, async () => ({
    bytes: await compress(encode(snapshot, name, known), encoding, COLUMN_QUALITY),
    encoding,
  }));
}

function encode(snapshot: Snapshot, name: string, detail: WireDetail): Uint8Array {
  if (name !== 'cells') return encodeFacilities(snapshot.kinds[kindOf(name)].columns, detail);
  const { population } = snapshot;
  if (!population) throw new NotFoundError('no_population', 'No population grid is loaded.');
  return derived(snapshot, 'columns cells', () => encodeCells(population.cells));
}
