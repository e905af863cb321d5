/**
 * Keeps a connection in step after an error. PGlite answers an error in Parse, Bind, Describe or Execute with a
 * ReadyForQuery of its own, and the Sync that follows with another; a client that sees both takes the second as
 * the answer to its next query and gives that an empty result. Only Query, Sync, FunctionCall and the startup
 * may end with ReadyForQuery (PostgreSQL protocol 3.0, "Extended Query").
 */

/** Type and length. */
const HEADER_BYTES = 5;
const READY_FOR_QUERY = 0x5a;

/** Drops the ReadyForQuery frames from an answer that comes in chunks; frames may be split anywhere. */
export class ReadyFilter {
  /** First bytes of a frame whose header is not complete. */
  #header: number[] = [];
  /** Bytes of the current frame that are still to come. */
  #rest = 0;
  #isDropped = false;

  /** The bytes of the chunk that may go on to the client. */
  pass(chunk: Uint8Array): Uint8Array {
    const pieces: Uint8Array[] = [];
    let at = 0;
    while (at < chunk.length) {
      if (this.#rest > 0) {
        const end = Math.min(chunk.length, at + this.#rest);
        if (!this.#isDropped) pieces.push(chunk.subarray(at, end));
        this.#rest -= end - at;
        at = end;
        continue;
      }
      this.#header.push(chunk[at] ?? 0);
      at += 1;
      if (this.#header.length < HEADER_BYTES) continue;
      const [type = 0, a = 0, b = 0, c = 0, d = 0] = this.#header;
      // The length counts itself, not the type.
      this.#rest = ((a << 24) | (b << 16) | (c << 8) | d) - (HEADER_BYTES - 1);
      this.#isDropped = type === READY_FOR_QUERY;
      if (!this.#isDropped) pieces.push(Uint8Array.from(this.#header));
      this.#header = [];
    }
    return joined(pieces);
  }
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const [only] = pieces;
  if (pieces.length === 1 && only) return only;
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
