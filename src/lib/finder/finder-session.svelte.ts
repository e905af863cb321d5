/**
 * Everything the finder page knows. The server's answer is the first one; once all markets are here, every
 * further answer is computed in the browser by the same code, also without a network.
 */
import { pushState, replaceState } from '$app/navigation';
import type { FinderResult } from '$geo/finder/answer.ts';
import type { Finder } from '$geo/finder/finder.ts';
import type { FinderQuestion, OriginRef } from '$geo/finder/question.ts';
import type { Suggestions } from '$geo/finder/suggest.ts';
import type { PlanePoint } from '$geo/place/crs.ts';
import type { Failure } from '$lib/map/ask.ts';
import { fetchFinder } from './fetch-finder.ts';
import type { LocateTrouble } from './locate.ts';
import { finderHref, PAGE, readFinderView, type FinderView } from './view.ts';

export interface FirstFinding {
  readonly search: string;
  readonly result: FinderResult;
}

interface Mover {
  readonly panBy: (x: number, y: number) => void;
  readonly zoomBy: (steps: number) => void;
}

const NOTHING: Suggestions = { places: [], markets: [] };

export class FinderSession {
  view = $state.raw<FinderView>() as FinderView; // set by the constructor
  result = $state.raw<FinderResult>() as FinderResult; // set by the constructor
  /** True while the result is not yet that of the view. */
  isStale = $state(false);
  failure = $state.raw<Failure | null>(null);
  /** Words for a live region. */
  said = $state('');
  /** Why the device's position is not to be had; null = nobody asked, or it is. */
  trouble = $state<LocateTrouble | null>(null);
  /** The next press on the map sets where distances start. */
  isPinning = $state(false);
  /** The map's own movements, while there is a map. */
  mover = $state.raw<Mover | null>(null);
  loaded = $state.raw<Finder | null>(null);
  /** Grows when the browser went back or forward. */
  jumps = $state(0);
  #loading: Promise<Finder | null> | null = null;
  #turn = 0;
  readonly #chosenLang: () => string | null;

  constructor(first: FirstFinding, chosenLang: () => string | null) {
    this.view = readFinderView(new URLSearchParams(first.search));
    this.result = first.result;
    this.#chosenLang = chosenLang;
  }

  /** Set where the address names the language: links then keep naming it. */
  get chosenLang(): string | null {
    return this.#chosenLang();
  }

  href(change: Partial<FinderView>): string {
    return finderHref({ ...this.view, ...change }, this.#chosenLang());
  }

  /** The address of another question: from its first card, with nothing chosen. */
  hrefOf(change: Partial<FinderQuestion>): string {
    return this.href({ question: { ...this.view.question, ...change }, show: PAGE, chosen: null });
  }

  /** A step that "back" undoes. */
  go(change: Partial<FinderView>): void {
    this.view = { ...this.view, ...change };
    pushState(this.href({}), {});
    void this.refresh();
  }

  ask(change: Partial<FinderQuestion>): void {
    this.go({ question: { ...this.view.question, ...change }, show: PAGE, chosen: null });
  }

  /** One selection for list and map. */
  choose(id: number | null): void {
    if (id === this.view.chosen) return;
    this.view = { ...this.view, chosen: id };
    pushState(this.href({}), {});
  }

  showMore(show: number): void {
    this.adjust({ show });
    // The browser's own answer holds every card already; the server's holds the first ones.
    if (!this.loaded) void this.refresh();
  }

  startPinning(): void {
    this.trouble = null;
    this.isPinning = true;
    if (this.view.surface !== 'map') this.go({ surface: 'map' });
  }

  /** Part of the same step: the camera, more cards, the words while they are typed. */
  adjust(change: Partial<FinderView>): void {
    this.view = { ...this.view, ...change };
    replaceState(this.href({}), {});
  }

  /** The browser went back or forward. */
  restore(): void {
    this.#readAddress();
    void this.refresh();
  }

  /** A page kept for offline use was opened at another address than the one that it was made for. */
  reopen(): void {
    this.#readAddress();
    void this.settle();
  }

  /**
   * Answers the view once the markets are here. Without them, what the server sent stays, as opening the address
   * again would come back to here.
   */
  async settle(): Promise<void> {
    if (await this.load()) await this.refresh();
  }

  /** Fetches all markets once; later calls wait for the first. A failure can be tried again. */
  load(): Promise<Finder | null> {
    this.#loading ??= this.#fetch().then((loaded) => {
      if (!loaded) this.#loading = null;
      return loaded;
    });
    return this.#loading;
  }

  /** Computes the answer to the view; without the markets, the server is asked by opening the address. */
  async refresh(): Promise<void> {
    const turn = ++this.#turn;
    const { origin } = this.view.question;
    this.isStale = true;
    const loaded = this.loaded ?? (await this.load());
    const point = loaded && origin && origin.kind !== 'place' ? await pointOf(origin) : null;
    if (turn !== this.#turn) return;
    if (!loaded) return location.assign(this.href({}));
    this.result = loaded.answer(this.view.question, point);
    this.isStale = false;
  }

  #readAddress(): void {
    this.view = readFinderView(new URLSearchParams(location.search));
    this.jumps += 1;
  }

  suggest(text: string): Suggestions {
    return this.loaded?.suggest(text) ?? NOTHING;
  }

  async #fetch(): Promise<Finder | null> {
    const answer = await fetchFinder(this.result.dataVersion);
    this.failure = answer.ok ? null : answer.failure;
    if (answer.ok) this.loaded = answer.data;
    return this.loaded;
  }
}

/** The projection is fetched only for those who measure from a point of their own. */
const pointOf = async ({ lng, lat }: Extract<OriginRef, { lng: number }>): Promise<PlanePoint> =>
  (await import('$geo/place/crs.ts')).planePoint(lng, lat);
