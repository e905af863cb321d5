/**
 * Datum shifts between WGS 84 (CGCS2000 is taken as equal), GCJ-02 and BD-09. Forward formulas come from
 * gcoord; the inverses are refined against those formulas, because gcoord stops its own 7 to 9 cm early and the
 * closed BD-09 inverse is only good to 9e-7 degrees.
 */
import gcoord from 'gcoord';
import { InputError } from '../errors.ts';
import type { Datum } from '../kinds/vocabulary.ts';
import type { LngLat } from './crs.ts';

/** Steps stop when the forward formula meets the input to this many degrees (0.1 µm). */
const TOLERANCE = 1e-12;
/** The shift changes by under 0.2 % over its own length: each step gains three digits or more. */
const MAX_STEPS = 30;

type Shift = (lng: number, lat: number) => LngLat;

const wgs84ToGcj02: Shift = (lng, lat) => {
  const [gcjLng, gcjLat] = gcoord.transform([lng, lat], gcoord.WGS84, gcoord.GCJ02);
  return { lng: gcjLng, lat: gcjLat };
};

const gcj02ToBd09: Shift = (lng, lat) => {
  const [bdLng, bdLat] = gcoord.transform([lng, lat], gcoord.GCJ02, gcoord.BD09);
  return { lng: bdLng, lat: bdLat };
};

/**
 * The usual closed BD-09 → GCJ-02 formula, off by up to 9e-7 degrees. For comparison with other programs that
 * use it; `toWgs84` does not.
 * Degrees, longitude first.
 */
export function bd09ToGcj02Closed(lng: number, lat: number): LngLat {
  requireNumbers(lng, lat);
  const [gcjLng, gcjLat] = gcoord.transform([lng, lat], gcoord.BD09, gcoord.GCJ02);
  return { lng: gcjLng, lat: gcjLat };
}

/**
 * Finds the position that `forward` moves to (lng, lat), by fixed-point steps. Where the forward formula jumps
 * (GCJ-02 at the border of its box, far from here) it stops after MAX_STEPS with the last position.
 */
function invert(forward: Shift, lng: number, lat: number): LngLat {
  let guess = { lng, lat };
  for (let step = 0; step < MAX_STEPS; step++) {
    const moved = forward(guess.lng, guess.lat);
    const dLng = moved.lng - lng;
    const dLat = moved.lat - lat;
    if (Math.abs(dLng) < TOLERANCE && Math.abs(dLat) < TOLERANCE) return guess;
    guess = { lng: guess.lng - dLng, lat: guess.lat - dLat };
  }
  return guess;
}

function requireNumbers(lng: number, lat: number): void {
  if (Number.isFinite(lng) && Number.isFinite(lat)) return;
  throw new InputError('position_not_finite', `Position (${lng}, ${lat}) is not a pair of finite degrees.`);
}

/**
 * Degrees in datum `from` to WGS 84 degrees, longitude first; the inverse of `fromWgs84` to better than 1e-9
 * degrees in China. Outside gcoord's box of China GCJ-02 equals WGS 84. Throws InputError for a position that
 * is not finite.
 */
export function toWgs84(lng: number, lat: number, from: Datum): LngLat {
  requireNumbers(lng, lat);
  switch (from) {
    case 'wgs84':
    case 'cgcs2000':
      return { lng, lat };
    case 'gcj02':
      return invert(wgs84ToGcj02, lng, lat);
    case 'bd09': {
      const gcj = invert(gcj02ToBd09, lng, lat);
      return invert(wgs84ToGcj02, gcj.lng, gcj.lat);
    }
  }
}

/**
 * WGS 84 degrees to degrees in datum `to`, longitude first: for links that open a map app (Amap and Tencent
 * GCJ-02, Baidu BD-09). Throws InputError for a position that is not finite.
 */
export function fromWgs84(lng: number, lat: number, to: Datum): LngLat {
  requireNumbers(lng, lat);
  switch (to) {
    case 'wgs84':
    case 'cgcs2000':
      return { lng, lat };
    case 'gcj02':
      return wgs84ToGcj02(lng, lat);
    case 'bd09': {
      const gcj = wgs84ToGcj02(lng, lat);
      return gcj02ToBd09(gcj.lng, gcj.lat);
    }
  }
}
