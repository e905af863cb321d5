import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { INDICATORS } from '$geo/regulatory/scorecard.ts';
import { METHOD_GROUPS, METHOD_OF_INDICATOR, methodHref, methodPath } from '$lib/methods/anchors.ts';
import { LANGS } from '$lib/i18n/index.ts';
import { methods, TEXTS } from './methods.ts';
import { exampleOf, QUERIES, SHARED } from './queries.ts';
import type { Both } from './section.ts';

const ROOT = path.resolve(import.meta.dirname, '../../../..');
const anchors: string[] = Object.values(METHOD_GROUPS).flat();
const texts = Object.entries(TEXTS);
const example = exampleOf(3, '2026-11-20');

/** All sentences of a section. */
const sentencesOf = (text: (typeof texts)[number][1]): Both[] => [
  text.title,
  ...text.says,
  ...(text.letters ? [text.letters] : []),
  ...(text.rules ?? []),
  ...(text.limits ?? []),
  ...(text.sources ?? []),
  ...(text.settings ?? []).map(({ meaning }) => meaning),
  ...(text.checks ?? []).map(({ what }) => what),
];

describe('the definitions', () => {
  it('have an anchor each, and one for every indicator', () => {
    expect(new Set(anchors).size).toBe(anchors.length);
    expect(Object.keys(TEXTS).sort()).toEqual([...anchors].sort());
    for (const key of INDICATORS) expect(anchors, key).toContain(METHOD_OF_INDICATOR[key]);
  });

  it.each(texts)('%s speaks both languages, each its own', (_, text) => {
    for (const { zh, en } of sentencesOf(text)) {
      expect(en).toMatch(/\S/);
      expect(/[\u4e00-\u9fff]/.test(en), en).toBe(false);
      // A paper is cited as it is printed.
      if (zh !== en) expect(/[\u4e00-\u9fff]/.test(zh), zh).toBe(true);
    }
  });

  it.each(texts)('%s names files that there are', (_, { engine = [], checks = [] }) => {
    for (const file of [...engine, ...checks.map((check) => check.file)])
      expect(readFileSync(path.join(ROOT, file), 'utf8').length, file).toBeGreaterThan(0);
  });

  it('say how they are computed: by a formula, or by rules', () => {
    for (const [anchor, { formulas = [], rules = [] }] of texts)
      expect(formulas.length + rules.length, anchor).toBeGreaterThan(0);
  });
});

describe('the queries shown', () => {
  const all = Object.values(QUERIES).flat();

  it.each(all.map(({ file, name }) => [name, file]))('%s is a function of db/queries/%s.ts', (name, file) => {
    const code = readFileSync(path.join(ROOT, 'db/queries', `${file}.ts`), 'utf8');
    expect(code).toMatch(new RegExp(`export (async )?function ${name}\\b`));
  });

  it('stand in one section, and are referred to from others', () => {
    const names = all.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of Object.values(SHARED).flat()) expect(names).toContain(name);
  });

  it('are statements, with the day and the version of the data', async () => {
    const sections = (await methods('en', example)).flatMap((group) => group.sections);
    const statements = sections.flatMap(({ queries }) => queries.flatMap((query) => query.statements));
    expect(statements.length).toBeGreaterThan(all.length);
    for (const statement of statements) {
      const text = statement.map((piece) => piece.text).join('');
      expect(text).toMatch(/^(select|with|insert into|truncate|create|analyze)\s/);
      expect(text).not.toMatch(/\$\{|undefined|\[object/);
    }
    const values = statements.flat().filter(({ isValue }) => isValue);
    expect(values.map(({ text }) => text)).toEqual(expect.arrayContaining(["'2026-11-20'", '3', "'1000'"]));
  });
});

describe('the page', () => {
  it('has the same sections in both languages', async () => {
    const [first, second] = await Promise.all(LANGS.map((lang) => methods(lang, example)));
    const shape = (groups: typeof first) =>
      groups?.map(({ group, sections }) => [group, sections.map(({ anchor, queries }) => [anchor, queries])]);
    expect(shape(first)).toEqual(shape(second));
  });

  it('is led to by addresses that it has', () => {
    expect(methodPath('coverage')).toBe('/methods#coverage');
    expect(methodHref('coverage', 'en')).toBe('/methods?lang=en#coverage');
    const sources = import.meta.glob<string>(['/{src,geo,db}/**/*.{ts,svelte}', '!/**/*.test.ts'], {
      query: '?raw',
      import: 'default',
      eager: true,
    });
    const named = Object.values(sources).flatMap((code) =>
      [...code.matchAll(/\/methods(?:\?[^#'"`\s]*)?#([\w-]+)/g)].map(([, anchor]) => anchor),
    );
    for (const anchor of named) expect(anchors).toContain(anchor);
  });
});
