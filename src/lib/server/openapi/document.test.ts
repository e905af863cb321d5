import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import { openApi, pathOf } from './document.ts';
import { OPERATIONS } from './operations/index.ts';

/** The methods that routes answer, `get /api/status`, by their files. */
const files: Record<string, Record<string, unknown>> = import.meta.glob('/src/routes/**/+server.ts', {
  eager: true,
});
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
const routes = Object.entries(files).flatMap(([file, module]) =>
  METHODS.filter((method) => method in module).map(
    (method) => `${method.toLowerCase()} ${file.replace('/src/routes', '').replace('/+server.ts', '')}`,
  ),
);

interface Described {
  readonly parameters?: { name: string; in: string; description?: string; schema: object }[];
  readonly requestBody?: { content: Record<string, { example: unknown }> };
  readonly responses: Record<string, { content?: Record<string, { schema: object }> }>;
}
const document = openApi();
const paths = document.paths as Record<string, Record<string, Described>>; // as openApi builds them

describe('/openapi.json', () => {
  it('is OpenAPI 3.1', async () => {
    const { valid, errors } = await new Validator().validate(JSON.parse(JSON.stringify(document)));
    expect(errors ?? []).toEqual([]);
    expect(valid).toBe(true);
  });

  it('describes every route with its methods, and no other', () => {
    expect(routes.length).toBeGreaterThan(20);
    expect(OPERATIONS.map(({ method, route }) => `${method} ${route}`).sort()).toEqual([...routes].sort());
    expect(Object.keys(paths).sort()).toEqual(
      [...new Set(OPERATIONS.map(({ route }) => pathOf(route)))].sort(),
    );
  });

  it('names every call once, and every variable part of a path', () => {
    const ids = OPERATIONS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { route, path = {} } of OPERATIONS)
      expect(Object.keys(path), route).toEqual([...route.matchAll(/\[(\w+)\]/g)].map(([, name]) => name));
  });

  it('says what every parameter means and what it is', () => {
    for (const [path, methods] of Object.entries(paths))
      for (const { parameters = [] } of Object.values(methods))
        for (const { name, description, schema } of parameters) {
          expect(description, `${path} ${name}`).toMatch(/\.$/);
          expect(Object.keys(schema).length, `${path} ${name}`).toBeGreaterThan(0);
        }
  });

  it('gives examples of its own paths with parameters that it describes', () => {
    for (const { route, query, examples } of OPERATIONS) {
      expect(examples.length, route).toBeGreaterThan(0);
      const pattern = new RegExp(`^${route.replace(/\./g, '\\.').replace(/\[\w+\]/g, '[^/]+')}$`);
      for (const example of examples) {
        const url = new URL(example, 'http://localhost');
        expect(url.pathname).toMatch(pattern);
        for (const name of url.searchParams.keys()) expect(Object.keys(query?.entries ?? {})).toContain(name);
      }
    }
  });

  it('has an example of every body', () => {
    for (const { method, bodyExample } of OPERATIONS.filter(({ body }) => body)) {
      expect(method).toBe('post');
      expect(bodyExample).toBeTypeOf('object');
    }
  });
});
