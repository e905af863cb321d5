/** Brings the words of work lists and the sheets to take along. */
import { worklist as en } from './en/worklist.ts';
import { addWords } from './index.ts';
import { worklist as zh } from './zh/worklist.ts';

addWords({ zh, en });
