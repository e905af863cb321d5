/** From bytes to text: UTF-8 and UTF-16 with or without a byte-order mark, GB18030 (which includes GBK and GB2312). */
import { InputError } from '../errors.ts';

/** A text and the encoding that it was in. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';
}

const LOOK_BYTES = 64 * 1024;

/** UTF-16 without a mark: of ASCII characters (separators, digits) every other byte is zero. */
function utf16WithoutMark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes.length % 2 !== 0) return null;
  const look = bytes.subarray(0, LOOK_BYTES);
  let even = 0;
  let odd = 0;
  for (let i = 0; i < look.length; i++) {
    if (look[i] !== 0) continue;
    if (i % 2 === 0) even++;
    else odd++;
  }
  const many = look.length / 40;
  if (odd > many && even === 0) return 'utf-16le';
  return even > many && odd === 0 ? 'utf-16be' : null;
}

function decode(bytes: Uint8Array, encoding: DecodedText['encoding']): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null; // the bytes are not in this encoding
  }
}

/** A few broken bytes in a text that is otherwise UTF-8: GB18030 would read it, as nonsense. */
function brokenUtf8Line(bytes: Uint8Array): number | null {
  const text = new TextDecoder('utf-8').decode(bytes);
  const wrong = text.split('\ufffd').length - 1;
  const wide = (text.match(/[\u3000-\u9fff\uff00-\uffee]/g) ?? []).length;
  return wrong * 20 < wide ? text.slice(0, text.indexOf('\ufffd')).split('\n').length : null;
}

/**
 * Decodes the text of a file. Throws `InputError`: `encoding_unknown` when the bytes are in none of the
 * encodings, `encoding_broken` when they are UTF-8 with damaged characters, `not_a_table` when the text holds
 * control characters and so is no text at all.
 */
export function decodeText(bytes: Uint8Array, fileName: string): DecodedText {
  const marked = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : null;
  const utf16 = marked ?? (bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : utf16WithoutMark(bytes));
  const candidates: DecodedText['encoding'][] = utf16 ? [utf16] : ['utf-8', 'gb18030'];
  for (const encoding of candidates) {
    if (encoding === 'gb18030') {
      const line = brokenUtf8Line(bytes);
      if (line !== null) {
        throw new InputError(
          'encoding_broken',
          `${fileName} is UTF-8 with damaged characters, the first in line ${line}: export it again.`,
        );
      }
    }
    const text = decode(bytes, encoding);
    if (text === null) continue;
    if (/[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/.test(text.slice(0, LOOK_BYTES))) break;
    return { text, encoding };
  }
  throw new InputError(
    'encoding_unknown',
    `${fileName} is not a text in UTF-8, UTF-16 or GB18030, nor an XLSX workbook: it cannot be read as a table.`,
  );
}
