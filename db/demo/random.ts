/** Chance that is the same on every machine and every run: small seeded generators, one stream per purpose. */

/** A stream of numbers; two streams with different names do not influence each other. */
export interface Random {
  /** Uniform in [0, 1), a multiple of 2⁻³². */
  next(): number;
  /** Uniform whole number in [0, below); `below` ≥ 1. */
  below(below: number): number;
  /** Uniform in [from, to). */
  between(from: number, to: number): number;
  /** True with probability p. */
  chance(p: number): boolean;
  /** Roughly normal, mean 0, standard deviation 1, always within ±3 (sum of uniforms: no transcendental function). */
  bell(): number;
  /** One of the list, all equally likely. Throws RangeError for an empty list. */
  pick<T>(list: readonly T[]): T;
}

const SEED = 20_261_120;

/** 32 bits mixed thoroughly: the finalizer of MurmurHash3 (Appleby, public domain). */
export function mix(value: number): number {
  let h = value | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

function hashOf(name: string): number {
  let h = SEED;
  for (let i = 0; i < name.length; i++) h = mix(Math.imul(h, 31) + name.charCodeAt(i));
  return h;
}

/** The stream of that name: a Weyl sequence through `mix`; period 2³². Equal names give equal streams. */
export function randomStream(name: string): Random {
  let state = hashOf(name);
  const next = () => {
    state = (state + 0x9e3779b9) | 0;
    return mix(state) / 4_294_967_296;
  };
  const random: Random = {
    next,
    below: (below) => Math.floor(next() * below),
    between: (from, to) => from + next() * (to - from),
    chance: (p) => next() < p,
    bell: () => gauss(next),
    pick(list) {
      if (list.length === 0) throw new RangeError('Nothing to pick from an empty list');
      return list[Math.floor(next() * list.length)] as (typeof list)[number]; // index is within the list
    },
  };
  return random;
}

/** Sum of nine uniforms, centred and scaled to standard deviation 1, cut at ±3. */
function gauss(next: () => number): number {
  let sum = 0;
  for (let i = 0; i < 9; i++) sum += next();
  return Math.max(-3, Math.min(3, (sum - 4.5) / Math.sqrt(9 / 12)));
}

/**
 * Value noise: smooth random ground between 0 and 1 with hills `scale` apart, a pure function of its arguments.
 * @param x, y position in any unit, @param scale in the same unit, > 0, @param salt names the ground
 */
export function noise(x: number, y: number, scale: number, salt: number): number {
  const u = x / scale;
  const v = y / scale;
  const i = Math.floor(u);
  const j = Math.floor(v);
  const s = smooth(u - i);
  const t = smooth(v - j);
  const low = lattice(i, j, salt) * (1 - s) + lattice(i + 1, j, salt) * s;
  const high = lattice(i, j + 1, salt) * (1 - s) + lattice(i + 1, j + 1, salt) * s;
  return low * (1 - t) + high * t;
}

const smooth = (t: number) => t * t * (3 - 2 * t);

function lattice(i: number, j: number, salt: number): number {
  return mix(Math.imul(i, 0x27d4eb2d) ^ mix(Math.imul(j, 0x165667b1) ^ mix(salt))) / 4_294_967_296;
}
