/**
 * A scenario as one short parameter of an address, readable, of characters that addresses keep as they are.
 * Operations follow the head, each begun with `_`; their parts are divided by `*`:
 *
 *   1*12*20251124*market*people*count*3**current*1000*name _a*A*113250000000*23130000000*3**name _m*17*… _c*18 _s*19*4
 *
 * A detour factor follows the radius as in `1000x1.3`. Degrees are given times 10⁹; an empty part stands for null. Characters of names other than letters and digits
 * are `-` and their code point in hexadecimal and `-` again; types have `-` for `_`.
 */
import { InputError } from '../errors.ts';
import { PARTS_OF_DEGREE } from '../place/crs.ts';
import { type Scenario, SCENARIO_FORMAT, SCENARIO_VERSION, type ScenarioOperation } from './scenario.ts';
import { scenarioOf } from './scenario-file.ts';
import { escapeName, readType, unescapeName, writeType } from './scenario-param-words.ts';

/** Characters of a parameter: what servers and browsers take in an address without trouble. */
export const MAX_PARAM_LENGTH = 6_000;

/** The parameter of a scenario; about 30 characters an operation. `readScenarioParam` gives the scenario back. */
export function writeScenarioParam({ name, dataVersion, asOf, question, operations }: Scenario): string {
  const { supply, demand, weight, starsMin, types, ratings, radiusM, detour } = question;
  const head = [
    SCENARIO_VERSION,
    dataVersion,
    asOf.replaceAll('-', ''),
    supply,
    demand,
    weight,
    starsMin ?? '',
    types === null ? '' : `.${types.map(writeType).join('.')}`,
    ratings,
    detour === undefined ? radiusM : `${radiusM}x${detour}`,
    escapeName(name),
  ];
  return [head, ...operations.map(partsOf)].map((parts) => parts.join('*')).join('_');
}

function partsOf(operation: ScenarioOperation): (string | number)[] {
  switch (operation.op) {
    case 'add': {
      const { site, place, stars, type, name } = operation;
      return [
        'a',
        site,
        ...placeParts(place),
        stars ?? '',
        type === null ? '' : writeType(type),
        escapeName(name),
      ];
    }
    case 'move':
      return ['m', operation.facility, ...placeParts(operation.place)];
    case 'close':
      return ['c', operation.facility];
    case 'restar':
      return ['s', operation.facility, operation.stars ?? ''];
  }
}

/**
 * Reads what `writeScenarioParam` wrote.
 * @throws InputError as `readScenario`
 */
export function readScenarioParam(param: string): Scenario {
  const [head = '', ...operations] = param.split('_');
  const [
    version,
    dataVersion,
    asOf = '',
    supply,
    demand,
    weight,
    starsMin,
    types = '',
    ratings,
    radius = '',
    name,
  ] = partsIn(head, 11);
  const [radiusM, ...detour] = radius.split('x');
  return scenarioOf({
    format: SCENARIO_FORMAT,
    version: number(version),
    name: unescapeName(name),
    dataVersion: number(dataVersion),
    asOf: asOf.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3'),
    question: {
      supply,
      demand,
      weight,
      starsMin: number(starsMin),
      types: types === '' ? null : types.slice(1).split('.').filter(Boolean).map(readType),
      ratings,
      radiusM: number(radiusM),
      ...(detour.length > 0 ? { detour: detour.join('x') } : {}),
    },
    operations: operations.map((text) => operationIn(text, supply)),
  });
}

/** An operation in the shape of the file, not checked yet. */
function operationIn(text: string, kind: string | undefined): unknown {
  switch (text[0]) {
    case 'a': {
      const [, site, lng, lat, stars, type = '', name] = partsIn(text, 7);
      const place = { lng: degrees(lng), lat: degrees(lat) };
      const given = {
        stars: number(stars),
        type: type === '' ? null : readType(type),
        name: unescapeName(name),
      };
      return { op: 'add', site, kind, ...given, ...place };
    }
    case 'm': {
      const [, facility, lng, lat] = partsIn(text, 4);
      return { op: 'move', facility: reference(facility), lng: degrees(lng), lat: degrees(lat) };
    }
    case 'c':
      return { op: 'close', facility: reference(partsIn(text, 2)[1]) };
    case 's': {
      const [, facility, stars] = partsIn(text, 3);
      return { op: 'restar', facility: reference(facility), stars: number(stars) };
    }
    default:
      return { op: text };
  }
}

function partsIn(text: string, count: number): string[] {
  const parts = text.split('*');
  if (parts.length === count) return parts;
  throw new InputError(
    'bad_scenario',
    `"${text.slice(0, 80)}" has ${parts.length} parts; ${count} are needed: the address is cut short or changed.`,
  );
}

/** A decimal number; null for an empty part, the text itself for anything else. */
function number(text = ''): number | string | null {
  if (text === '') return null;
  return /^\d+(\.\d+)?(e-\d+)?$/.test(text) ? Number(text) : text;
}

const reference = number;

function degrees(text = ''): number | string {
  return /^\d{1,12}$/.test(text) ? Number(text) / PARTS_OF_DEGREE : text;
}

function placeParts({ lng, lat }: { lng: number; lat: number }): number[] {
  return [Math.round(lng * PARTS_OF_DEGREE), Math.round(lat * PARTS_OF_DEGREE)];
}
