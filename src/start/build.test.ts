import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hashOfSources, isBuilt } from './build.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'suitu-build-'));
  mkdirSync(path.join(root, 'src/inner'), { recursive: true });
  mkdirSync(path.join(root, 'build'));
  writeFileSync(path.join(root, 'src/inner/a.ts'), 'one');
  writeFileSync(path.join(root, 'package-lock.json'), '{}');
});
afterEach(() => rmSync(root, { recursive: true }));

describe('the hash of the sources', () => {
  it('changes with a byte, with a name and with the lock file, and with nothing else', () => {
    const first = hashOfSources(root);
    expect(hashOfSources(root)).toBe(first);
    writeFileSync(path.join(root, 'README.md'), 'not a source');
    expect(hashOfSources(root)).toBe(first);

    writeFileSync(path.join(root, 'src/inner/a.ts'), 'two');
    const second = hashOfSources(root);
    writeFileSync(path.join(root, 'src/inner/b.ts'), '');
    const third = hashOfSources(root);
    writeFileSync(path.join(root, 'package-lock.json'), '{ }');
    const fourth = hashOfSources(root);
    expect(new Set([first, second, third, fourth]).size).toBe(4);
  });

  it('makes a build stale when it differs from the stamp, or when the stamp or the handler is missing', () => {
    const hash = hashOfSources(root);
    expect(isBuilt(root, hash)).toBe(false);
    writeFileSync(path.join(root, 'build/.sources'), hash);
    expect(isBuilt(root, hash)).toBe(false);
    writeFileSync(path.join(root, 'build/handler.js'), '');
    expect(isBuilt(root, hash)).toBe(true);
    expect(isBuilt(root, 'other')).toBe(false);
  });
});
