import * as v from 'valibot';
import { DISTRICTS } from '$geo/kinds/vocabulary.ts';
import { WORKLOAD_SORTS } from '$geo/regulatory/workload-answer.ts';
import { OFFICE_TYPES } from '$geo/regulatory/workload-offices.ts';
import { fileSchema } from './file-parameters.ts';
import { about, datedSchema, oneOf } from './parameters.ts';

/** The parameters of `GET /api/workload`. */
export const workloadSchema = v.object({
  district: v.optional(
    about(
      'Only offices of this district, by declared district; the city without it.',
      oneOf(DISTRICTS.map(({ code }) => String(code))),
    ),
  ),
  type: v.optional(about('Only offices of this type.', oneOf(OFFICE_TYPES))),
  sort: v.optional(
    about(
      'Order of the offices: most facilities per inspector, most inspections per inspector, most facilities, longest ' +
        'way, or by name.',
      oneOf(WORKLOAD_SORTS),
    ),
    'load',
  ),
  ...fileSchema.entries,
  ...datedSchema.entries,
});
type Parameters = v.InferOutput<typeof workloadSchema>;

/** What of them is the question. */
export type WorkloadQuestion = Pick<Parameters, 'sort'> & {
  /** Null = all. */
  readonly district: number | null;
  readonly type: Parameters['type'] | null;
};

export const workloadQuestion = ({ district, type, sort }: Parameters): WorkloadQuestion => ({
  district: district === undefined ? null : Number(district),
  type: type ?? null,
  sort,
});
