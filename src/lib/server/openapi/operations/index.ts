/** Every route that programs call. A new one is added to the file of its tag; a test finds those that are not here. */
import type { Operation } from '../operation.ts';
import { coverage } from './coverage.ts';
import { facts } from './facts.ts';
import { files } from './files.ts';
import { map } from './map.ts';
import { regulatory } from './regulatory.ts';
import { service } from './service.ts';

export const OPERATIONS: readonly Operation[] = [
  ...facts,
  ...coverage,
  ...regulatory,
  ...map,
  ...files,
  ...service,
];
