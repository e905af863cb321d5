/**
 * Which facility a row means: the one with its code, else the nearest within 50 m with the same name and
 * district. Where one of the two has no position, name and district must do, if only one facility has them.
 */
import { foldWord } from '../../geo/kinds/text.ts';
import type { Place } from './facility-row.ts';

/** Two records of the same name closer than this are the same facility. */
export const SAME_PLACE_CM = 5_000;

/** What identifies a facility. `district` = declared, else located; 0 for none. */
export interface Identity {
  readonly code: string | null;
  readonly name: string;
  readonly district: number;
  readonly place: Pick<Place, 'xCm' | 'yCm'> | null;
}

/** How an entry was found; `far` entries share name and district but lie elsewhere and are not the same. */
export interface Match<T> {
  readonly entry: T | null;
  readonly by: 'code' | 'name' | null;
  readonly far: boolean;
}

const nameKey = (name: string, district: number) => `${foldWord(name)}|${district}`;

/** The identity of a record. */
export function identityOf(record: {
  readonly code: string | null;
  readonly nameZh: string;
  readonly declaredDistrict: number | null;
  readonly place: Place | null;
}): Identity {
  const district = record.declaredDistrict ?? record.place?.locatedDistrict ?? 0;
  return { code: record.code, name: record.nameZh, district, place: record.place };
}

/** Facilities to be found again by code or by name and place. */
export class FacilityRegister<T> {
  readonly #byCode = new Map<string, T>();
  readonly #byName = new Map<string, { identity: Identity; entry: T }[]>();
  readonly #byBareName = new Map<string, T[]>();

  /** Adds an entry; of two with the same code the first stays. */
  add(identity: Identity, entry: T): void {
    if (identity.code !== null && !this.#byCode.has(identity.code)) this.#byCode.set(identity.code, entry);
    const key = nameKey(identity.name, identity.district);
    const entries = this.#byName.get(key);
    if (entries) entries.push({ identity, entry });
    else this.#byName.set(key, [{ identity, entry }]);
    const bare = foldWord(identity.name);
    const namesakes = this.#byBareName.get(bare);
    if (namesakes) namesakes.push(entry);
    else this.#byBareName.set(bare, [entry]);
  }

  /** The entry that an identity means; ties go to the one added first. */
  find(identity: Identity): Match<T> {
    const same = identity.code === null ? undefined : this.#byCode.get(identity.code);
    if (same !== undefined) return { entry: same, by: 'code', far: false };
    const named = (this.#byName.get(nameKey(identity.name, identity.district)) ?? []).filter(
      ({ identity: other }) => other.code === null || identity.code === null,
    );
    let nearest: T | null = null;
    let least = SAME_PLACE_CM ** 2;
    const placeless: T[] = [];
    for (const { identity: other, entry } of named) {
      if (identity.place === null || other.place === null) {
        placeless.push(entry);
        continue;
      }
      const squared =
        (identity.place.xCm - other.place.xCm) ** 2 + (identity.place.yCm - other.place.yCm) ** 2;
      if (nearest === null ? squared <= least : squared < least) [nearest, least] = [entry, squared];
    }
    if (nearest !== null) return { entry: nearest, by: 'name', far: false };
    const [only] = placeless;
    if (placeless.length === 1 && only !== undefined) return { entry: only, by: 'name', far: false };
    return { entry: null, by: null, far: named.length > 0 };
  }

  /** Entries with this code, or with this name (in this district, when one is given). */
  mentions(code: string | null, name: string | null, district: number | null): T[] {
    const found: T[] = [];
    const same = code === null ? undefined : this.#byCode.get(code);
    if (same !== undefined) found.push(same);
    if (name === null) return found;
    if (district === null) return [...found, ...(this.#byBareName.get(foldWord(name)) ?? [])];
    return [...found, ...(this.#byName.get(nameKey(name, district)) ?? []).map(({ entry }) => entry)];
  }
}
