/** Food samples taken and passed, per district and month: plain counts without places. */
import { DISTRICTS } from '../../geo/kinds/vocabulary.ts';
import { dayOf } from './days.ts';
import { versionKnowing } from './history.ts';
import { randomStream } from './random.ts';
import type { DemoVersion, SamplingRecord } from './record.ts';

const FIRST_YEAR = 2024;
/** To October 2026; a month is known thirty days after it began. */
const MONTHS = 34;
const PEOPLE_PER_SAMPLE = 12_000;

/** The counts of all months; those of one month are corrected in the third version. */
export function generateSamplings(): SamplingRecord[] {
  const random = randomStream('samplings');
  return DISTRICTS.flatMap(({ code, population2020 }) =>
    Array.from({ length: MONTHS }, (_, i) => {
      const month = `${FIRST_YEAR + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}-01`;
      const sampled = Math.round((population2020 / PEOPLE_PER_SAMPLE) * random.between(0.8, 1.2));
      const failed = Math.round(sampled * random.between(0.004, 0.022));
      const row = (known: DemoVersion, until: DemoVersion | null, passed: number): SamplingRecord => ({
        district: code,
        month,
        sampled,
        passed,
        known_from: known,
        known_to: until,
        data_origin: 'synthetic',
        import_batch: known,
      });
      const known = versionKnowing(dayOf(month) + 30);
      const isCorrected = code === 440111 && month === '2026-08-01';
      return isCorrected
        ? [row(known, 3, sampled - failed - 2), row(3, null, sampled - failed)]
        : [row(known, null, sampled - failed)];
    }).flat(),
  );
}
