import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

export type Encoding = 'br' | 'gzip' | 'identity';

const brotli = promisify(brotliCompress);
const gzipAsync = promisify(gzip);

/** Below this many bytes compression gains nothing. */
const WORTH_BYTES = 256;

/**
 * The encoding to answer with (RFC 9110, 12.5.3): brotli before gzip among those that the client does not
 * refuse by `q=0`; without the header, none.
 */
export function chooseEncoding(accepted: string | null): Encoding {
  if (!accepted) return 'identity';
  const qualities = new Map<string, number>();
  for (const part of accepted.slice(0, 500).toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';').map((text) => text.trim());
    const quality = parameters.find((parameter) => parameter.startsWith('q='));
    qualities.set(name, quality === undefined ? 1 : Number(quality.slice(2)) || 0);
  }
  const accepts = (name: string) => (qualities.get(name) ?? qualities.get('*') ?? 0) > 0;
  if (accepts('br')) return 'br';
  return accepts('gzip') ? 'gzip' : 'identity';
}

/**
 * Compresses off the main thread.
 * @param quality brotli 0–11; gzip takes the nearest level from 1 to 9
 */
export async function compress(bytes: Uint8Array, encoding: Encoding, quality: number): Promise<Uint8Array> {
  if (encoding === 'br') {
    return brotli(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: quality,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    });
  }
  if (encoding === 'gzip') return gzipAsync(bytes, { level: Math.min(9, Math.max(1, quality)) });
  return bytes;
}

/** The encoding that is worth its while for so many bytes. */
export function encodingFor(byteLength: number, accepted: string | null): Encoding {
  return byteLength < WORTH_BYTES ? 'identity' : chooseEncoding(accepted);
}
