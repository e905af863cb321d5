/** Differences of many facilities, counted by district, kind and reason, with the first of each list. */
import { CITY_CODE } from '../coverage/coverage.ts';
import { KINDS } from '../kinds/vocabulary.ts';
import {
  type Change,
  type ChangedKind,
  type ChangeItem,
  type ChangeList,
  CORRECTIONS,
  EVENTS,
} from './changes.ts';

interface Growing {
  count: number;
  readonly items: ChangeItem[];
}

/** What a change is about. */
export type Subject = Pick<ChangeItem, 'id' | 'name_zh' | 'name_en' | 'district'> & {
  readonly kind: ChangedKind;
};

const KINDS_LISTED: readonly ChangedKind[] = [...KINDS, 'sampling'];

/** Takes changes one by one; the lists hold the first `most` of each. */
export class ChangeTally {
  readonly #lists = new Map<string, Growing>();
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  add({ kind, ...subject }: Subject, { what, reason, ...change }: Change): void {
    const scopes = subject.district === null ? [CITY_CODE] : [CITY_CODE, subject.district];
    for (const scope of scopes) {
      const key = keyOf(scope, what, kind, reason);
      let list = this.#lists.get(key);
      if (!list) this.#lists.set(key, (list = { count: 0, items: [] }));
      list.count += 1;
      if (list.items.length < this.#most) list.items.push({ ...subject, ...change });
    }
  }

  /**
   * The lists of a district (440100 = the city), by kind, then reason; empty ones are left out.
   * @param most items of each, no more than were kept
   */
  lists(district: number, what: Change['what'], most: number): ChangeList[] {
    const reasons = what === 'reality' ? EVENTS : CORRECTIONS;
    return KINDS_LISTED.flatMap((kind) =>
      reasons.flatMap((reason) => {
        const list = this.#lists.get(keyOf(district, what, kind, reason));
        return list ? [{ kind, reason, count: list.count, items: list.items.slice(0, most) }] : [];
      }),
    );
  }
}

const keyOf = (district: number, what: string, kind: string, reason: string) =>
  `${district} ${what} ${kind} ${reason}`;
