/** The list of facilities as a table: the same columns in the server's CSV and in a workbook. */
import type { FacilityFeature } from '$geo/answers.ts';
import { gridOf, type CellType, type Grid } from './table.ts';

const PROPERTIES = [
  ['code', 'text'],
  ['name_zh', 'text'],
  ['name_en', 'text'],
  ['address', 'text'],
  ['town', 'text'],
  ['district', 'number'],
  ['declared_district', 'number'],
  ['located_district', 'number'],
  ['located', 'text'],
  ['location_quality', 'text'],
  ['status', 'text'],
  ['type', 'text'],
  ['stars', 'number'],
  ['rating_state', 'text'],
  ['install_year', 'number'],
  ['residential', 'text'],
  ['next_due_on', 'text'],
  ['meals_a_day', 'whole'],
  ['inspectors', 'whole'],
  ['stalls', 'whole'],
  ['data_origin', 'text'],
] as const satisfies readonly (readonly [string, CellType])[];

export const facilityGrid = (facilities: readonly FacilityFeature[]): Grid =>
  gridOf(facilities, [
    ['id', 'number', ({ id }) => id],
    ...PROPERTIES.map(
      ([key, type]) => [key, type, ({ properties }: FacilityFeature) => properties[key]] as const,
    ),
    ['lng', 'degrees', ({ geometry }) => geometry?.coordinates[0]],
    ['lat', 'degrees', ({ geometry }) => geometry?.coordinates[1]],
  ]);
