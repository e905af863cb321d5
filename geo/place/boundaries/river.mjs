/**
 * The schematic river: where a channel separates two districts, their common border is taken for the middle of
 * the channel. No bank, no width, no survey.
 */

/**
 * Channels by the districts on both sides; null = the city's outer border. `until` ends an outer stretch early
 * at the southernmost vertex: beyond it the border follows another channel.
 */
const CHANNELS = [
  { between: [440105, 440104], zh: '珠江前航道', en: 'Pearl River, front channel' },
  { between: [440105, 440106], zh: '珠江前航道', en: 'Pearl River, front channel' },
  { between: [440105, 440112], zh: '珠江', en: 'Pearl River' },
  { between: [440105, 440103], zh: '珠江后航道', en: 'Pearl River, rear channel' },
  { between: [440113, 440103], zh: '珠江后航道', en: 'Pearl River, rear channel' },
  { between: [440105, 440113], zh: '沥滘水道', en: 'Lijiao Waterway' },
  { between: [440113, 440112], zh: '黄埔水道', en: 'Huangpu Waterway' },
  { between: [440113, 440115], zh: '沙湾水道', en: 'Shawan Waterway' },
  { between: [440113, null], from: [440112, 440115], zh: '狮子洋', en: 'Shizi Yang' },
  { between: [440115, null], from: [440113], until: 'south', zh: '伶仃洋', en: 'Lingding Yang' },
];

/**
 * The channels as LineStrings made of the very vertices of the districts.
 * @param districts features with `properties.code` and MultiPolygon geometry, borders already identical chains
 * @returns features with `properties` { zh, en, between: [code, code or null], schematic: true }
 */
export function riverOf(districts) {
  const owners = segmentOwners(districts);
  return CHANNELS.map((channel) => {
    const chains = chainsBetween(owners, channel.between);
    const line = channel.between[1] === null ? outerStretch(chains, owners, channel) : longest(chains);
    if (!line) throw new Error(`No common border of ${channel.between.join(' and ')} for ${channel.zh}`);
    const { zh, en, between } = channel;
    return {
      type: 'Feature',
      properties: { zh, en, between, schematic: true },
      geometry: { type: 'LineString', coordinates: line },
    };
  });
}

const keyOf = ([x, y]) => `${x},${y}`;

/** Every border segment once, with the codes of the districts that have it (one or two). */
function segmentOwners(districts) {
  const segments = new Map();
  for (const { properties, geometry } of districts)
    for (const ring of geometry.coordinates.flat())
      for (let i = 1; i < ring.length; i++) {
        const key = [keyOf(ring[i - 1]), keyOf(ring[i])].sort().join(' ');
        const segment = segments.get(key) ?? { ends: [ring[i - 1], ring[i]], codes: [] };
        segment.codes.push(properties.code);
        segments.set(key, segment);
      }
  return [...segments.values()];
}

/** The segments between two districts (or one and the outside) joined to chains of vertices. */
function chainsBetween(owners, [code, other]) {
  const wanted = owners.filter(({ codes }) =>
    other === null
      ? codes.length === 1 && codes[0] === code
      : codes.length === 2 && codes.includes(code) && codes.includes(other),
  );
  const at = new Map();
  for (const { ends } of wanted)
    for (const [end, far] of [ends, [...ends].reverse()]) {
      const key = keyOf(end);
      at.set(key, [...(at.get(key) ?? []), far]);
    }
  const chains = [];
  const seen = new Set();
  const starts = wanted.flatMap(({ ends }) => ends).filter((end) => at.get(keyOf(end)).length === 1);
  for (const start of starts) {
    if (seen.has(keyOf(start))) continue;
    const chain = [start];
    seen.add(keyOf(start));
    for (;;) {
      const next = at.get(keyOf(chain[chain.length - 1])).find((each) => !seen.has(keyOf(each)));
      if (!next) break;
      chain.push(next);
      seen.add(keyOf(next));
    }
    chains.push(chain);
  }
  return chains;
}

/** The outer chain that begins where `code` meets the first neighbour in `from` (and ends at the second one). */
function outerStretch(chains, owners, { between: [code], from, until }) {
  const touches = (vertex, neighbour) =>
    owners.some(
      ({ ends, codes }) =>
        codes.includes(code) && codes.includes(neighbour) && ends.some((end) => keyOf(end) === keyOf(vertex)),
    );
  const directed = chains.flatMap((chain) => [chain, [...chain].reverse()]);
  const fitting = directed.filter(
    (chain) => touches(chain[0], from[0]) && (from.length < 2 || touches(chain[chain.length - 1], from[1])),
  );
  // A district may meet the same neighbour at both ends of its outer border: take the eastern end.
  const line = fitting.sort((a, b) => b[0][0] - a[0][0])[0];
  if (!line || until !== 'south') return line;
  const lowest = line.reduce((best, [, lat], i) => (lat < line[best][1] ? i : best), 0);
  return line.slice(0, lowest + 1);
}

function longest(chains) {
  return [...chains].sort((a, b) => b.length - a.length)[0];
}
