/** The answers of an operation as OpenAPI has them: those that it names, and those that follow from its parameters. */
import { errorAnswer } from './answers/common.ts';
import type { JsonSchema } from './json-schema.ts';
import { CSV_TYPE, JSON_TYPE, type Keeping, type Operation, XLSX_TYPE } from './operation.ts';

const CACHE_CONTROL: Readonly<Record<Keeping, string>> = {
  version: '`public, max-age=31536000, immutable` with `v`, else `no-cache`: ask again with `If-None-Match`.',
  etag: '`no-cache`: ask again with `If-None-Match`.',
  'no-cache': '`no-cache`.',
  'no-store': '`no-store`.',
  hour: '`max-age=3600`.',
};

const header = (description: string): JsonSchema => ({ description, schema: { type: 'string' } });
const hasTag = (keeping: Keeping) => keeping === 'version' || keeping === 'etag';

/** Statuses of failures, and what they say. */
function failuresOf({ route, query, body, isPlain, others = {} }: Operation): Record<string, string> {
  const hasVersion = query !== undefined && 'v' in query.entries;
  return {
    ...(query || body || route.startsWith('/tiles/[kind]/') || route === '/api/facilities/[id]'
      ? { 400: '`invalid_parameter` and the like: which, its value, and what is allowed.' }
      : {}),
    ...(hasVersion ? { 410: '`version_gone`: `currentVersion` is the one to ask for instead.' } : {}),
    ...(isPlain
      ? {}
      : { 503: '`unavailable` or `busy`: nothing is loaded yet, or too much is asked at once.' }),
    ...Object.fromEntries(Object.entries(others).filter(([status]) => Number(status) >= 400)),
  };
}

function contentOf(answers: Operation['answers']): JsonSchema {
  return Object.fromEntries(Object.entries(answers).map(([type, schema]) => [type, { schema }]));
}

/** `responses` of an operation. */
export function responsesOf(operation: Operation): JsonSchema {
  const { answers, keeping, others = {} } = operation;
  const isFile = CSV_TYPE in answers || XLSX_TYPE in answers;
  const headers = {
    'Cache-Control': header(CACHE_CONTROL[keeping]),
    ...(hasTag(keeping) ? { ETag: header('Names the data version and the build; weak.') } : {}),
    ...(isFile ? { 'Content-Disposition': header('Of files: a name with the data version.') } : {}),
  };
  const failures = Object.entries(failuresOf(operation)).map(([status, description]) => [
    status,
    {
      description,
      ...(status === '503' ? { headers: { 'Retry-After': header('Seconds.') } } : {}),
      content: contentOf(status === '503' && operation.isPlain ? answers : { [JSON_TYPE]: errorAnswer }),
    },
  ]);
  return {
    200: { description: 'The answer.', headers, content: contentOf(answers) },
    ...(others[204] ? { 204: { description: others[204] } } : {}),
    ...(hasTag(keeping) ? { 304: { description: 'What `If-None-Match` names is still the answer.' } } : {}),
    ...Object.fromEntries(failures),
    default: {
      description: 'Another failure: 405 for another method, 414 for an address over 4,000 characters, 500.',
      content: contentOf({ [JSON_TYPE]: errorAnswer }),
    },
  };
}
