/** Brings the words of the page of elevators. */
import { elevators as en } from './en/elevators.ts';
import { addWords } from './index.ts';
import { elevators as zh } from './zh/elevators.ts';

addWords({ zh, en });
