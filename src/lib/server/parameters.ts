import * as v from 'valibot';
import { FIRST_DAY, isAskableDay, LAST_DAY } from '$geo/kinds/day.ts';
import { InputError } from '$geo/errors.ts';
import type { JsonSchema } from './openapi/json-schema.ts';

type Parameters = v.ObjectSchema<v.ObjectEntries, undefined>;

/**
 * Reads the query of a URL by a schema whose messages say what is allowed. Unknown and repeated parameters are
 * refused: a misspelt filter must not silently give the unfiltered figure.
 * @throws InputError `invalid_parameter`, naming the parameter, its value and what is allowed
 */
export function readParameters<Schema extends Parameters>(
  query: URLSearchParams,
  schema: Schema,
): v.InferOutput<Schema> {
  const allowed = Object.keys(schema.entries);
  const values: Record<string, string> = {};
  for (const [name, value] of query) {
    if (!allowed.includes(name)) {
      const list = allowed.length > 0 ? allowed.join(', ') : 'none';
      throw new InputError(
        'invalid_parameter',
        `Parameter ${quote(name)} (value ${quote(value)}) is not known; allowed parameters: ${list}.`,
      );
    }
    if (name in values) {
      const both = `${quote(values[name] ?? '')} and ${quote(value)}`;
      throw new InputError(
        'invalid_parameter',
        `Parameter ${quote(name)} is given more than once (${both}); allowed: once.`,
      );
    }
    values[name] = value;
  }
  const result = v.safeParse(schema, values, { abortEarly: true });
  if (result.success) return result.output;
  const [issue] = result.issues;
  const name = String(issue.path?.[0]?.key ?? '');
  const value = values[name];
  if (value !== undefined) throw invalid(name, value, issue.message);
  // The object's own message for a missing key says nothing of what is allowed; the entry's does.
  const entry = schema.entries[name];
  const allowedText = entry ? v.safeParse(entry, undefined).issues?.[0].message : undefined;
  throw new InputError(
    'invalid_parameter',
    `Parameter ${quote(name)} is missing; allowed: ${allowedText ?? issue.message}.`,
  );
}

/** The error for a parameter with a value that is not allowed. */
export function invalid(name: string, value: string, allowed: string): InputError {
  return new InputError(
    'invalid_parameter',
    `Parameter ${quote(name)} is ${quote(value)}; allowed: ${allowed}.`,
  );
}

/** A value from outside for a sentence: in quotes, without control characters, at most 80 characters. */
export function quote(value: string): string {
  const clean = value.replace(/\p{Cc}|\p{Cf}|\p{Cs}/gu, '�');
  const letters = [...clean];
  return letters.length > 80 ? `"${letters.slice(0, 80).join('')}…"` : `"${clean}"`;
}

// --- building blocks -------------------------------------------------------------------------------------

/**
 * What a value is in JSON schema, for `/openapi.json`; said where the value is read, as the code that reads it cannot
 * be asked. Stands before the first transformation of a pipe.
 */
export function inJson(schema: JsonSchema) {
  return v.metadata<string, JsonSchema>({ pattern: undefined, maxLength: undefined, ...schema });
}

/** A schema and what its value means: one sentence, for `/openapi.json`. */
export function about<Schema extends v.GenericSchema>(meaning: string, schema: Schema) {
  return v.pipe(schema, v.description<v.InferOutput<Schema>, string>(meaning));
}

/** A whole number; only digits, so that "1e3", "0x10", " 5" and "5.0" are refused. */
export function wholeNumber(min: number, max: number, unit = '') {
  const message = `a whole number from ${min} to ${max}${unit && ` (${unit})`}`;
  return v.pipe(
    v.string(message),
    v.regex(/^\d{1,9}$/, message),
    inJson({ type: 'integer', minimum: min, maximum: max }),
    v.transform(Number),
    v.minValue(min, message),
    v.maxValue(max, message),
  );
}

/** Metres as a decimal number with whole centimetres, because distances are compared in centimetres. */
export function metres(min: number, max: number) {
  const message = `metres from ${min} to ${max}, with at most two decimals`;
  return v.pipe(
    v.string(message),
    v.regex(/^\d{1,6}(\.\d{1,2})?$/, message),
    inJson({ type: 'number', minimum: min, maximum: max }),
    v.transform(Number),
    v.minValue(min, message),
    v.maxValue(max, message),
  );
}

export function oneOf<const Options extends readonly string[]>(options: Options) {
  return v.picklist(options, options.join(', '));
}

/** `true` or `false`. */
export function trueOrFalse() {
  const message = 'true, false';
  return v.pipe(
    v.string(message),
    v.regex(/^(true|false)$/, message),
    inJson({ type: 'boolean' }),
    v.transform((word) => word === 'true'),
  );
}

/** A comma-separated list without repetition, each element one of the options. */
export function listOf<const Options extends readonly string[]>(options: Options) {
  const message = `one or more of ${options.join(', ')}, separated by commas, each once`;
  const isOption = (word: string): word is Options[number] => options.includes(word);
  return v.pipe(
    v.string(message),
    v.maxLength(500, message),
    inJson({ type: 'array', items: { type: 'string', enum: options }, minItems: 1, uniqueItems: true }),
    v.rawTransform<string, Options[number][]>(({ dataset, addIssue, NEVER }) => {
      const words = dataset.value.split(',');
      const known = words.filter(isOption);
      if (known.length < words.length || new Set(words).size < words.length) {
        addIssue({ message });
        return NEVER;
      }
      return known;
    }),
  );
}

/**
 * Decimal degrees, separated by commas.
 * @param ranges least and greatest of each, for its description; the caller checks them
 */
export function numbers(ranges: readonly (readonly [number, number])[], message: string) {
  const prefixItems = ranges.map(([minimum, maximum]) => ({ type: 'number', minimum, maximum }));
  return v.pipe(
    v.string(message),
    v.maxLength(120, message),
    v.regex(/^-?\d{1,3}(\.\d{1,12})?(,-?\d{1,3}(\.\d{1,12})?)*$/, message),
    inJson({ type: 'array', prefixItems, items: false, minItems: ranges.length }),
    v.transform((text) => text.split(',').map(Number)),
    v.length(ranges.length, message),
  );
}

/** A day of the calendar; the range is that of day columns. */
export function day() {
  const message = `a day as YYYY-MM-DD from ${FIRST_DAY} to ${LAST_DAY}`;
  return v.pipe(
    v.string(message),
    v.check(isAskableDay, message),
    inJson({ type: 'string', format: 'date' }),
  );
}

export const dataVersion = wholeNumber(1, 999_999_999, 'a data version, see /api/status');

/** What names the data that an answer speaks of: every question about facts takes these. */
const version = about(
  'Data version; the answer then never changes and may be kept for ever. Held are the current and the previous one.',
  dataVersion,
);
const asOf = about('The day that is spoken of; without it that of the data version.', day());

/** Parameters of what knows no day. */
export const pinnedSchema = v.object({ v: v.optional(version) });
/** Parameters of facts on a day. */
export const datedSchema = v.object({ as_of: v.optional(asOf), ...pinnedSchema.entries });
/** Parameters of what can be told as it was known on the day, too. */
export const knownSchema = v.object({
  known: v.optional(
    about(
      'then = by the data version that was known on the day (the one of the latest day up to it), in place of now.',
      oneOf(['now', 'then']),
    ),
    'now',
  ),
  ...datedSchema.entries,
});
