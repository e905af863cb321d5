import { createHash } from 'node:crypto';
import { invalid } from './parameters.ts';

/** Where the next page begins: a place in the order of one data version, so that pages never shift. */
export interface Cursor {
  dataVersion: number;
  offset: number;
}

/**
 * The cursor as text, tied to the question that it continues. It holds nothing secret; the digest only makes
 * sure that it is used with the same filters and was not altered.
 * @param question the parameters that decide which facilities come in which order, in a fixed notation
 */
export function writeCursor(cursor: Cursor, question: string): string {
  const place = `${cursor.dataVersion}.${cursor.offset}`;
  return `${place}.${digest(place, question)}`;
}

/**
 * @throws InputError `invalid_parameter` when it was altered or belongs to other parameters
 */
export function readCursor(text: string, question: string): Cursor {
  const match = /^(\d{1,9})\.(\d{1,9})\.([\w-]{16})$/.exec(text);
  const [, version = '', offset = '', given = ''] = match ?? [];
  if (!match || digest(`${version}.${offset}`, question) !== given) {
    throw invalid(
      'cursor',
      text,
      'the nextCursor of an answer, unaltered, with the parameters of that answer',
    );
  }
  return { dataVersion: Number(version), offset: Number(offset) };
}

function digest(place: string, question: string): string {
  return createHash('sha256').update(`${place}\n${question}`).digest('base64url').slice(0, 16);
}
