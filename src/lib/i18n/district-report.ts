/** Brings the words of the report of a district. */
import { districtReport as en } from './en/district-report.ts';
import { addWords } from './index.ts';
import { districtReport as zh } from './zh/district-report.ts';

addWords({ zh, en });
