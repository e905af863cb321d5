/** The list under the search box: what it offers, and which offer the keys are on (ARIA combobox pattern). */
import type { FinderMarket, FinderPlace } from '$geo/finder/market.ts';
import type { Suggestions } from '$geo/finder/suggest.ts';

export type Suggestion =
  | { readonly kind: 'place'; readonly key: string; readonly place: FinderPlace }
  | { readonly kind: 'market'; readonly key: string; readonly market: FinderMarket };

export class SuggestionList {
  items = $state.raw<readonly Suggestion[]>([]);
  /** Position of the offer under the keys; -1 = the words as typed. */
  at = $state(-1);
  isOpen = $derived.by(() => this.items.length > 0);
  readonly #suggest: (text: string) => Suggestions;

  constructor(suggest: (text: string) => Suggestions) {
    this.#suggest = suggest;
  }

  get chosen(): Suggestion | null {
    return this.items[this.at] ?? null;
  }

  show(text: string): void {
    const { places, markets } = text.trim() === '' ? { places: [], markets: [] } : this.#suggest(text);
    this.items = [
      ...places.map((place): Suggestion => ({ kind: 'place', key: place.key, place })),
      ...markets.map((market): Suggestion => ({ kind: 'market', key: String(market.id), market })),
    ];
    this.at = -1;
  }

  close(): void {
    this.items = [];
    this.at = -1;
  }

  key(event: KeyboardEvent): void {
    // While an input method composes, its keys are its own.
    if (event.isComposing || !this.isOpen) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      const places = this.items.length + 1;
      this.at = ((this.at + 1 + step + places) % places) - 1;
      event.preventDefault();
    } else if (event.key === 'Escape') {
      this.close();
      event.preventDefault();
    }
  }
}
