/** Brings the words of regulatory coverage and its work lists. */
import { regulatory as en } from './en/regulatory.ts';
import { addWords } from './index.ts';
import { regulatory as zh } from './zh/regulatory.ts';

addWords({ zh, en });
