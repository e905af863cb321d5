/** The parameters of `/api/districts` and of a district's scorecard. */
import * as v from 'valibot';
import { NotFoundError } from '$geo/errors.ts';
import { DISTRICTS, type DistrictCode, OLD_DISTRICT_CODES } from '$geo/kinds/vocabulary.ts';
import type { ScorecardSettings } from '$geo/regulatory/scorecard.ts';
import { coverageSchema } from './coverage-parameters.ts';
import { LANGUAGES } from './language.ts';
import { about, dataVersion, knownSchema, oneOf, quote, wholeNumber } from './parameters.ts';

/** Stars from which a market counts as near enough to go to. */
const DEFAULT_STARS_MIN = 3;

export const scorecardSchema = v.object({
  radius_m: coverageSchema.entries.radius_m,
  stars_min: v.optional(
    about(
      'Markets with at least so many stars, in what is said of people near them.',
      wholeNumber(1, 5, 'stars'),
    ),
    String(DEFAULT_STARS_MIN),
  ),
  ratings: coverageSchema.entries.ratings,
  ...knownSchema.entries,
  format: v.optional(
    about('JSON, or a table as CSV or XLSX; trends are in JSON only.', oneOf(['json', 'csv', 'xlsx'])),
    'json',
  ),
  lang: v.optional(about('Language of the heads in XLSX; else that of the browser.', oneOf(LANGUAGES))),
  v: v.optional(
    about(
      'Data version; held are the current and the previous one. Targets are always those of now.',
      dataVersion,
    ),
  ),
});
type ScorecardParameters = v.InferOutput<typeof scorecardSchema>;

/** The settings as understood, with the day filled in. */
export function scorecardSettings(
  { radius_m, stars_min, ratings }: Pick<ScorecardParameters, 'radius_m' | 'stars_min' | 'ratings'>,
  asOf: string,
): ScorecardSettings {
  return { as_of: asOf, radius_m, stars_min, ratings };
}

/**
 * The district that a path names.
 * @throws NotFoundError `district_unknown`, which names the eleven, and the new code of an old one
 */
export function districtOfPath(text: string | undefined): DistrictCode {
  const found = DISTRICTS.find(({ code }) => String(code) === text);
  if (found) return found.code;
  const today = OLD_DISTRICT_CODES[Number(text)];
  const codes = DISTRICTS.map(({ code }) => code).join(', ');
  throw new NotFoundError(
    'district_unknown',
    today === undefined
      ? `There is no district ${quote(text ?? '')}; allowed: ${codes}.`
      : `District ${quote(text ?? '')} is ${today} today; allowed: ${codes}.`,
  );
}
