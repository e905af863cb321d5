/** Brings the words of the page of targets and standards. */
import { targets as en } from './en/targets.ts';
import { addWords } from './index.ts';
import { targets as zh } from './zh/targets.ts';

addWords({ zh, en });
