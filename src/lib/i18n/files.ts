/** Brings the words of files to take away. */
import { files as en } from './en/files.ts';
import { addWords } from './index.ts';
import { files as zh } from './zh/files.ts';

addWords({ zh, en });
