/** Brings the words of facilities and where their records come from. */
import { facility as en } from './en/facility.ts';
import { addWords } from './index.ts';
import { facility as zh } from './zh/facility.ts';

addWords({ zh, en });
