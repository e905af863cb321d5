/** What the records as a whole teach: how characters sound, and which places there are. */
import { hanWord, type HanWord } from './query.ts';
import type { RecordKeys } from './record-keys.ts';

/** Places shorter than this are no reason to cut a word. */
const LEAST_PLACE = 2;

export class Lore {
  readonly #sounds = new Map<string, Set<string>>();
  readonly #places: readonly string[];
  readonly #words = new Map<string, HanWord>();

  constructor(records: readonly RecordKeys[]) {
    const places = new Set<string>();
    for (const { name, sounds, places: own } of records) {
      sounds.forEach((sound, at) => this.#learn(name.full.charAt(at), sound));
      for (const { names, spoken } of own) {
        for (const place of names) if (place.length >= LEAST_PLACE) places.add(place);
        const [whole = ''] = names;
        if (whole.length === spoken.syllables.length)
          spoken.syllables.forEach((sound, at) => this.#learn(whole.charAt(at), sound));
      }
    }
    this.#places = [...places].sort((a, b) => b.length - a.length);
  }

  #learn(character: string, sound: string): void {
    if (sound === '') return;
    const known = this.#sounds.get(character);
    if (known) known.add(sound);
    else this.#sounds.set(character, new Set([sound]));
  }

  /** Whether a character is read so in some name or place. */
  sounds(character: string, syllable: string): boolean {
    return this.#sounds.get(character)?.has(syllable) ?? false;
  }

  /** A part of a word as a word; the same part is cut for many records. */
  part(key: string): HanWord {
    const known = this.#words.get(key);
    if (known) return known;
    const made = hanWord(key);
    this.#words.set(key, made);
    return made;
  }

  /** Forgets the parts, so that a long-lived index does not grow with what is typed. */
  forget(): void {
    this.#words.clear();
  }

  /** The word without a known place in front, for whoever has the place wrong; null where it has none. */
  withoutPlace(key: string): HanWord | null {
    const place = this.#places.find((each) => key.startsWith(each) && key.length > each.length);
    return place === undefined ? null : this.part(key.slice(place.length));
  }
}
