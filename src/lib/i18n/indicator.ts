/** Brings the words of the indicators of a district. */
import { indicator as en } from './en/indicator.ts';
import { addWords } from './index.ts';
import { indicator as zh } from './zh/indicator.ts';

addWords({ zh, en });
