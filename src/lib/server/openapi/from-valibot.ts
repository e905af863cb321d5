/** The schemas that routes parse with, as JSON schema: what they take, before any transformation. */
import { toJsonSchema } from '@valibot/to-json-schema';
import * as v from 'valibot';
import type { JsonSchema } from './json-schema.ts';

/**
 * What a schema takes. Tests in code are left out; what they mean stands in metadata (`inJson`), without which a
 * custom schema says nothing.
 */
export function jsonOf(schema: v.GenericSchema): JsonSchema {
  const { $schema: _dialect, ...json } = toJsonSchema(schema, {
    typeMode: 'input',
    target: 'draft-2020-12',
    ignoreActions: ['check'],
    overrideSchema: ({ valibotSchema, jsonSchema }) =>
      valibotSchema.type === 'custom' ? jsonSchema : undefined,
  });
  return json;
}

/** What a parameter takes, with its meaning and default: defaults are texts, as parameters are. */
export function jsonOfEntry(entry: v.GenericSchema): JsonSchema {
  const inner = 'wrapped' in entry ? (entry.wrapped as v.GenericSchema) : entry; // v.optional has what it wraps
  const json = jsonOf(entry);
  const isNumber = json.type === 'integer' || json.type === 'number';
  return {
    description: v.getDescription(inner),
    ...json,
    ...(isNumber && json.default !== undefined ? { default: Number(json.default) } : {}),
  };
}

/** Whether a parameter has to be there. */
export function isRequired(entry: v.GenericSchema): boolean {
  return entry.type !== 'optional';
}

/** The members of a JSON body that is read as the parameters of an address: lists are texts with commas. */
export function bodyOf({ entries }: v.ObjectSchema<v.ObjectEntries, undefined>): JsonSchema {
  const all = Object.entries(entries) as [string, v.GenericSchema][]; // no asynchronous ones
  return {
    type: 'object',
    properties: Object.fromEntries(all.map(([name, entry]) => [name, asText(jsonOfEntry(entry))])),
    required: all.filter(([, entry]) => isRequired(entry)).map(([name]) => name),
    additionalProperties: false,
  };
}

function asText(json: JsonSchema): JsonSchema {
  if (json.type !== 'array') return json;
  const { enum: words = [] } = json.items as { enum?: readonly (string | number)[] }; // lists are of words
  const one = `(${words.join('|')})`;
  return { type: 'string', pattern: `^${one}(,${one})*$`, description: json.description };
}
