/** Brings the words of the pages of a market and of the frames on other sites. */
import { market as en } from './en/market.ts';
import { addWords } from './index.ts';
import { market as zh } from './zh/market.ts';

addWords({ zh, en });
