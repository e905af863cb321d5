/** Brings the words of maps and of the lists beside them. */
import { map as en } from './en/map.ts';
import { addWords } from './index.ts';
import { map as zh } from './zh/map.ts';

addWords({ zh, en });
