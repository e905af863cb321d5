/**
 * Files of a population grid: square cells in EPSG:4547 with residents, each named by column and row, by its
 * centre in EPSG:4547, or by a point in degrees. The grid is declared in lines above the header.
 */
import { cellSchema, Fault, number, readNumber } from './cells.ts';
import { defineContent, field, type TableRow } from './content.ts';
import { InputError } from '../errors.ts';
import { cellText, fold, isBlank } from './text.ts';
import { coordinate } from './position.ts';

const people = cellSchema((cell): number | Fault => {
  const value = cell === null || isBlank(cell) ? null : readNumber(cell);
  if (value === null) return new Fault('is not a number of people; a number from 0 to 1000000 is needed');
  return value < 0 || value > 1_000_000 ? new Fault('is out of range; 0 to 1000000 is allowed') : value;
});

const index = number(-1_000_000, 1_000_000, true);
const planeMetres = number(-10_000_000, 10_000_000);

/** A population file. */
export const populationContent = defineContent(
  'population',
  {
    col: field(['列', '列号', 'column', 'i'], index),
    row: field(['行', '行号', 'j'], index),
    x: field(['东坐标', 'easting', 'x_m', 'x 4547', 'x坐标', '横坐标'], planeMetres),
    y: field(['北坐标', 'northing', 'y_m', 'y 4547', 'y坐标', '纵坐标'], planeMetres),
    lng: field(['经度', 'longitude', 'lon', 'long'], coordinate),
    lat: field(['纬度', 'latitude'], coordinate),
    people: field(['人口', '常住人口', '人数', '人口数', 'population', 'pop', 'residents', 'count'], people),
  },
  [['people'], ['col', 'x', 'lng'], ['row', 'y', 'lat']],
);

/** A grid as declared: EPSG:4547, south-west corner of cell (0, 0) and side of a cell, whole centimetres. */
export interface DeclaredGrid {
  readonly crs: 'EPSG:4547';
  readonly originXCm: number;
  readonly originYCm: number;
  readonly stepCm: number;
  /** Where the numbers come from, as the file says; null when it does not. */
  readonly source: string | null;
}

const HOW =
  'Declare it above the header: "# crs: EPSG:4547", "# origin: 400000, 2500000" and "# step: 100" (metres)';

function metresToCm(written: string, what: string): number {
  const metres = Number(written);
  const cm = Math.round(metres * 100);
  if (written === '' || !Number.isFinite(metres) || Math.abs(cm - metres * 100) > 1e-6) {
    throw new InputError(
      'grid_invalid',
      `The ${what} of the grid, "${written}", is not metres to the centimetre. ${HOW}.`,
    );
  }
  return cm;
}

/**
 * Reads the declaration of the grid from the rows above the header: `# key: value`. Throws `InputError`
 * `grid_missing` when a part is not declared, `grid_invalid` when it cannot be used.
 */
export function readDeclaredGrid(rows: readonly TableRow[]): DeclaredGrid {
  const declared = new Map<string, string>();
  for (const row of rows) {
    const line = row.cells.map(cellText).filter(Boolean).join(',');
    const match = /^# ?(crs|origin|step|source|坐标系|原点|步长|来源) ?[:=] ?(.+)$/i.exec(fold(line));
    const keys: Record<string, string> = { 坐标系: 'crs', 原点: 'origin', 步长: 'step', 来源: 'source' };
    if (match?.[1] && match[2]) declared.set(keys[match[1]] ?? match[1].toLowerCase(), match[2].trim());
  }
  const crs = declared.get('crs');
  const origin = declared.get('origin');
  const step = declared.get('step');
  if (crs === undefined || origin === undefined || step === undefined) {
    const missing = ['crs', 'origin', 'step'].filter((key) => !declared.has(key)).join(', ');
    throw new InputError(
      'grid_missing',
      `The population file does not declare its grid: ${missing} missing. ${HOW}.`,
    );
  }
  if (!/^(epsg:?)?4547$/i.test(crs.replace(/ /g, ''))) {
    throw new InputError(
      'grid_invalid',
      `The grid is declared in "${crs}"; only EPSG:4547 is allowed. ${HOW}.`,
    );
  }
  const corner = origin.split(/[,; ]+/).filter(Boolean);
  if (corner.length !== 2)
    throw new InputError('grid_invalid', `The origin "${origin}" is not easting, northing. ${HOW}.`);
  const stepCm = metresToCm(step.replace(/ ?m$/i, ''), 'step');
  if (stepCm < 100 || stepCm > 1_000_000) {
    throw new InputError('grid_invalid', `The step of the grid is ${step}; 1 to 10000 metres are allowed.`);
  }
  return {
    crs: 'EPSG:4547',
    originXCm: metresToCm(corner[0] ?? '', 'origin'),
    originYCm: metresToCm(corner[1] ?? '', 'origin'),
    stepCm,
    source: declared.get('source') ?? null,
  };
}

/**
 * Rounds people to whole numbers so that their sum is the rounded sum (largest remainder; ties by position).
 * Whole numbers stay as they are.
 */
export function wholePeople(people: readonly number[]): number[] {
  const whole = people.map(Math.floor);
  const total = people.reduce((sum, value) => sum + value, 0);
  let left = Math.round(total) - whole.reduce((sum, value) => sum + value, 0);
  const byRemainder = people
    .map((value, at) => ({ at, remainder: value - Math.floor(value) }))
    .filter(({ remainder }) => remainder > 0)
    .sort((a, b) => b.remainder - a.remainder || a.at - b.at);
  for (const { at } of byRemainder) {
    if (left <= 0) break;
    whole[at] = (whole[at] ?? 0) + 1;
    left -= 1;
  }
  return whole;
}
