import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { coverageSchema, gapsSchema } from '../coverage-parameters.ts';
import { facilitiesSchema } from '../facility-parameters.ts';
import { sitingSchema } from '../siting-parameters.ts';
import { sitemapSchema } from '../sitemap.ts';
import { worklistSchema } from '../worklist-parameters.ts';
import { isRequired, jsonOfEntry } from './from-valibot.ts';
import type { JsonSchema } from './json-schema.ts';

const entries = Object.entries({
  facilitiesSchema,
  coverageSchema,
  gapsSchema,
  worklistSchema,
  sitemapSchema,
}).flatMap(([name, schema]) =>
  Object.entries(schema.entries).map(([key, entry]) => [`${name}.${key}`, entry as v.GenericSchema] as const),
);
const takes = (entry: v.GenericSchema, value: unknown) => v.safeParse(entry, String(value)).success;
const bounds = (json: JsonSchema) => [json.minimum, json.maximum].map(Number);

describe('a parameter as JSON schema', () => {
  it.each(entries)('%s says what it means and what it is', (_, entry) => {
    const json = jsonOfEntry(entry);
    expect(json.description).toMatch(/\.$/);
    expect(json.type ?? json.anyOf).toBeDefined();
  });

  it.each(entries.filter(([, entry]) => typeof jsonOfEntry(entry).maximum === 'number'))(
    '%s takes its bounds and nothing beyond',
    (_, entry) => {
      const [least = NaN, greatest = NaN] = bounds(jsonOfEntry(entry));
      expect(takes(entry, least)).toBe(true);
      expect(takes(entry, greatest)).toBe(true);
      expect(takes(entry, least - 1)).toBe(false);
      expect(takes(entry, greatest + 1)).toBe(false);
    },
  );

  it.each(entries.filter(([, entry]) => jsonOfEntry(entry).enum))(
    '%s takes its words and no other',
    (_, entry) => {
      for (const word of jsonOfEntry(entry).enum as unknown[]) expect(takes(entry, word)).toBe(true);
      expect(takes(entry, 'zzz')).toBe(false);
    },
  );

  it.each(entries.filter(([, entry]) => (jsonOfEntry(entry).items as JsonSchema | undefined)?.enum))(
    '%s takes its elements, alone and together',
    (_, entry) => {
      const words = (jsonOfEntry(entry).items as JsonSchema).enum as unknown[];
      for (const word of words) expect(takes(entry, word)).toBe(true);
      expect(takes(entry, words.slice(0, 2).join(','))).toBe(true);
      expect(takes(entry, '')).toBe(false);
      expect(takes(entry, `${String(words[0])},zzz`)).toBe(false);
    },
  );

  it('takes the default of every parameter that has one', () => {
    const given = entries.filter(([, entry]) => jsonOfEntry(entry).default !== undefined);
    expect(given.length).toBeGreaterThan(5);
    for (const [name, entry] of given) expect(takes(entry, jsonOfEntry(entry).default), name).toBe(true);
  });

  it('says which have to be there', () => {
    expect(entries.filter(([, entry]) => isRequired(entry)).map(([name]) => name)).toEqual([
      'coverageSchema.supply',
      'gapsSchema.supply',
    ]);
  });

  it('keeps an area as an object, and the share of a target as a number', () => {
    expect(jsonOfEntry(sitingSchema.entries.forbidden_area)).toMatchObject({ type: 'object' });
    expect(jsonOfEntry(sitingSchema.entries.tau)).toMatchObject({
      type: 'number',
      exclusiveMinimum: 0,
      maximum: 100,
    });
  });
});
