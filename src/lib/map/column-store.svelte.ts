/** Columns of the data version and the day of the page, fetched once each: facilities per kind, and the population cells. */
import type { CellColumns } from '$geo/columns/columns.ts';
import { decodeCells, decodeFacilities, type WireDetail, type WireFacilities } from '$geo/columns/wire.ts';
import type { Kind } from '$geo/kinds/vocabulary.ts';
import type { Failure } from './ask.ts';
import { askColumns } from './ask-columns.ts';

export class ColumnStore {
  kinds = $state.raw<Partial<Record<Kind, WireFacilities>>>({});
  cells = $state.raw<CellColumns | null>(null);
  failure = $state.raw<Failure | null>(null);
  /** How many fetches are under way. */
  pending = $state(0);
  /** What pins version and day. */
  readonly #edition: string;
  /** Nothing is shown of it, so it need not be reactive. */
  // eslint-disable-next-line svelte/prefer-svelte-reactivity
  readonly #asked = new Set<string>();

  /** @param asOf another day than that of the data version; null = that one */
  constructor(version: number, asOf: string | null) {
    this.#edition = `v=${version}${asOf ? `&as_of=${asOf}` : ''}`;
  }

  /** Fetches facilities of a kind unless they are here or on their way; `exact` serves drawing too. */
  async need(kind: Kind, detail: WireDetail): Promise<void> {
    if (this.#asked.has(`${kind}/exact`)) return;
    const columns = await this.#fetch(`${kind}/${detail}`, decodeFacilities);
    // What serves drawing may come last; it does not replace what serves figures.
    if (columns && !(detail === 'draw' && this.kinds[kind]?.detail === 'exact'))
      this.kinds = { ...this.kinds, [kind]: columns };
  }

  async needCells(): Promise<void> {
    const cells = await this.#fetch('cells/exact', decodeCells);
    if (cells) this.cells = cells;
  }

  /** Asks again for what failed. */
  retry(): void {
    this.failure = null;
    this.#asked.clear();
  }

  async #fetch<Columns>(name: string, decode: (bytes: Uint8Array) => Columns): Promise<Columns | null> {
    if (this.#asked.has(name)) return null;
    this.#asked.add(name);
    this.pending += 1;
    const answer = await askColumns(fetch, `/columns/${name}?${this.#edition}`, decode);
    this.pending -= 1;
    if (answer.ok) return answer.data;
    this.failure = answer.failure;
    return null;
  }
}
