/** Workload of the offices, for `/api/workload` and its page. */
import { inspectionCounts } from '$db/queries/workload.ts';
import { selectFacilities } from '$geo/columns/filters.ts';
import { CITY_CODE } from '$geo/coverage/coverage.ts';
import { DISTRICTS } from '$geo/kinds/vocabulary.ts';
import { districtIndexOf } from '$geo/place/districts.ts';
import type { WorkloadAnswer, WorkloadLine } from '$geo/regulatory/workload-answer.ts';
import { kindWork, WORKLOAD_KINDS } from '$geo/regulatory/workload-kinds.ts';
import { OFFICE_TYPES, type OfficeType } from '$geo/regulatory/workload-offices.ts';
import { loadSums, officeLoads, type LoadSum, twelveMonthsTo } from '$geo/regulatory/workload.ts';
import { ask } from './database.ts';
import { heavyWork } from './limiter.ts';
import { provenanceOver } from './regulatory.ts';
import { type Snapshot, snapshotKey } from './snapshot.ts';
import { WeightedCache } from './weighted-cache.ts';
import { countsOf, figuresOf } from './workload-figures.ts';
import { officeOrder, workloadOffices } from './workload-office.ts';
import { inspectorsOf, officesIn, staffOf } from './workload-offices.ts';
import type { WorkloadQuestion } from './workload-parameters.ts';

const DEFINITION = {
  method: 'workload',
  says:
    'Open, located facilities by the nearest open, located office, straight line in EPSG:4547: elevators by inspection ' +
    'station for special equipment where their declared district has one, all else by supervision office. Completed ' +
    'inspections of those facilities in the twelve months to the day, without evaluations by third parties. Offices ' +
    'whose inspectors are unknown are left out of what comes to one inspector. Districts: declared by the offices.',
} as const;

type Everything = Omit<WorkloadAnswer, 'district' | 'sort'>;

const KEPT_DAYS = 8;
const kept = new WeightedCache<Everything>(KEPT_DAYS);

/** The workload asked for; everything is computed once per snapshot, when it is first asked for. */
export async function workload(snapshot: Snapshot, question: WorkloadQuestion): Promise<WorkloadAnswer> {
  const everything = await kept.getOrCompute(`${snapshotKey(snapshot)} ${snapshot.publishedAt}`, () =>
    heavyWork.run(() => compute(snapshot)),
  );
  const { district, sort } = question;
  const isAsked = (one: { readonly district: number | null }) =>
    district === null || one.district === district;
  return {
    ...everything,
    district,
    sort,
    types: everything.types
      .filter(({ type }) => question.type === null || type === question.type)
      .map(({ type, lines, offices }) => ({
        type,
        lines: lines.filter(isAsked),
        offices: offices.filter(isAsked).sort(officeOrder(sort)),
      })),
    unlocated: everything.unlocated.filter(isAsked),
  };
}

async function compute(snapshot: Snapshot): Promise<Everything> {
  const { version, asOf: day } = snapshot;
  const offices = officesIn(snapshot);
  const [staff, counts] = await Promise.all([
    staffOf(snapshot),
    ask(({ sql }) => inspectionCounts(sql, { version, day })),
  ]);
  const work = WORKLOAD_KINDS.map((kind) => kindWork(kind, snapshot.kinds[kind].columns, offices, counts));
  const loads = officeLoads({ ...offices, inspectors: inspectorsOf(offices, staff) }, work);
  return {
    inspections_from: twelveMonthsTo(day),
    types: OFFICE_TYPES.map((type) => ({
      type,
      lines: loadSums(offices, loads, type).map((line) => lineOf(snapshot, type, line)),
      offices: workloadOffices(snapshot, type, { offices, loads, staff }),
    })),
    unlocated: unlocatedByDistrict(snapshot),
    without_office: countsOf(
      work.map(({ nearest }) => nearest.index.reduce((none, office) => none + (office < 0 ? 1 : 0), 0)),
    ),
    provenance: provenanceOver(snapshot, DEFINITION, [...WORKLOAD_KINDS, 'station']),
  };
}

function lineOf(snapshot: Snapshot, type: OfficeType, sum: LoadSum): WorkloadLine {
  const { type: types, district } = officesIn(snapshot, false);
  const isOwn = (at: number) => sum.district === CITY_CODE || district[at] === districtIndexOf(sum.district);
  return {
    district: sum.district,
    offices: sum.offices,
    offices_unlocated: [...types].filter((code, at) => OFFICE_TYPES[code] === type && isOwn(at)).length,
    inspectors: sum.inspectors,
    inspectors_unknown: sum.unknown,
    ...figuresOf(sum),
  };
}

function unlocatedByDistrict({ kinds }: Snapshot): WorkloadAnswer['unlocated'] {
  const declared = WORKLOAD_KINDS.map((kind) => {
    const { columns } = kinds[kind];
    const unlocated = selectFacilities(columns, { statuses: ['open'], located: false });
    return unlocated.map((at) => columns.declaredDistrict[at] ?? 0);
  });
  return [CITY_CODE, ...DISTRICTS.map(({ code }) => code)].map((district) => ({
    district,
    ...countsOf(
      declared.map((own) =>
        district === CITY_CODE ? own.length : own.filter((one) => one === districtIndexOf(district)).length,
      ),
    ),
  }));
}
