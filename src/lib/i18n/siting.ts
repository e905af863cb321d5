/** Brings the words of the siting of new facilities. */
import { siting as en } from './en/siting.ts';
import { addWords } from './index.ts';
import { siting as zh } from './zh/siting.ts';

addWords({ zh, en });
