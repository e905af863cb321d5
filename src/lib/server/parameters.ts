import * as v from 'valibot';
import { FIRST_DAY, isAskableDay, LAST_DAY } from '$geo/kinds/day.ts';
import { InputError } from '$geo/errors.ts';

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

/** A whole number; only digits, so that "1e3", "0x10", " 5" and "5.0" are refused. */
export function wholeNumber(min: number, max: number, unit = '') {
  const message = `a whole number from ${min} to ${max}${unit && ` (${unit})`}`;
  return v.pipe(
    v.string(message),
    v.regex(/^\d{1,9}$/, message),
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
    v.transform(Number),
    v.minValue(min, message),
    v.maxValue(max, message),
  );
}

export function oneOf<const Options extends readonly string[]>(options: Options) {
  return v.picklist(options, options.join(', '));
}

/** A comma-separated list without repetition, each element one of the options. */
export function listOf<const Options extends readonly string[]>(options: Options) {
  const message = `one or more of ${options.join(', ')}, separated by commas, each once`;
  const isOption = (word: string): word is Options[number] => options.includes(word);
  return v.pipe(
    v.string(message),
    v.maxLength(500, message),
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

/** Decimal degrees or other coordinates, separated by commas. */
export function numbers(count: number, message: string) {
  return v.pipe(
    v.string(message),
    v.maxLength(120, message),
    v.regex(/^-?\d{1,3}(\.\d{1,12})?(,-?\d{1,3}(\.\d{1,12})?)*$/, message),
    v.transform((text) => text.split(',').map(Number)),
    v.length(count, message),
  );
}

/** A day of the calendar; the range is that of day columns. */
export function day() {
  const message = `a day as YYYY-MM-DD from ${FIRST_DAY} to ${LAST_DAY}`;
  return v.pipe(v.string(message), v.check(isAskableDay, message));
}

export const dataVersion = wholeNumber(1, 999_999_999, 'a data version, see /api/status');
