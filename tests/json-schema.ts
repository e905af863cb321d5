/**
 * A judge of values by the schemas of `/openapi.json`: Ajv. Members that a schema
 * does not know count as faults, so that an answer cannot have what its description has not.
 */
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

/** The same schema without members that it does not name; an object may say otherwise. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const inner = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)]));
  const isObject = 'properties' in inner && !('additionalProperties' in inner);
  return isObject ? { ...inner, additionalProperties: false } : inner;
}

/**
 * Makes judges for schemas of a document.
 * @returns what is wrong with a value, one sentence each; empty = nothing
 */
export function schemaJudge(document: Record<string, unknown>): (schema: object, value: unknown) => string[] {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema({ components: closed(document.components) as object }, 'document');
  const known = new Map<object, ValidateFunction>();
  return (schema, value) => {
    const judge = known.get(schema) ?? ajv.compile(absolute(closed(schema)) as object);
    known.set(schema, judge);
    if (judge(value)) return [];
    return (judge.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  };
}

/** References of a part of the document, to the document. */
function absolute(schema: unknown): unknown {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"document#/components/'));
}
