/** Brings the words of the page of definitions. */
import { methods as en } from './en/methods.ts';
import { addWords } from './index.ts';
import { methods as zh } from './zh/methods.ts';

addWords({ zh, en });
