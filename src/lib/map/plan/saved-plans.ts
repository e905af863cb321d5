/** Scenarios kept in this browser, by name; where the browser keeps nothing, there are none. */
const KEY = 'suitu.scenarios';
const MOST = 100;

export interface SavedPlan {
  readonly name: string;
  /** As in addresses (`scenario-param.ts`). */
  readonly param: string;
}

const isSaved = (value: unknown): value is SavedPlan =>
  typeof value === 'object' &&
  value !== null &&
  'name' in value &&
  typeof value.name === 'string' &&
  'param' in value &&
  typeof value.param === 'string';

type Store = Pick<Storage, 'getItem' | 'setItem'>;

/** What is kept, newest first; what cannot be read is left out. */
export const savedPlans = (store: Store): SavedPlan[] => {
  try {
    const read: unknown = JSON.parse(store.getItem(KEY) ?? '[]');
    return Array.isArray(read) ? read.filter(isSaved) : [];
  } catch {
    return [];
  }
};

/** Keeps a scenario in place of one of the same name. Returns what is kept; throws what the browser throws. */
export const keepPlan = (store: Store, plan: SavedPlan): SavedPlan[] => {
  const kept = [plan, ...savedPlans(store).filter(({ name }) => name !== plan.name)].slice(0, MOST);
  store.setItem(KEY, JSON.stringify(kept));
  return kept;
};

export const forgetPlan = (store: Store, name: string): SavedPlan[] => {
  const kept = savedPlans(store).filter((plan) => plan.name !== name);
  store.setItem(KEY, JSON.stringify(kept));
  return kept;
};
