/** Brings the words of regulatory coverage. */
import { regulatory as en } from './en/regulatory.ts';
import { addWords } from './index.ts';
import { regulatory as zh } from './zh/regulatory.ts';

addWords({ zh, en });
