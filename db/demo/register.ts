/** The register of facilities: gives numbers, names, codes and addresses, and writes a row per spell of their lives. */
import { DISTRICTS, type Kind } from '../../geo/kinds/vocabulary.ts';
import { guangzhouDistricts } from '../../geo/place/districts.ts';
import { dayText } from './days.ts';
import type { Spell } from './history.ts';
import { moved, placeOf, type Spot } from './ground.ts';
import type { Random } from './random.ts';
import type { Details, FacilityRecord } from './record.ts';
import type { DemoCell } from './surface.ts';

/** How sure the position is. */
export type Placement = FacilityRecord['location_quality'];

/** Kind of name in both languages, for example 农贸市场 / Market: the register adds place and number. */
export interface Noun {
  readonly zh: string;
  readonly en: string;
}

/** A facility as it is to be entered. */
export interface Draft {
  readonly kind: Kind;
  readonly cell: DemoCell;
  readonly spot: Spot;
  readonly placement: Placement;
  readonly noun: Noun;
  /** What follows the number of the name, for example block and lift; the number is then that of `group`. */
  readonly part?: Noun;
  /** Facilities of one group share number and address. */
  readonly group?: Group;
  readonly spells: readonly Spell[];
  readonly details: Details;
}

/** Name and address of a building, a yard, an estate. */
export interface Group {
  readonly zh: string;
  readonly en: string;
  readonly address: string;
}

const DISTRICT_ZH = new Map<number, string>(DISTRICTS.map(({ code, zh }) => [code, zh]));
const KIND_LETTERS: Record<Kind, string> = { market: 'M', canteen: 'C', elevator: 'E', station: 'S' };
/** In a neighbour city to the west, in one to the east, and in the sea: located, but outside. */
const OUTSIDE = [
  [113.12, 23.02],
  [113.75, 23.04],
  [113.58, 22.42],
] as const;
/** Before a position was corrected it stood some hundred metres off. */
const MISPLACED_M = [260, -180] as const;

const EWKB = Buffer.from('0101000020e61000000000000000000000000000000000000000', 'hex').subarray(0, 25);

/** EPSG:4326 point as EWKB in hexadecimal, to the last bit. */
function pointHex(lng: number, lat: number): string {
  EWKB.writeDoubleLE(lng, 9);
  EWKB.writeDoubleLE(lat, 17);
  return EWKB.toString('hex');
}

export class Register {
  readonly facilities: FacilityRecord[] = [];
  readonly details = new Map<Kind, (Details & { row_id: number })[]>();
  readonly #kinds: Kind[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #random: Random;

  constructor(random: Random) {
    this.#random = random;
  }

  /** Kind of every facility, by id from 1. */
  get kinds(): readonly Kind[] {
    return this.#kinds;
  }

  /** The next name of that noun at the place of a cell, with an address. */
  group(cell: DemoCell, noun: Noun): Group {
    const place = placeOf(cell);
    const key = `${noun.zh} ${place.zh}`;
    const number = (this.#numbers.get(key) ?? 0) + 1;
    this.#numbers.set(key, number);
    return {
      zh: `示例${place.zh}${number === 1 ? '' : `第${ordinal(number)}`}${noun.zh}`,
      en: `Demo ${place.en} ${noun.en}${number === 1 ? '' : ` ${number}`}`,
      address: `${place.zh}示例路${1 + this.#random.below(399)}号`,
    };
  }

  /** Enters a facility with its history; returns its id. */
  add(draft: Draft): number {
    const { kind, cell, spot, placement, part, spells } = draft;
    this.#kinds.push(kind);
    const id = this.#kinds.length;
    const group = draft.group ?? this.group(cell, draft.noun);
    const declared = placement === 'other_district' ? otherDistrict(cell.district, id) : cell.district;
    const town = placeOf(cell).zh;
    const name_zh = part ? group.zh + part.zh : group.zh;
    const name_en = part ? group.en + part.en : group.en;
    const external_code = `示例-${KIND_LETTERS[kind]}-${String(id).padStart(6, '0')}`;
    const address = `${DISTRICT_ZH.get(declared) ?? ''}${group.address}`;
    const located = placement === 'none' || placement === 'outside_city' ? null : cell.district;
    const details = this.details.get(kind) ?? [];
    this.details.set(kind, details);
    for (const { status, from, to, knownFrom, knownTo, misplaced } of correctable(spells, placement)) {
      const at = misplaced ? misplacedSpot(spot, cell) : positionOf(spot, placement, id);
      const row_id = this.facilities.length + 1;
      this.facilities.push({
        row_id,
        id,
        kind,
        external_code,
        name_zh,
        name_en,
        address,
        town,
        declared_district: declared,
        located_district: located,
        geom: at ? pointHex(at.lng, at.lat) : null,
        original_x: at?.originalX ?? null,
        original_y: at?.originalY ?? null,
        original_datum: at?.datum ?? null,
        location_quality: placement,
        status,
        valid_from: dayText(from),
        valid_to: to === null ? null : dayText(to),
        known_from: knownFrom,
        known_to: knownTo,
        data_origin: 'synthetic',
        import_batch: knownFrom,
      });
      details.push({ row_id, ...draft.details });
    }
    return id;
  }
}

/** Only an exact position can have been wrong before: else the correction never happened. */
function correctable(spells: readonly Spell[], placement: Placement): readonly Spell[] {
  if (placement === 'exact' || !spells.some(({ misplaced }) => misplaced)) return spells;
  return spells.flatMap((spell) => (spell.misplaced ? [] : [{ ...spell, knownFrom: 1 as const }]));
}

function positionOf(spot: Spot, placement: Placement, id: number): Spot | null {
  if (placement === 'none') return null;
  if (placement !== 'outside_city') return spot;
  const [lng, lat] = OUTSIDE[id % OUTSIDE.length] ?? OUTSIDE[0];
  // A few metres apart, so that no two facilities share a point.
  return moved(
    { lng, lat, originalX: lng, originalY: lat, datum: 'wgs84' },
    (id * 37) % 900,
    (id * 53) % 700,
  );
}

/** The wrong position of before a correction, in the same district if there is one. */
function misplacedSpot(spot: Spot, cell: DemoCell): Spot {
  const [east, north] = MISPLACED_M;
  const candidates = [moved(spot, east, north), moved(spot, -east, -north), moved(spot, east / 8, north / 8)];
  return (
    candidates.find(({ lng, lat }) => guangzhouDistricts().districtOf(lng, lat) === cell.district) ?? spot
  );
}

function otherDistrict(district: number, id: number): number {
  const others = DISTRICTS.filter(({ code }) => code !== district);
  return others[id % others.length]?.code ?? district;
}

const DIGITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** Chinese numerals for names up to 99; above, digits. */
export function ordinal(n: number): string {
  if (n > 99) return String(n);
  const [tens, ones] = [Math.floor(n / 10), n % 10];
  return `${tens > 1 ? DIGITS[tens] : ''}${tens > 0 ? '十' : ''}${DIGITS[ones]}`;
}
