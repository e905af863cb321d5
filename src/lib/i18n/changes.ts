/** Brings the words of what is different between two data versions. */
import { changes as en } from './en/changes.ts';
import { addWords } from './index.ts';
import { changes as zh } from './zh/changes.ts';

addWords({ zh, en });
