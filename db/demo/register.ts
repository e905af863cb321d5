/** The register of facilities: gives numbers, names and codes, and writes the history that three versions saw. */
import { DISTRICTS, type Kind, type Status } from '../../geo/kinds/vocabulary.ts';
import { moved, placeOf, type Spot } from './ground.ts';
import type { Random } from './random.ts';
import { type DemoVersion, type Details, type FacilityRecord, Table } from './record.ts';
import type { DemoCell } from './surface.ts';

/** How sure the position is. */
export type Placement = 'exact' | 'none' | 'outside_city' | 'other_district';

/** A facility as the newest version knows it. */
export interface Draft {
  readonly kind: Kind;
  readonly cell: DemoCell;
  readonly spot: Spot;
  readonly placement: Placement;
  /** Kind of name, in both languages, for example 农贸市场 / Market. */
  readonly noun: { zh: string; en: string };
  readonly status: Status;
  readonly openedOn: string;
  /** First day out of use. */
  readonly closedOn?: string | undefined;
  readonly details: Details;
  /** First version that knows it. */
  readonly since: DemoVersion;
  /** The version that corrected its position; before, it stood some hundred metres away. */
  readonly movedIn?: DemoVersion | undefined;
  /** The version that learned of its closing. */
  readonly closedIn?: DemoVersion | undefined;
}

const DISTRICT_ZH = new Map<number, string>(DISTRICTS.map(({ code, zh }) => [code, zh]));
const KIND_LETTERS: Record<Kind, string> = { market: 'M', canteen: 'C', elevator: 'E', station: 'S' };
/** In the sea south of the city, and in a neighbour city: located, but outside. */
const OUTSIDE: readonly Spot[] = [
  { lng: 113.12, lat: 23.02, originalX: 113.12, originalY: 23.02, datum: 'wgs84' },
  { lng: 113.75, lat: 23.04, originalX: 113.75, originalY: 23.04, datum: 'wgs84' },
  { lng: 113.58, lat: 22.42, originalX: 113.58, originalY: 22.42, datum: 'wgs84' },
];

/** Chinese numerals for names up to 99; above, digits. */
export function ordinal(n: number): string {
  const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
  if (n > 99) return String(n);
  const [tens, ones] = [Math.floor(n / 10), n % 10];
  return `${tens > 1 ? digits[tens] : ''}${tens > 0 ? '十' : ''}${digits[ones]}`;
}

export class Register {
  readonly facilities = new Table<FacilityRecord>();
  readonly details = new Map<Kind, (Details & { row_id: number })[]>();
  #ids = 0;
  readonly #kinds: Kind[] = [];
  readonly #named = new Map<string, number>();
  readonly #random: Random;

  constructor(random: Random) {
    this.#random = random;
  }

  /** Kind of every facility, by id from 1. */
  get kinds(): readonly Kind[] {
    return this.#kinds;
  }

  /** Adds a facility with its history; returns its id. */
  add(draft: Draft): number {
    const id = ++this.#ids;
    this.#kinds.push(draft.kind);
    const truth = this.#truth(id, draft);
    const { since, movedIn, closedIn } = draft;
    const isMoved = movedIn !== undefined && movedIn > since;
    const isClosedLater = closedIn !== undefined && closedIn > since;
    const changes = [...(isMoved ? [movedIn] : []), ...(isClosedLater ? [closedIn] : [])].sort();
    const shifted = isMoved ? geometryOf(moved(draft.spot, 260, -180)) : {};
    // One row per stretch of knowledge: what a version did not know yet is taken back.
    [since, ...changes].forEach((from, i) => {
      this.#put(draft, {
        ...truth,
        ...(isMoved && from < movedIn ? shifted : {}),
        ...(isClosedLater && from < closedIn ? { valid_to: null, status: 'open' as const } : {}),
        known_from: from,
        known_to: changes[i] ?? null,
        import_batch: from,
      });
    });
    return id;
  }

  #put(draft: Draft, row: Omit<FacilityRecord, 'row_id'>): void {
    const { row_id } = this.facilities.add(row);
    const details = this.details.get(draft.kind) ?? [];
    this.details.set(draft.kind, details);
    details.push({ row_id, ...draft.details });
  }

  #truth(id: number, draft: Draft): Omit<FacilityRecord, 'row_id'> {
    const { kind, cell, spot, placement, noun, since } = draft;
    const place = placeOf(cell);
    const key = `${kind} ${noun.zh} ${place.zh}`;
    const number = (this.#named.get(key) ?? 0) + 1;
    this.#named.set(key, number);
    const position =
      placement === 'none'
        ? { geom: null, original_x: null, original_y: null, original_datum: null }
        : geometryOf(placement === 'outside_city' ? (OUTSIDE[id % OUTSIDE.length] as Spot) : spot); // modulo length
    const others = DISTRICTS.filter(({ code }) => code !== cell.district);
    const declared =
      placement === 'other_district' ? (others[id % others.length]?.code ?? cell.district) : cell.district;
    return {
      id,
      kind,
      external_code: `示例-${KIND_LETTERS[kind]}-${String(id).padStart(6, '0')}`,
      name_zh: `示例${place.zh}${number === 1 ? '' : `第${ordinal(number)}`}${noun.zh}`,
      name_en: `Demo ${place.en} ${noun.en}${number === 1 ? '' : ` ${number}`}`,
      address: `${DISTRICT_ZH.get(declared) ?? ''}${place.zh}示例路${1 + this.#random.below(399)}号`,
      town: place.zh,
      declared_district: declared,
      located_district: placement === 'none' || placement === 'outside_city' ? null : cell.district,
      ...position,
      location_quality: placement,
      status: draft.status,
      valid_from: draft.openedOn,
      valid_to: draft.closedOn ?? null,
      known_from: since,
      known_to: null,
      data_origin: 'synthetic',
      import_batch: since,
    };
  }
}

function geometryOf({ lng, lat, originalX, originalY, datum }: Spot) {
  return {
    geom: `SRID=4326;POINT(${lng} ${lat})`,
    original_x: originalX,
    original_y: originalY,
    original_datum: datum,
  };
}
