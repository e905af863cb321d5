import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const text = readFileSync(new URL('characters.json', import.meta.url), 'utf8');
const { traditional, simplified } = JSON.parse(text) as { traditional: string; simplified: string };

describe('the table of traditional characters', () => {
  it('is what its source gives today', async () => {
    const script = new URL('derive.mjs', import.meta.url).href;
    // A script without types; its one export is what is compared here.
    const { deriveCharacters } = (await import(/* @vite-ignore */ script)) as {
      deriveCharacters: () => unknown;
    };
    expect(deriveCharacters()).toEqual({ traditional, simplified });
  });

  it('pairs as many characters as it has, each once, all of the basic plane', () => {
    expect([...traditional]).toHaveLength(traditional.length);
    expect([...simplified]).toHaveLength(simplified.length);
    expect(simplified).toHaveLength(traditional.length);
    expect(new Set(traditional).size).toBe(traditional.length);
  });

  it('never leads on: no simplified character has an entry', () => {
    expect([...simplified].filter((character) => traditional.includes(character))).toEqual([]);
  });

  it('takes at most 25 kB', () => {
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(25_000);
  });
});
