/** Vector tiles of a snapshot, compressed once per encoding and kept while there is room. */
import { attributeDescriptions } from '$geo/tiles/attributes.ts';
import { MAX_ZOOM, parseTileAddress } from '$geo/tiles/address.ts';
import { type FacilityTiles, facilityTiles } from '$geo/tiles/facility-tiles.ts';
import { NotFoundError } from '$geo/errors.ts';
import { KINDS, type Kind } from '$geo/kinds/vocabulary.ts';
import { compress, type Encoding, encodingFor } from './compression.ts';
import { quote } from './parameters.ts';
import { derived, snapshotKey, type Snapshot } from './snapshot.ts';
import { WeightedCache } from './weighted-cache.ts';

/** Lowest zoom worth asking for: the city fits into one tile of zoom 8. */
const MIN_ZOOM = 5;
/** The city with a margin: west, south, east, north in degrees. */
const BOUNDS = [112.9, 22.5, 114.1, 24.0] as const;
const CENTRE = [113.32, 23.12, 10] as const;
const KEPT_BYTES = 64 * 2 ** 20;
/** Fast, since a tile is compressed when it is first asked for. */
const TILE_QUALITY = 4;

export interface EncodedTile {
  readonly bytes: Uint8Array;
  readonly encoding: Encoding;
}

const kept = new WeightedCache<EncodedTile>(KEPT_BYTES, ({ bytes }) => bytes.length + 100);

/** @throws NotFoundError `kind_unknown` */
export function kindOf(name: string): Kind {
  const kind = KINDS.find((known) => known === name);
  if (kind) return kind;
  throw new NotFoundError(
    'kind_unknown',
    `There is no facility kind ${quote(name)}; there are ${KINDS.join(', ')}.`,
  );
}

function tilesOf(snapshot: Snapshot, kind: Kind): FacilityTiles {
  return derived(snapshot, `tiles ${kind}`, () => facilityTiles(snapshot.kinds[kind].columns));
}

/** Builds the index and the pyramid of a kind, so that the first tile does not wait for them. */
export function prepareTiles(snapshot: Snapshot, kind: Kind): void {
  tilesOf(snapshot, kind).tile({ z: 0, x: 0, y: 0 });
}

/**
 * A tile in the encoding that the client likes best; null when nothing is on it.
 * @throws NotFoundError `kind_unknown`; InputError `bad_tile`
 */
export async function tile(
  snapshot: Snapshot,
  address: { kind: string; z: string; x: string; y: string },
  accepted: string | null,
): Promise<EncodedTile | null> {
  const kind = kindOf(address.kind);
  const place = parseTileAddress(address.z, address.x, address.y);
  const wanted = encodingFor(Infinity, accepted);
  const key = `${snapshotKey(snapshot)} ${snapshot.publishedAt} ${kind} ${place.z} ${place.x} ${place.y} ${wanted}`;
  const encoded = await kept.getOrCompute(key, async () => {
    const bytes = tilesOf(snapshot, kind).tile(place);
    const encoding = bytes.length === 0 ? 'identity' : encodingFor(bytes.length, accepted);
    return { bytes: await compress(bytes, encoding, TILE_QUALITY), encoding };
  });
  return encoded.bytes.length === 0 ? null : encoded;
}

/**
 * The TileJSON (3.0.0) of a kind; its tile addresses carry the data version, so that tiles may be kept for ever.
 * @param origin scheme and host under which the client reached the server
 */
export function tileJson(snapshot: Snapshot, kind: Kind, origin: string) {
  return {
    tilejson: '3.0.0',
    name: kind,
    version: `${snapshot.version}.0.0`,
    scheme: 'xyz',
    tiles: [`${origin}/tiles/${kind}/{z}/{x}/{y}.mvt?v=${snapshot.version}`],
    minzoom: MIN_ZOOM,
    maxzoom: MAX_ZOOM,
    bounds: BOUNDS,
    center: CENTRE,
    attribution: 'Suitu 穗图',
    vector_layers: [{ id: kind, minzoom: MIN_ZOOM, maxzoom: MAX_ZOOM, fields: attributeDescriptions(kind) }],
  };
}
