import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const SRC = path.resolve(import.meta.dirname, '../..');
const PAGES = Object.keys(import.meta.glob('/src/routes/**/+{page,error,layout}.svelte'));
const COMMON = './zh/common.ts';

/** The parts of the Chinese dictionary: which file has which first key. */
const files: Record<string, Record<string, object>> = import.meta.glob('./zh/*.ts', { eager: true });
const fileOfKey = new Map(
  Object.entries(files).flatMap(([file, parts]) =>
    Object.values(parts).flatMap((part) => Object.keys(part).map((key) => [key, file] as const)),
  ),
);

const imported = (file: string, text: string): string[] =>
  [...text.matchAll(/(?:(?<!import type [^;]*)from\s*|import\s*|import\()\s*['"]([^'"]+)['"]/g)].flatMap(
    ([, name = '']) => {
      const found = name.startsWith('$lib/')
        ? path.join(SRC, 'lib', name.slice(5))
        : name.startsWith('.') && path.resolve(path.dirname(file), name);
      return found && existsSync(found) ? [found] : [];
    },
  );

/** All of our files that a page imports, at once or later. */
const filesOf = (page: string): Map<string, string> => {
  const known = new Map<string, string>();
  const open = [page];
  for (let file = open.pop(); file; file = open.pop()) {
    if (known.has(file)) continue;
    const text = readFileSync(file, 'utf8');
    known.set(file, text);
    open.push(...imported(file, text));
  }
  return known;
};

/** Files of the dictionary whose words are named in a text: 'finder.title' or `stars.${…}`. */
const wordsNamed = (text: string): string[] =>
  [...text.matchAll(/(?<![\w/.$])['"`]([a-z]\w*)\.[\w{$]/gi)].flatMap(
    ([, key = '']) => fileOfKey.get(key) ?? [],
  );

describe('every page brings the words that it says, and no others', () => {
  it.each(PAGES.map((page) => page.replace('/src/routes/', '')))('%s', (page) => {
    const all = filesOf(path.join(SRC, 'routes', page));
    const named = new Set(
      [...all].flatMap(([file, text]) => (file.includes('/i18n/') ? [] : wordsNamed(text))),
    );
    named.delete(COMMON);
    const brought = [...all.keys()].filter((file) => /\/i18n\/zh\/(?!common)/.test(file));
    expect(brought.map((file) => `./zh/${path.basename(file)}`).sort()).toEqual([...named].sort());
  });
});
