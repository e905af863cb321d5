/** Brings the words of areas drawn on the map. */
import { area as en } from './en/area.ts';
import { addWords } from './index.ts';
import { area as zh } from './zh/area.ts';

addWords({ zh, en });
