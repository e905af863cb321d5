/** Brings the words of the page of the districts. */
import { districts as en } from './en/districts.ts';
import { addWords } from './index.ts';
import { districts as zh } from './zh/districts.ts';

addWords({ zh, en });
