/** What the file of a scenario may hold, member by member; every message says what is allowed. */
import * as v from 'valibot';
import { DEMANDS } from '../answers.ts';
import { readDay } from '../kinds/day.ts';
import { KINDS, TYPES_OF_KIND } from '../kinds/vocabulary.ts';
import { DETOURS, MAX_RADIUS_M, readDetour } from './radius.ts';
import { MAX_NAME_LENGTH, SCENARIO_FORMAT, SCENARIO_VERSION } from './scenario.ts';

/** A value that passes a test; the message says what is allowed, `json` the same as JSON schema. */
const value = <T>(allowed: string, json: object, test: (given: unknown) => boolean) =>
  v.pipe(v.custom<T>(test, allowed), v.metadata({ ...json }));
const wholeNumber = (least: number, greatest: number) =>
  value<number>(
    `whole numbers from ${least} to ${greatest}`,
    { type: 'integer', minimum: least, maximum: greatest },
    (given) => Number.isInteger(given) && Number(given) >= least && Number(given) <= greatest,
  );
const text = (pattern: RegExp, allowed: string) =>
  value<string>(
    allowed,
    { type: 'string', pattern: pattern.source },
    (given) => typeof given === 'string' && pattern.test(given),
  );
const isDetour = (given: unknown) => typeof given === 'string' && readDetour(given) === given;
const oneOf = <const Option extends string | number>(options: readonly Option[]) =>
  v.picklist(options, options.join(', '));
const only = <Entries extends v.ObjectEntries>(entries: Entries) =>
  v.strictObject(entries, `objects of ${Object.keys(entries).join(', ')} and nothing else`);

const name = text(
  new RegExp(`^\\P{C}{0,${MAX_NAME_LENGTH}}$`, 'u'),
  `texts of up to ${MAX_NAME_LENGTH} characters`,
);
const degrees = value<number>('numbers of degrees', { type: 'number' }, (given) => typeof given === 'number');
const site = text(/^[A-Z]{1,2}$/, 'one or two capital letters');
const facility = v.union([wholeNumber(1, 2 ** 31 - 1), site], 'an id, or the letters of a site');
const stars = value<number | null>(
  'whole numbers from 1 to 5, and null',
  { type: ['integer', 'null'], minimum: 1, maximum: 5 },
  (given) => given === null || (Number.isInteger(given) && Number(given) >= 1 && Number(given) <= 5),
);
const allTypes = [...new Set(Object.values(TYPES_OF_KIND).flat())];

const operation = v.variant(
  'op',
  [
    only({
      op: v.literal('add'),
      site,
      name,
      kind: oneOf(KINDS),
      stars,
      type: v.nullable(oneOf(allTypes)),
      lng: degrees,
      lat: degrees,
    }),
    only({ op: v.literal('move'), facility, lng: degrees, lat: degrees }),
    only({ op: v.literal('close'), facility }),
    only({ op: v.literal('restar'), facility, stars }),
  ],
  'add, move, close, restar',
);

/** The content of a file, apart from what its members say of each other (`scenario-rules.ts`). */
export const scenarioSchema = only({
  format: oneOf([SCENARIO_FORMAT]),
  version: oneOf([SCENARIO_VERSION]),
  name,
  dataVersion: wholeNumber(0, 2 ** 31 - 1),
  asOf: value<string>(
    'days as YYYY-MM-DD',
    { type: 'string', format: 'date' },
    (given) => typeof given === 'string' && readDay(given) === given,
  ),
  question: only({
    supply: oneOf(KINDS),
    demand: oneOf(DEMANDS),
    weight: oneOf(['count', 'meals']),
    starsMin: stars,
    types: v.nullable(v.array(oneOf(allTypes), 'lists of types, or null')),
    ratings: oneOf(['current', 'valid']),
    radiusM: value<number>(
      `metres from 0 to ${MAX_RADIUS_M}`,
      { type: 'number', minimum: 0, maximum: MAX_RADIUS_M },
      (given) => typeof given === 'number' && given >= 0 && given <= MAX_RADIUS_M,
    ),
    detour: v.optional(value<string>(DETOURS, { type: 'string', description: DETOURS }, isDetour)),
  }),
  operations: v.array(operation, 'lists of operations'),
});
