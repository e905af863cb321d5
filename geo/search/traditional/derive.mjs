/**
 * Derives the table of traditional characters that ships with the project:
 *
 *   node geo/search/traditional/derive.mjs
 *
 * Writes characters.json and nothing else. The same inputs give the same bytes. The steps are told in SOURCE.md.
 */
import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import hongKongVariants from 'opencc-js/dict/HKVariantsRev';
import taiwanVariants from 'opencc-js/dict/TWVariantsRev';
import traditionalToSimplified from 'opencc-js/dict/TSCharacters';

/** Traditional forms that GB 2312 holds although simplified texts write the other: 石牌後街 is 石牌后街. */
const TRADITIONAL_IN_GB2312 = ['後', '於'];

/** A dictionary "a b c|d e" as a map: character → the characters it may become, the usual one first. */
function read(dictionary) {
  return new Map(
    dictionary.split('|').map((line) => {
      const [from, ...to] = line.split(' ');
      return [from, to];
    }),
  );
}

/** The 6,763 characters of GB 2312, what simplified Chinese is written with: rows 16 to 87, 94 cells each. */
function commonSimplified() {
  const decoder = new TextDecoder('gb2312');
  const found = new Set();
  for (let row = 16; row <= 87; row++)
    for (let cell = 1; cell <= 94; cell++) {
      const character = decoder.decode(Uint8Array.of(0xa0 + row, 0xa0 + cell));
      if (/^\p{Script=Han}$/u.test(character)) found.add(character);
    }
  for (const character of TRADITIONAL_IN_GB2312) found.delete(character);
  return found;
}

/**
 * The table as two strings of equal length, in code order: a character of the first becomes the one at the same
 * place of the second.
 */
export function deriveCharacters() {
  const simplified = read(traditionalToSimplified);
  const standard = new Map([...read(hongKongVariants), ...read(taiwanVariants)]);
  const common = commonSimplified();
  const pairs = [...new Set([...simplified.keys(), ...standard.keys()])]
    .map((from) => {
      const [usual = from] = simplified.get(from) ?? [];
      if (usual !== from) return [from, usual];
      const [whole = from] = standard.get(from) ?? [];
      return [from, simplified.get(whole)?.[0] ?? whole];
    })
    // What simplified Chinese itself uses (乾, 著, 徵) stays, so that no text changes that is simplified already.
    .filter(([from, to]) => from.length === 1 && common.has(to) && !common.has(from))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    traditional: pairs.map(([from]) => from).join(''),
    simplified: pairs.map(([, to]) => to).join(''),
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const table = deriveCharacters();
  const text = `${JSON.stringify(table, null, 2)}\n`;
  writeFileSync(new URL('characters.json', import.meta.url), text);
  console.log(`characters.json: ${table.traditional.length} pairs, ${Buffer.byteLength(text)} bytes`);
}
