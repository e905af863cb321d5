/** The view of the map page and the address: one changes with the other, in both directions. */
import { pushState, replaceState } from '$app/navigation';
import { readView, viewHref } from './url-state.ts';
import type { View } from './view.ts';

export class ViewHistory {
  view = $state.raw<View>() as View; // set by the constructor
  /** Grows when the browser went back or forward. */
  jumps = $state(0);
  readonly #chosenLang: () => string | null;
  readonly #asOf: string | null;

  constructor(search: URLSearchParams, chosenLang: () => string | null) {
    this.view = readView(search);
    this.#asOf = this.view.asOf;
    this.#chosenLang = chosenLang;
  }

  /** The address of the view with some changes: what a link to it says, with and without script. */
  href(change: Partial<View>): string {
    return viewHref({ ...this.view, ...change }, this.#chosenLang());
  }

  /** A step that "back" undoes. */
  go(change: Partial<View>): void {
    this.view = { ...this.view, ...change };
    pushState(this.href({}), {});
  }

  /** Part of the same step: camera, slider. */
  adjust(change: Partial<View>): void {
    this.view = { ...this.view, ...change };
    replaceState(this.href({}), {});
  }

  /** Only on the screen, until `adjust` or `go` follows: a slider under the finger. */
  preview(change: Partial<View>): void {
    this.view = { ...this.view, ...change };
  }

  /** Another day is another page: nothing of what was fetched for this one fits. */
  goToDay(asOf: string | null): void {
    // The steps of a scenario are about the facilities of this day.
    location.assign(this.href({ asOf, plan: null, gap: null }));
  }

  /** The browser went back or forward: the address says where. */
  restore(): void {
    const view = readView(new URLSearchParams(location.search));
    if (view.asOf !== this.#asOf) return location.reload();
    this.view = view;
    this.jumps += 1;
  }
}
