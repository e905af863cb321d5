/** Brings the words of the sentences that open the page and the report of a district. */
import { districtHeadline as en } from './en/district-headline.ts';
import { addWords } from './index.ts';
import { districtHeadline as zh } from './zh/district-headline.ts';

addWords({ zh, en });
