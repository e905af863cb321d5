/** Brings the words of the workload of offices. */
import { workload as en } from './en/workload.ts';
import { addWords } from './index.ts';
import { workload as zh } from './zh/workload.ts';

addWords({ zh, en });
