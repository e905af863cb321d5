/**
 * Derives the table of traditional characters that ships with the project:
 *
 *   node geo/search/traditional/derive.mjs
 *
 * Writes characters.json and nothing else; the same package gives the same bytes. See SOURCE.md.
 */
import { writeFileSync } from 'node:fs';
import simplifiedToTraditional from 'opencc-js/dict/STCharacters';
import traditionalToSimplified from 'opencc-js/dict/TSCharacters';

/** "X Y Z|…": a character, and what it may become, the usual first. */
const pairs = (text) => text.split('|').map((line) => line.split(' '));

/** Characters that are themselves simplified must not change, whatever else they may stand for. */
const simplified = new Set(pairs(simplifiedToTraditional).map(([from]) => from));

const isSingle = (character) => character?.length === 1;

export function characterTable() {
  const kept = pairs(traditionalToSimplified).filter(
    ([from, to]) => isSingle(from) && isSingle(to) && from !== to && !simplified.has(from),
  );
  kept.sort(([a], [b]) => (a < b ? -1 : 1));
  return { traditional: kept.map(([from]) => from).join(''), simplified: kept.map(([, to]) => to).join('') };
}

if (import.meta.url === `file://${process.argv[1]}`) {
  writeFileSync(
    new URL('characters.json', import.meta.url),
    `${JSON.stringify(characterTable(), null, 2)}\n`,
  );
}
