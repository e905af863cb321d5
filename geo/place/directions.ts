/**
 * Links that open the way to a place in the visitor's own map app, each in the datum that the app expects:
 * Amap and Tencent GCJ-02, Baidu BD-09, the phone's own map WGS 84. The maps need no key for these addresses.
 */
import type { Datum } from '../kinds/vocabulary.ts';
import type { LngLat } from './crs.ts';
import { fromWgs84 } from './datum.ts';

/** A place with a name; WGS 84 degrees. */
export interface NamedPlace extends LngLat {
  readonly name: string;
}

/** How to go. On a desktop Tencent knows no way on foot: it shows the place without one. */
export type TravelMode = 'walk' | 'transit' | 'drive';

/** Where to go, and from where: without an origin the app starts from where the phone is. */
export interface Journey extends NamedPlace {
  readonly origin?: NamedPlace | undefined;
  /** Default: on foot. */
  readonly mode?: TravelMode | undefined;
}

/** One address per map app. */
export interface Directions {
  readonly amap: string;
  readonly baidu: string;
  readonly tencent: string;
  readonly phone: string;
}

/** What the addresses name as their source: each map asks for it. */
const SOURCE = 'suitu';
const BAIDU_SOURCE = 'webapp.suitu.suitu';
/** Baidu wants to know the city of a journey by bus or on foot. */
const CITY = '广州';

const MODES: Readonly<Record<TravelMode, { amap: string; baidu: string; tencent: string }>> = {
  walk: { amap: 'walk', baidu: 'walking', tencent: 'walk' },
  transit: { amap: 'bus', baidu: 'transit', tencent: 'bus' },
  drive: { amap: 'car', baidu: 'driving', tencent: 'drive' },
};

const LONGEST_NAME = 60;
/** What would end a name in one of the formats, and what nobody sees: control, format, lone surrogate, line ends. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp},;|:()]+/gu;

/**
 * Addresses that show the way to a place.
 * @param journey.lng journey.lat WGS 84 degrees; so are those of `origin`
 * @param journey.name shown in the app, without characters that its format uses; when nothing is left of it, the
 *   coordinate stands in
 * @returns addresses with coordinates of six decimals (11 cm), names percent-encoded
 * @throws InputError `position_not_finite`
 */
export function directionsTo(journey: Journey): Directions {
  return {
    amap: amapDirections(journey),
    baidu: baiduDirections(journey),
    tencent: tencentDirections(journey),
    phone: phoneDirections(journey),
  };
}

/**
 * `https://uri.amap.com/navigation?from=lng,lat,name&to=lng,lat,name&mode=&coordinate=gaode&src=&callnative=1`:
 * longitude first, GCJ-02; without `from` the app takes the position of the phone; `callnative` opens the app
 * where there is one. Format: lbs.amap.com/api/uri-api/guide/travel/route (2025-03-03).
 */
function amapDirections({ origin, mode = 'walk', ...place }: Journey): string {
  const point = (it: NamedPlace) => {
    const { lng, lat, name } = inDatum(it, 'gcj02');
    return `${lng},${lat},${name}`;
  };
  return address('https://uri.amap.com/navigation', {
    from: origin && point(origin),
    to: point(place),
    mode: MODES[mode].amap,
    coordinate: 'gaode',
    src: SOURCE,
    callnative: '1',
  });
}

/**
 * `https://api.map.baidu.com/direction?origin=latlng:lat,lng|name:…&destination=…&mode=&region=&coord_type=bd09ll
 * &output=html&src=webapp.…`: latitude first, BD-09. A direction needs an origin there; without one the place is
 * shown by `/marker?location=lat,lng&title=&content=&…`, from which the app leads on. Format:
 * lbsyun.baidu.com/docs/webapi?title=mapadjustment/uri/web (2026-03-20).
 */
function baiduDirections({ origin, mode = 'walk', ...place }: Journey): string {
  const common = { coord_type: 'bd09ll', output: 'html', src: BAIDU_SOURCE };
  if (!origin) {
    const { lng, lat, name } = inDatum(place, 'bd09');
    const marker = { location: `${lat},${lng}`, title: name, content: name };
    return address('https://api.map.baidu.com/marker', { ...marker, ...common });
  }
  const point = (it: NamedPlace) => {
    const { lng, lat, name } = inDatum(it, 'bd09');
    return `latlng:${lat},${lng}|name:${name}`;
  };
  return address('https://api.map.baidu.com/direction', {
    origin: point(origin),
    destination: point(place),
    mode: MODES[mode].baidu,
    region: CITY,
    ...common,
  });
}

/**
 * `https://apis.map.qq.com/uri/v1/routeplan?type=&from=name&fromcoord=lat,lng&to=name&tocoord=lat,lng&coord_type=2
 * &referer=`: latitude first, GCJ-02 (`coord_type` 2, Tencent's own); without `from` the position of the phone.
 * Format: lbs.qq.com/webApi/uriV1/uriGuide/uriWebRoute.
 */
function tencentDirections({ origin, mode = 'walk', ...place }: Journey): string {
  const to = inDatum(place, 'gcj02');
  const from = origin && inDatum(origin, 'gcj02');
  return address('https://apis.map.qq.com/uri/v1/routeplan', {
    type: MODES[mode].tencent,
    from: from?.name,
    fromcoord: from && `${from.lat},${from.lng}`,
    to: to.name,
    tocoord: `${to.lat},${to.lng}`,
    coord_type: '2',
    referer: SOURCE,
  });
}

/**
 * `geo:lat,lng?q=lat,lng(name)`: WGS 84, latitude first (RFC 5870); `q` puts a named pin where Android apps would
 * only centre the map. The phone asks which app to open, and that app starts from where it is.
 */
function phoneDirections(place: NamedPlace): string {
  const { lng, lat, name } = inDatum(place, 'wgs84');
  return `geo:${lat},${lng}?q=${lat},${lng}(${encodeURIComponent(name)})`;
}

/** The place as the addresses write it: degrees in that datum with six decimals, and a name that breaks nothing. */
function inDatum({ lng, lat, name }: NamedPlace, datum: Datum): { lng: string; lat: string; name: string } {
  const shifted = fromWgs84(lng, lat, datum);
  const written = { lng: shifted.lng.toFixed(6), lat: shifted.lat.toFixed(6) };
  return { ...written, name: safeName(name) || `${written.lat} ${written.lng}` };
}

function safeName(name: string): string {
  const letters = [...name.replace(UNSAFE, ' ').replace(/\s+/gu, ' ').trim()];
  return letters.slice(0, LONGEST_NAME).join('').trim();
}

/** Percent-encodes by the rules of URLs, blanks too: apps that read the address themselves do not know "+". */
function address(start: string, parameters: Record<string, string | undefined>): string {
  const pairs = Object.entries(parameters)
    .filter((pair): pair is [string, string] => pair[1] !== undefined)
    .map(([name, value]) => `${name}=${encodeURIComponent(value).replace(/%2C/g, ',').replace(/%3A/g, ':')}`);
  return `${start}?${pairs.join('&')}`;
}
