/** A work list as a table; the page and the API write the same file. */
import type { WorklistAnswer, WorklistItem } from '$geo/regulatory/answers.ts';
import { gridOf, type Grid } from './table.ts';

/** Most urgent first. */
export const worklistGrid = ({ items }: Pick<WorklistAnswer, 'items'>): Grid =>
  gridOf<WorklistItem>(items, [
    ['id', 'number', (item) => item.id],
    ['code', 'text', (item) => item.external_code],
    ['name_zh', 'text', (item) => item.name_zh],
    ['name_en', 'text', (item) => item.name_en],
    ['address', 'text', (item) => item.address],
    ['town', 'text', (item) => item.town],
    ['declared_district', 'number', (item) => item.district],
    ['inspected_on', 'text', (item) => item.inspected_on],
    ['next_due_on', 'text', (item) => item.next_due_on],
  ]);
