/** Brings the words of the planner's map. */
import { planner as en } from './en/planner.ts';
import { addWords } from './index.ts';
import { planner as zh } from './zh/planner.ts';

addWords({ zh, en });
