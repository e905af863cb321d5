/** Brings the words of the form for errors that visitors found. */
import { report as en } from './en/report.ts';
import { addWords } from './index.ts';
import { report as zh } from './zh/report.ts';

addWords({ zh, en });
