/** OpenAPI 3.1 of everything that the server answers to programs. */
import * as v from 'valibot';
import { version } from '../../../../package.json';
import { isRequired, jsonOfEntry } from './from-valibot.ts';
import { type JsonSchema, nameOf } from './json-schema.ts';
import { JSON_TYPE, type Operation, TAGS } from './operation.ts';
import { OPERATIONS } from './operations/index.ts';
import { responsesOf } from './responses.ts';

const DESCRIPTION = `
Markets by star rating, canteens, elevators and inspection stations of Guangzhou, and how well they cover it. What every
figure is, with formula and SQL: [/methods](/methods).

**Origin.** \`origin\` of every answer says whose data it rests on; \`synthetic\` is invented demonstration data, no real
facilities, ratings or people. Boundaries are illustrative. The licence below is that of the program; data belong to
those who supplied them, named in \`provenance.source\`.

**Versions.** Every answer speaks of one data version and one day, \`dataVersion\` and \`asOf\`. With \`v\` it never changes
and may be kept for ever; without, \`ETag\` and \`If-None-Match\` tell whether it did. Versions no longer held get 410.

**Parameters.** Unknown and repeated ones, and values that are not allowed, get 400 with a sentence that names the
parameter, the value and what is allowed. Lists are separated by commas. Days are \`YYYY-MM-DD\`, positions WGS 84 with
longitude first, distances metres in EPSG:4547.

HEAD is answered wherever GET is. Answers under \`/api\`, \`/tiles\`, \`/columns\` and \`/finder\` are open to other origins.
`.trim();

/** A parameter that is a list goes with commas, not repeated. */
const isList = ({ type, anyOf }: JsonSchema): boolean =>
  type === 'array' || (Array.isArray(anyOf) && anyOf.some((one: JsonSchema) => isList(one)));

/** Path of OpenAPI: `/api/facilities/{id}`. */
export const pathOf = (route: string): string => route.replaceAll('[', '{').replaceAll(']', '}');

function parameters({ path = {}, query }: Operation): JsonSchema[] {
  const inPath = Object.entries(path).map(([name, { description, ...schema }]) => ({
    name,
    in: 'path',
    required: true,
    description,
    schema,
  }));
  const inQuery = Object.entries(query?.entries ?? {}).map(([name, entry]) => {
    const { description, ...schema } = jsonOfEntry(entry as v.GenericSchema); // no asynchronous ones
    return {
      name,
      in: 'query',
      required: isRequired(entry as v.GenericSchema),
      description,
      ...(isList(schema) ? { style: 'form', explode: false } : {}),
      schema,
    };
  });
  return [...inPath, ...inQuery];
}

function describe(operation: Operation): JsonSchema {
  const { id, tag, summary, description, body, examples, bodyExample } = operation;
  const calls = operation.method === 'get' ? examples.map((address) => `- [${address}](${address})`) : [];
  const taken = parameters(operation);
  const told = [description, calls.length > 0 ? `Examples:\n${calls.join('\n')}` : undefined].filter(Boolean);
  return {
    operationId: id,
    tags: [tag],
    summary,
    ...(told.length > 0 ? { description: told.join('\n\n') } : {}),
    ...(taken.length > 0 ? { parameters: taken } : {}),
    ...(body
      ? {
          requestBody: {
            required: true,
            content: { [JSON_TYPE]: { schema: body, example: bodyExample } },
          },
        }
      : {}),
    responses: responsesOf(operation),
  };
}

/** Named schemas become components, referred to wherever they stand. */
function withReferences(value: unknown, components: Map<string, unknown>): unknown {
  if (Array.isArray(value)) return value.map((one) => withReferences(one, components));
  if (typeof value !== 'object' || value === null) return value;
  const plain = () =>
    Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withReferences(one, components)]));
  const name = nameOf(value);
  if (name === undefined) return plain();
  if (!components.has(name)) {
    components.set(name, null); // its place in the order
    components.set(name, plain());
  }
  return { $ref: `#/components/schemas/${name}` };
}

/** The document. */
export function openApi(operations: readonly Operation[] = OPERATIONS): Record<string, unknown> {
  const paths: Record<string, Record<string, JsonSchema>> = {};
  for (const operation of operations)
    (paths[pathOf(operation.route)] ??= {})[operation.method] = describe(operation);
  const components = new Map<string, unknown>();
  const referring = withReferences(paths, components);
  return {
    openapi: '3.1.1',
    info: {
      title: 'Suitu 穗图',
      version,
      summary: 'Market-regulation facilities of Guangzhou and how well they cover it.',
      description: DESCRIPTION,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
    paths: referring,
    components: { schemas: Object.fromEntries(components) },
  };
}
