/** An item of a work list, with what the answer does not tell. */
import type { PlanePoint } from '$geo/place/crs.ts';
import type { WorklistItem } from '$geo/regulatory/answers.ts';
import type { KindData } from './snapshot.ts';

/** An item on its way into the answer. */
export interface ListedItem extends Omit<WorklistItem, 'stop' | 'leg_m'> {
  /** Of its own in the list. */
  readonly key: number;
  /** Where somebody is to go; null without coordinates, and where it was closed since. */
  readonly place: PlanePoint | null;
  /** What words are sought in, folded. */
  readonly words: string;
}

/** Before its office is known. */
export interface PlacedItem extends Omit<ListedItem, 'office'> {
  readonly data: KindData;
  readonly index: number;
}
