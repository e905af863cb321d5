/** Names of facilities by id, fetched once each: columns have none. */
import type { FacilityAnswer } from '$geo/answers.ts';
import type { Text } from '$lib/i18n/index.ts';
import { SvelteMap } from 'svelte/reactivity';
import { ask } from './ask.ts';
import { facilityPath } from './paths.ts';

type Named = Pick<FacilityAnswer['properties'], 'name_zh' | 'name_en'>;

export class FacilityNames {
  readonly #known = new SvelteMap<number, Named>();
  readonly #version: number | null;
  /** Nothing is shown of it. */
  // eslint-disable-next-line svelte/prefer-svelte-reactivity
  readonly #asked = new Set<number>();

  readonly #asOf: string | null;

  constructor(version: number | null, asOf: string | null) {
    this.#version = version;
    this.#asOf = asOf;
  }

  /** The name, or the number of the facility until its name is here. */
  of(id: number, text: Text): string {
    const known = this.#known.get(id);
    return known ? text.name(known) : `#${id}`;
  }

  need(id: number): void {
    if (this.#asked.has(id)) return;
    this.#asked.add(id);
    void ask<FacilityAnswer>(fetch, facilityPath(id, this.#version, this.#asOf)).then((answer) => {
      if (answer.ok) this.#known.set(id, answer.data.properties);
    });
  }
}
