import * as v from 'valibot';
import { DISTRICTS } from '$geo/kinds/vocabulary.ts';
import { ENTRY_KINDS, TARGET_SCOPES, type TargetFilter } from '$geo/regulatory/target-filter.ts';
import { about, day, oneOf, trueOrFalse } from './parameters.ts';

/** The parameters of `GET /api/targets`. */
export const targetsSchema = v.object({
  kind: v.optional(about('Only of this kind.', oneOf(ENTRY_KINDS))),
  scope: v.optional(
    about(
      'Only those of the city, or only those that somebody entered for a district. Service radii are the city’s.',
      oneOf(TARGET_SCOPES),
    ),
  ),
  district: v.optional(
    about(
      'Code of a district: its own, and those of the city.',
      oneOf(DISTRICTS.map(({ code }) => String(code))),
    ),
  ),
  as_of: v.optional(about('Without what is for a later year than that of the day.', day())),
  history: v.optional(about('Also what was retired.', trueOrFalse()), 'false'),
  format: v.optional(about('JSON, or a file for `suitu targets import`.', oneOf(['json', 'csv'])), 'json'),
});

/** What is asked for, as the engine takes it. */
export const filterOf = ({
  kind,
  scope,
  district,
  as_of,
}: v.InferOutput<typeof targetsSchema>): TargetFilter => ({
  kind: kind ?? null,
  scope: scope ?? null,
  district: district === undefined ? null : Number(district),
  year: as_of === undefined ? null : Number(as_of.slice(0, 4)),
});
