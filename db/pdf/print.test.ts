import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { findBrowser, requireBrowser } from './browser.ts';
import { printPdf, requireWritable } from './print.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'suitu-pdf-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A program that is called as a browser is, and does what the lines of shell say; `$out` is the file to print to. */
const browserThat = (name: string, lines: string): string => {
  const file = path.join(folder, name);
  const find = 'for word in "$@"; do case "$word" in --print-to-pdf=*) out="${word#*=}";; esac; done';
  writeFileSync(file, `#!/bin/sh\n${find}\n${lines}\n`);
  chmodSync(file, 0o755);
  return file;
};
const target = (name: string) => {
  const place = mkdtempSync(path.join(folder, 'out-'));
  return { place, file: path.join(place, name) };
};
const url = 'http://127.0.0.1:1/';

it('puts a whole PDF in the place of the old file, and leaves nothing beside it', async () => {
  const { place, file } = target('a.pdf');
  writeFileSync(file, 'old');
  const browser = browserThat('good', 'printf "%%PDF-1.7 whole" > "$out"');
  expect(await printPdf({ browser, url, file })).toBe(14);
  expect(readFileSync(file, 'utf8')).toBe('%PDF-1.7 whole');
  expect(readdirSync(place)).toEqual(['a.pdf']);
});

it.each([
  ['writes nothing', 'echo "no display" >&2; exit 1', 'no display'],
  ['writes something else', 'echo "<html>" > "$out"', 'nothing'],
])('keeps the old file when the browser %s, and tells what it said', async (name, lines, said) => {
  const { place, file } = target('a.pdf');
  writeFileSync(file, 'old');
  const printing = printPdf({ browser: browserThat(name.replaceAll(' ', '-'), lines), url, file });
  await expect(printing).rejects.toMatchObject({
    code: 'print_failed',
    message: `The browser made no PDF. It said: ${said}`,
  });
  expect(readFileSync(file, 'utf8')).toBe('old');
  expect(readdirSync(place)).toEqual(['a.pdf']);
});

it('stops the browser when asked to, and leaves nothing', async () => {
  const { place, file } = target('a.pdf');
  const stopping = new AbortController();
  const browser = browserThat('endless', 'printf "%%PDF-" > "$out"; exec tail -f /dev/null');
  const printing = printPdf({ browser, url, file, signal: stopping.signal });
  stopping.abort();
  await expect(printing).rejects.toMatchObject({ code: 'print_failed' });
  expect(readdirSync(place)).toEqual([]);
});

it('refuses files that cannot be written, in one sentence', async () => {
  const missing = path.join(folder, 'missing', 'a.pdf');
  await expect(requireWritable(missing)).rejects.toMatchObject({
    code: 'file_unwritable',
    message: `The file ${missing} cannot be written: there is no folder ${path.dirname(missing)}.`,
  });
  await expect(requireWritable(folder)).rejects.toMatchObject({
    message: `The file ${folder} cannot be written: it is a folder.`,
  });
  await expect(requireWritable(path.join(folder, 'new.pdf'))).resolves.toBeUndefined();
});

it('finds the browser that is named, else one on the search path', () => {
  const own = browserThat('chromium', '');
  expect(findBrowser({ SUITU_BROWSER: own, PATH: '' })).toBe(own);
  expect(findBrowser({ PATH: `/nowhere${path.delimiter}${folder}` })).toBe(own);
  expect(findBrowser({ SUITU_BROWSER: '/nowhere/chromium', PATH: folder })).toBeNull();
  expect(() => requireBrowser({ SUITU_BROWSER: '/nowhere/chromium' })).toThrow(/SUITU_BROWSER is/);
});
