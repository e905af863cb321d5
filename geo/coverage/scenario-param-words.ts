/** Words inside the parameter of a scenario: they leave `_` and `*` to it. */

/** A type of facility without underscores. */
export function writeType(type: string): string {
  return type.replaceAll('_', '-');
}

/** What `writeType` wrote. */
export function readType(text: string): string {
  return text.replaceAll('-', '_');
}

/** A name of letters and digits of any script; others as `-` and their code point in hexadecimal and `-`. */
export function escapeName(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, (character) => `-${character.codePointAt(0)?.toString(16)}-`);
}

/** What `escapeName` wrote. */
export function unescapeName(text = ''): string {
  return text.replace(/-([0-9a-f]{1,6})-/g, (whole, code: string) => {
    const point = parseInt(code, 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}
