/** Brings the words of the page of one district. */
import { districtPage as en } from './en/district-page.ts';
import { addWords } from './index.ts';
import { districtPage as zh } from './zh/district-page.ts';

addWords({ zh, en });
