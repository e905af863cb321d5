/** Brings the words of the coverage question. */
import { coverage as en } from './en/coverage.ts';
import { addWords } from './index.ts';
import { coverage as zh } from './zh/coverage.ts';

addWords({ zh, en });
