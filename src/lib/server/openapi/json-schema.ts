/**
 * JSON schema (2020-12, as in OpenAPI 3.1), and short ways to write it. Every value carries what it means. The members
 * of an object are checked against its type: an answer cannot get or lose one without its description.
 */
export interface JsonSchema {
  readonly [keyword: string]: unknown;
}

const ABSENT = Symbol('may be absent');

/** A member that may be absent. */
interface Optional {
  readonly [ABSENT]: JsonSchema;
}

/** Exactly the members of a type: one too few or too many fails the type check. */
export type Members<T> = {
  readonly [Key in keyof T]-?: T extends Record<Key, T[Key]> ? JsonSchema : Optional;
};

const NAME = Symbol('name of a schema');

export const optional = (schema: JsonSchema): Optional => ({ [ABSENT]: schema });

const isOptional = (member: JsonSchema | Optional): member is Optional => ABSENT in member;

/** An object of a type. */
export function objectOf<T>(description: string, members: Members<T>): JsonSchema {
  // The mapped type hides that every member is one of the two.
  const all = Object.entries(members) as [string, JsonSchema | Optional][];
  return {
    type: 'object',
    description,
    properties: Object.fromEntries(all.map(([key, one]) => [key, isOptional(one) ? one[ABSENT] : one])),
    required: all.filter(([, one]) => !isOptional(one)).map(([key]) => key),
  };
}

/** Several objects in one: what each requires. */
export function merged(description: string, ...objects: readonly JsonSchema[]): JsonSchema {
  return {
    type: 'object',
    description,
    properties: Object.assign({}, ...objects.map(({ properties }) => properties)) as JsonSchema, // of objectOf
    required: objects.flatMap(({ required }) => required),
  };
}

/** Gives a schema a name: it is written once and referred to. */
export const named = (name: string, schema: JsonSchema): JsonSchema => ({ ...schema, [NAME]: name });

/** The name given to a schema. */
export const nameOf = (schema: object): string | undefined => (schema as { [NAME]?: string })[NAME];

export const text = (description: string): JsonSchema => ({ type: 'string', description });
export const day = (description: string): JsonSchema => ({ type: 'string', format: 'date', description });
export const moment = (description: string): JsonSchema => ({
  type: 'string',
  format: 'date-time',
  description,
});
export const yes = (description: string): JsonSchema => ({ type: 'boolean', description });
/** From 0. */
export const number = (description: string): JsonSchema => ({ type: 'number', minimum: 0, description });
/** A count or a code: whole, from 0. */
export const whole = (description: string): JsonSchema => ({ type: 'integer', minimum: 0, description });
export const share = (description: string): JsonSchema => ({
  type: 'number',
  minimum: 0,
  maximum: 1,
  description,
});
export const word = (description: string, options: readonly (string | number)[]): JsonSchema => ({
  enum: options,
  description,
});
/** One value only. */
export const always = (value: string | number): JsonSchema => ({ const: value });
export const listOf = (description: string, items: JsonSchema): JsonSchema => ({
  type: 'array',
  items,
  description,
});
/** An object with a member for each key. */
export const byKey = (description: string, keys: readonly string[], value: JsonSchema): JsonSchema => ({
  type: 'object',
  description,
  properties: Object.fromEntries(keys.map((key) => [key, value])),
  required: keys,
});
export const position = (description: string): JsonSchema => ({
  type: 'array',
  prefixItems: [
    { type: 'number', description: 'Longitude, WGS 84 degrees.' },
    { type: 'number', description: 'Latitude, WGS 84 degrees.' },
  ],
  items: false,
  minItems: 2,
  description,
});

/** The same, or null. */
export function orNull(schema: JsonSchema): JsonSchema {
  const { type, enum: options, description } = schema;
  if (nameOf(schema) === undefined && typeof type === 'string') return { ...schema, type: [type, 'null'] };
  if (nameOf(schema) === undefined && Array.isArray(options))
    return { ...schema, enum: [...(options as unknown[]), null] };
  return { ...(description === undefined ? {} : { description }), anyOf: [schema, { type: 'null' }] };
}
