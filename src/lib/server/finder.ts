/** The public finder's data of a snapshot: markets with search keys, and places to measure from. */
import { syllablesOf, slugOf } from '$geo/search/pinyin.ts';
import { finderDataOf, type FinderData } from '$geo/finder/find.ts';
import { toColumns, type FinderAnswer, type FinderMarket, type FinderPlace } from '$geo/finder/market.ts';
import { DISTRICTS } from '$geo/kinds/vocabulary.ts';
import { planePoint } from '$geo/place/crs.ts';
import { chooseEncoding, compress, type Encoding } from './compression.ts';
import { featureOf } from './facility-feature.ts';
import { countOrigins, originMix, originsIn } from './provenance.ts';
import { derived, type Snapshot } from './snapshot.ts';

/** Worth more effort than an answer made on the spot: it is sent many times. */
const QUALITY = 9;

/** Kinds whose positions tell where a town lies. */
const TELLING_KINDS = ['market', 'station'] as const;

/** Everything the finder searches, computed once per snapshot. */
export function finderData(snapshot: Snapshot): FinderData {
  return derived(snapshot, 'finder', () => {
    return finderDataOf({
      dataVersion: snapshot.version,
      asOf: snapshot.asOf,
      markets: marketsOf(snapshot),
      places: placesOf(snapshot),
    });
  });
}

/** The same as it travels to the browser. */
export function finderAnswer(snapshot: Snapshot): FinderAnswer {
  const { markets, places } = finderData(snapshot);
  const { columns } = snapshot.kinds.market;
  return {
    dataVersion: snapshot.version,
    asOf: snapshot.asOf,
    origin: originMix(originsIn(countOrigins(columns, columns.id.keys(), {}))),
    places,
    markets: toColumns(markets),
  };
}

/** That answer as JSON in the encoding that a client takes; made once per snapshot and encoding. */
export async function finderBytes(
  snapshot: Snapshot,
  accepted: string | null,
): Promise<{ bytes: Uint8Array; encoding: Encoding }> {
  const encoding = chooseEncoding(accepted);
  const bytes = derived(snapshot, `finder ${encoding}`, () =>
    compress(Buffer.from(JSON.stringify(finderAnswer(snapshot))), encoding, QUALITY),
  );
  return { bytes: await bytes, encoding };
}

function marketsOf(snapshot: Snapshot): FinderMarket[] {
  const data = snapshot.kinds.market;
  const { columns } = data;
  const cards = new Map(snapshot.marketCards.map((card) => [card.id, card]));
  const known = new Map<string, string>();
  const syllables = (words: string) => {
    const text = known.get(words) ?? syllablesOf(words);
    known.set(words, text);
    return text;
  };
  return Array.from(columns.id, (id, at): FinderMarket => {
    const { properties: it, geometry } = featureOf(data, at, snapshot.asOf);
    const card = cards.get(id);
    const district = DISTRICTS.find(({ code }) => code === it.district);
    const [lng = null, lat = null] = geometry?.coordinates ?? [];
    return {
      id,
      name_zh: it.name_zh,
      name_en: it.name_en,
      pinyin: syllables(it.name_zh),
      slug: slugOf(it.name_zh),
      address: it.address,
      town: it.town,
      district: it.district,
      district_zh: district?.zh ?? '',
      district_en: district?.en ?? '',
      placePinyin: [district?.zh, it.town].flatMap((name) => (name ? [syllables(name)] : [])).join(' '),
      status: it.status,
      lng,
      lat,
      x_cm: it.located ? (columns.xCm[at] ?? null) : null,
      y_cm: it.located ? (columns.yCm[at] ?? null) : null,
      stars: it.stars ?? null,
      rating_state: it.rating_state ?? 'unrated',
      rated_on: card?.rated_on ?? null,
      valid_until: card?.valid_until ?? null,
      issuer: card?.issuer ?? null,
      hours: card?.hours ?? null,
      phone: card?.phone ?? null,
      data_origin: it.data_origin,
    };
  });
}

interface Mean {
  readonly kind: FinderPlace['kind'];
  readonly district: number;
  readonly name: string;
  count: number;
  lng: number;
  lat: number;
}

/** Districts and towns, each at the mean of its located markets and stations. */
function placesOf(snapshot: Snapshot): FinderPlace[] {
  const means = new Map<string, Mean>();
  const add = (kind: Mean['kind'], district: number, name: string, lng: number, lat: number) => {
    const key = kind === 'district' ? `district:${district}` : `town:${district}:${name}`;
    const mean = means.get(key) ?? { kind, district, name, count: 0, lng: 0, lat: 0 };
    mean.count += 1;
    mean.lng += lng;
    mean.lat += lat;
    means.set(key, mean);
  };
  for (const kind of TELLING_KINDS) {
    const data = snapshot.kinds[kind];
    for (const at of data.columns.id.keys()) {
      const { properties: it, geometry } = featureOf(data, at, snapshot.asOf);
      const [lng, lat] = geometry?.coordinates ?? [];
      // A point that does not lie in the district it belongs to says nothing of the town either.
      if (lng === undefined || lat === undefined || it.location_quality !== 'exact' || !it.district) continue;
      const district = DISTRICTS.find(({ code }) => code === it.district);
      if (district) add('district', district.code, district.zh, lng, lat);
      if (it.town) add('town', it.district, it.town, lng, lat);
    }
  }
  return [...means].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, mean]) => placeOf(key, mean));
}

function placeOf(key: string, { kind, district, name, count, lng: sumLng, lat: sumLat }: Mean): FinderPlace {
  const lng = Math.round((sumLng / count) * 1e5) / 1e5;
  const lat = Math.round((sumLat / count) * 1e5) / 1e5;
  const { xCm, yCm } = planePoint(lng, lat);
  const pinyin = syllablesOf(name);
  const english = DISTRICTS.find(({ code }) => code === district)?.en ?? '';
  const spelt = pinyin.replaceAll(' ', '').replace(/^./, (letter) => letter.toUpperCase());
  return {
    key,
    kind,
    district,
    name_zh: name,
    name_en: kind === 'district' ? english : spelt,
    pinyin,
    lng,
    lat,
    x_cm: xCm,
    y_cm: yCm,
    approximate: true,
  };
}
