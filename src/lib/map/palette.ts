/** Colours of the map in both themes, as the drawing layers need them; the interface has the same in app.css. */
import type { Kind } from '$geo/kinds/vocabulary.ts';

export type Rgb = readonly [number, number, number];

const rgb = (hex: string): Rgb =>
  [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)) as unknown as Rgb; // three numbers

export interface Palette {
  readonly name: 'light' | 'dark';
  readonly land: string;
  readonly outside: string;
  readonly water: string;
  readonly districtLine: string;
  readonly ink: Rgb;
  readonly surface: Rgb;
  readonly landRgb: Rgb;
  readonly waterRgb: Rgb;
  readonly districtLineRgb: Rgb;
  readonly focus: Rgb;
  /** What a scenario gains. */
  readonly gain: Rgb;
  readonly kinds: Readonly<Record<Exclude<Kind, 'market'>, Rgb>>;
  /** 1★ to 5★, the same in both themes. */
  readonly stars: readonly Rgb[];
  /** Uncovered people, five classes from few to many. */
  readonly uncovered: readonly Rgb[];
  readonly covered: Rgb;
  /** Built-up land in four tones, from few to many people in 500 m. */
  readonly builtUp: readonly Rgb[];
}

const STARS = ['#F7E4AC', '#EFC25A', '#E0952A', '#B85514', '#8F1D1B'].map(rgb);

export const LIGHT: Palette = {
  name: 'light',
  land: '#FBFAF7',
  outside: '#EBE9E4',
  water: '#BFD3DF',
  districtLine: '#B5AFA4',
  ink: rgb('#1B1A18'),
  surface: rgb('#FFFFFF'),
  landRgb: rgb('#FBFAF7'),
  waterRgb: rgb('#BFD3DF'),
  districtLineRgb: rgb('#B5AFA4'),
  focus: rgb('#0B63CE'),
  gain: rgb('#0B63CE'),
  kinds: { canteen: rgb('#14958E'), elevator: rgb('#33414F'), station: rgb('#7C5BCB') },
  stars: STARS,
  uncovered: ['#FBE3D9', '#F4B9A1', '#E2826A', '#C2452F', '#861915'].map(rgb),
  covered: rgb('#DDE3E4'),
  builtUp: ['#F6F4EF', '#F2EFE9', '#EDE9E1', '#E8E3D9'].map(rgb),
};

export const DARK: Palette = {
  name: 'dark',
  land: '#1D2023',
  outside: '#141517',
  water: '#2F4654',
  districtLine: '#52585F',
  ink: rgb('#F1EFEB'),
  surface: rgb('#1C1E21'),
  landRgb: rgb('#1D2023'),
  waterRgb: rgb('#2F4654'),
  districtLineRgb: rgb('#52585F'),
  focus: rgb('#8CC4FF'),
  gain: rgb('#5AA9FF'),
  kinds: { canteen: rgb('#4FC4BA'), elevator: rgb('#A9B8C6'), station: rgb('#B39DF0') },
  stars: STARS,
  uncovered: ['#4A2520', '#7E352A', '#B94E38', '#EB8263', '#FFD0B5'].map(rgb),
  covered: rgb('#2E363B'),
  builtUp: ['#212428', '#25292D', '#2A2E33', '#303539'].map(rgb),
};

/** Upper limits (exclusive) of the first four classes for a cell of 500 m; they scale with the cell's area. */
const LIMITS_500 = [200, 600, 1500, 3500] as const;
const BUILT_UP_500 = [160, 900, 2600, 5200] as const;

const scaled = (limits: readonly number[], cellM: number): number[] =>
  limits.map((limit) => Math.max(1, Math.round((limit * cellM * cellM) / 250_000)));

export const classLimits = (cellM: number): number[] => scaled(LIMITS_500, cellM);
/** Lower limits of the four tones of built-up land. */
export const builtUpLimits = (cellM: number): number[] => scaled(BUILT_UP_500, cellM);

/** Class 0–4 of a number of uncovered people in a cell. */
export const classOf = (people: number, limits: readonly number[]): number => {
  const at = limits.findIndex((limit) => people < limit);
  return at < 0 ? limits.length : at;
};
