/** The outline of a circle, for drawings and files; what lies in it is decided by the engine. */
import { circle } from '@turf/circle';

type Pair = [number, number];
const STEPS = 180;

/** A closed ring of so many metres around a place, WGS 84; a sphere is good enough for that. */
export const ringAround = (position: readonly [number, number], radiusM: number): Pair[] =>
  (circle([...position], radiusM / 1000, { steps: STEPS, units: 'kilometers' }).geometry.coordinates[0] ??
    []) as Pair[]; // turf gives pairs
