/** Brings the words of the page about the data. */
import { data as en } from './en/data.ts';
import { addWords } from './index.ts';
import { data as zh } from './zh/data.ts';

addWords({ zh, en });
