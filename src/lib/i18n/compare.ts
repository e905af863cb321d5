/** Brings the words of before and after a scenario. */
import { compare as en } from './en/compare.ts';
import { addWords } from './index.ts';
import { compare as zh } from './zh/compare.ts';

addWords({ zh, en });
