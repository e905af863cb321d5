/** Brings the words of coverage and of the figures behind it. */
import { analysis as en } from './en/analysis.ts';
import { addWords } from './index.ts';
import { analysis as zh } from './zh/analysis.ts';

addWords({ zh, en });
