import { describe, expect, it } from 'vitest';
import { forgetPlan, keepPlan, savedPlans } from './saved-plans.ts';

const storeWith = (text: string | null) => {
  let kept = text;
  return {
    getItem: () => kept,
    setItem: (_key: string, value: string) => {
      kept = value;
    },
  };
};

describe('scenarios kept in the browser', () => {
  it('come back newest first, one for each name', () => {
    const store = storeWith(null);
    keepPlan(store, { name: 'a', param: '1' });
    keepPlan(store, { name: 'b', param: '2' });
    keepPlan(store, { name: 'a', param: '3' });
    expect(savedPlans(store)).toEqual([
      { name: 'a', param: '3' },
      { name: 'b', param: '2' },
    ]);
    expect(forgetPlan(store, 'a')).toEqual([{ name: 'b', param: '2' }]);
    expect(savedPlans(store)).toHaveLength(1);
  });

  it('are none where something else is kept under their name', () => {
    for (const text of ['{', '"text"', '{"name":"a"}']) expect(savedPlans(storeWith(text))).toEqual([]);
    expect(savedPlans(storeWith('[1, null, {"name":"a"}, {"name":"b","param":"2"}]'))).toEqual([
      { name: 'b', param: '2' },
    ]);
  });
});
