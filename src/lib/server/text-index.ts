/**
 * Names, addresses and codes of facilities for listing and for search by part of a word. Kept as UTF-8 bytes,
 * since hundreds of thousands of facilities would make a million small strings.
 */
import { Buffer } from 'node:buffer';
import { TEXT_FIELD } from '$db/queries/snapshot-facilities.ts';
import type { FacilityText } from '$db/snapshot.ts';

/** Compatibility forms (full-width letters and digits) and capitals make no difference to a search. */
export function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/** Words of a search; each must occur. Empty when there is nothing to look for. */
export function searchWords(query: string): string[] {
  return fold(query)
    .split(/[\s\u0000-\u001f]+/u)
    .filter((word) => word !== '');
}

/** The texts of one kind, in the order of its rows. */
export class TextIndex {
  readonly count: number;
  /** Fields as given, in the notation of the database: code, Chinese name, English name, address, town. */
  readonly #texts: Buffer;
  readonly #textStart: Uint32Array;
  /** Folded fields to search in. */
  readonly #folded: Buffer;
  readonly #foldedStart: Uint32Array;

  /** @param texts the fields of each row, joined by `TEXT_FIELD` */
  constructor(texts: Iterable<string>, count: number) {
    this.count = count;
    const given = new Packer(count);
    const folded = new Packer(count);
    for (const text of texts) {
      given.add(text);
      const [code, nameZh, nameEn, address] = text.split(TEXT_FIELD);
      folded.add(fold([nameZh, nameEn, address, code, ''].join(TEXT_FIELD)));
    }
    [this.#texts, this.#textStart] = given.finish();
    [this.#folded, this.#foldedStart] = folded.finish();
  }

  /** Text of the row at the index. */
  at(index: number): FacilityText {
    const text = this.#texts.toString('utf8', this.#textStart[index], this.#textStart[index + 1]);
    const [code, nameZh, nameEn, address, town] = text.split(TEXT_FIELD);
    return {
      code: code || null,
      name_zh: nameZh ?? '',
      name_en: nameEn || null,
      address: address || null,
      town: town || null,
    };
  }

  /** One flag per facility: 1 where every word occurs in a name, the address or the code. */
  matches(words: readonly string[]): Uint8Array {
    const counts = new Uint8Array(this.count);
    words.forEach((word, round) => {
      for (const index of this.#indexesWith(Buffer.from(word))) {
        if (counts[index] === round) counts[index] = round + 1;
      }
    });
    return counts.map((count) => (count === words.length ? 1 : 0));
  }

  *#indexesWith(word: Buffer): Generator<number> {
    let index = 0;
    let at = this.#folded.indexOf(word);
    while (at !== -1) {
      index = this.#facilityAt(at, index);
      yield index;
      index += 1;
      if (index >= this.count) return;
      at = this.#folded.indexOf(word, this.#foldedStart[index]);
    }
  }

  /** The facility whose folded text holds the byte; `from` is a lower bound. */
  #facilityAt(byte: number, from: number): number {
    let low = from;
    let high = this.count - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((this.#foldedStart[middle] ?? 0) <= byte) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

/** Appends strings to one growing buffer and remembers where each begins. */
class Packer {
  #bytes = Buffer.allocUnsafe(1 << 16);
  #length = 0;
  #count = 0;
  readonly #start: Uint32Array;

  constructor(count: number) {
    this.#start = new Uint32Array(count + 1);
  }

  add(text: string): void {
    const needed = this.#length + text.length * 3;
    if (needed > this.#bytes.length) {
      const larger = Buffer.allocUnsafe(Math.max(needed, this.#bytes.length * 2));
      this.#bytes.copy(larger, 0, 0, this.#length);
      this.#bytes = larger;
    }
    this.#length += this.#bytes.write(text, this.#length);
    this.#count += 1;
    this.#start[this.#count] = this.#length;
  }

  finish(): [Buffer, Uint32Array] {
    if (this.#count !== this.#start.length - 1) {
      throw new RangeError(`${this.#count} texts for ${this.#start.length - 1} facilities`);
    }
    return [Buffer.from(this.#bytes.subarray(0, this.#length)), this.#start];
  }
}
