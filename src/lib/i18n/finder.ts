/** Brings the words of the public finder. */
import { finder as en } from './en/finder.ts';
import { addWords } from './index.ts';
import { finder as zh } from './zh/finder.ts';

addWords({ zh, en });
