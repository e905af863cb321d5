/** Brings the words of maps drawn as SVG. */
import { vectorMap as en } from './en/vector-map.ts';
import { addWords } from './index.ts';
import { vectorMap as zh } from './zh/vector-map.ts';

addWords({ zh, en });
