import { describe, expect, it } from 'vitest';
import type { WorklistItem, WorklistOffice } from '$geo/regulatory/answers.ts';
import { itemGroups } from './worklist-groups.ts';

const item = (id: number, office: number | null, urgency: 1 | 2 | 3, stop: number | null) =>
  ({ id, office, urgency, stop }) as WorklistItem; // all that groups look at
const offices = [{ id: 7 }, { id: 8 }] as WorklistOffice[];
const items = [
  item(1, 7, 1, 1),
  item(2, 7, 1, 2),
  item(3, 7, 2, 1),
  item(4, 7, 2, null),
  item(5, 8, 2, 1),
  item(6, null, 1, null),
];
const told = (sort: 'route' | 'name') =>
  itemGroups({ items, offices, sort }).map((group) => [
    group.office?.id ?? null,
    group.urgency,
    group.isFirstOfOffice,
    group.items.map(({ id }) => id),
  ]);

describe('the groups of a work list', () => {
  it('are offices and their trips in the order of routes', () => {
    expect(told('route')).toEqual([
      [7, 1, true, [1, 2]],
      [7, 2, false, [3]],
      [7, null, false, [4]],
      [8, 2, true, [5]],
      [null, null, true, [6]],
    ]);
  });

  it('are one in any other order, and none without items', () => {
    expect(told('name')).toEqual([[null, null, false, [1, 2, 3, 4, 5, 6]]]);
    expect(itemGroups({ items: [], offices, sort: 'route' })).toEqual([]);
    expect(itemGroups({ items: [], offices, sort: 'name' })).toEqual([]);
  });
});
