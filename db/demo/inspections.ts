/** Inspections of six terms, evaluations of suppliers, equipment inspections, follow-ups and food samples. */
import { DISTRICTS } from '../../geo/kinds/vocabulary.ts';
import type { InspectedCanteen } from './canteens.ts';
import { DEMO_AS_OF, DEMO_VERSIONS, type DemoCounts } from './plan.ts';
import { type Random, randomStream } from './random.ts';
import { daysAfter, type DemoVersion } from './record.ts';

/** A school term, days included. */
export interface Term {
  readonly first_day: string;
  readonly last_day: string;
}

interface Known {
  readonly known_from: DemoVersion;
  readonly known_to: null;
  readonly data_origin: 'synthetic';
  readonly import_batch: DemoVersion;
}
interface InspectionRecord extends Known {
  readonly id: number;
  readonly facility_id: number;
  readonly inspected_on: string;
  readonly purpose: 'term' | 'third_party' | 'equipment';
  readonly completed: boolean;
  readonly result: 'pass' | 'hazard' | 'fail' | null;
  readonly hazards: number;
  readonly inspector: string;
}
interface FollowupRecord extends Known {
  readonly id: number;
  readonly inspection_id: number;
  readonly due_on: string;
  readonly done_on: string | null;
  readonly outcome: 'resolved' | 'open';
}
interface SamplingRecord extends Known {
  readonly district: number;
  readonly month: string;
  readonly sampled: number;
  readonly passed: number;
}

export interface Inspections {
  readonly inspections: InspectionRecord[];
  readonly followups: FollowupRecord[];
  readonly samplings: SamplingRecord[];
}

/** Share of schools inspected in a finished term, and so far in the running one. */
const FINISHED = 0.975;
const RUNNING = 0.71;
const FIRST_MONTH = '2024-01';
const MONTHS = 34;

/** The version that a fact of a day was known with first. */
function knownSince(day: string): Known {
  const found = DEMO_VERSIONS.find(({ asOf }) => day <= asOf) ?? DEMO_VERSIONS[2];
  return { known_from: found.version, known_to: null, data_origin: 'synthetic', import_batch: found.version };
}

/** Everything inspected until the as-of day. */
export function generateInspections(
  canteens: readonly InspectedCanteen[],
  elevators: readonly { id: number; openedOn: string }[],
  terms: readonly Term[],
  counts: DemoCounts,
): Inspections {
  const random = randomStream('inspections');
  const inspections: InspectionRecord[] = [];
  const followups: FollowupRecord[] = [];
  const inspect = (
    facility: number,
    day: string,
    purpose: InspectionRecord['purpose'],
    inspector: string,
  ) => {
    const completed = random.chance(0.99);
    const dice = random.next();
    const result = !completed ? null : dice < 0.9 ? 'pass' : dice < 0.985 ? 'hazard' : 'fail';
    const hazards = result === null || result === 'pass' ? 0 : 1 + random.below(3);
    const id = inspections.length + 1;
    inspections.push({
      id,
      facility_id: facility,
      inspected_on: day,
      purpose,
      completed,
      result,
      hazards,
      inspector,
      ...knownSince(day),
    });
    if (hazards > 0) followups.push(followUp(followups.length + 1, id, day, random));
  };
  for (const { id, type, openedOn, closedOn } of canteens)
    for (const term of terms) {
      if (openedOn > term.first_day || (closedOn !== undefined && closedOn <= term.first_day)) continue;
      const isRunning = term.last_day > DEMO_AS_OF;
      if (!random.chance(isRunning ? RUNNING : FINISHED)) continue;
      const lastDay = [term.last_day, DEMO_AS_OF, ...(closedOn ? [daysAfter(closedOn, -1)] : [])].sort()[0];
      const day = dayWithin(term.first_day, lastDay ?? DEMO_AS_OF, random);
      if (type === 'school') inspect(id, day, 'term', '示例市场监管所');
      else inspect(id, day, 'third_party', '示例第三方评价机构');
    }
  for (let i = 0; i < counts.equipmentInspections; i++) {
    const elevator = elevators[Math.floor((i * elevators.length) / counts.equipmentInspections)];
    const day = daysAfter(DEMO_AS_OF, -random.below(364));
    if (elevator && elevator.openedOn < day) inspect(elevator.id, day, 'equipment', '示例特种设备检验站');
  }
  return { inspections, followups, samplings: generateSamplings(random) };
}

function dayWithin(first: string, last: string, random: Random): string {
  const days = Math.max(0, Math.round((Date.parse(last) - Date.parse(first)) / 86_400_000));
  return daysAfter(first, random.below(days + 1));
}

function followUp(id: number, inspection: number, day: string, random: Random): FollowupRecord {
  const done = daysAfter(day, 2 + random.below(26));
  const isDone = done <= DEMO_AS_OF && !random.chance(0.004);
  return {
    id,
    inspection_id: inspection,
    due_on: daysAfter(day, 30),
    done_on: isDone ? done : null,
    outcome: isDone ? 'resolved' : 'open',
    ...knownSince(isDone ? done : day),
  };
}

/** Samples of finished months. */
function generateSamplings(random: Random): SamplingRecord[] {
  return DISTRICTS.flatMap(({ code, population2020 }) =>
    Array.from({ length: MONTHS }, (_, i) => {
      const [year = 0, month = 0] = FIRST_MONTH.split('-').map(Number);
      const day = `${year + Math.floor((month - 1 + i) / 12)}-${String(((month - 1 + i) % 12) + 1).padStart(2, '0')}-01`;
      const sampled = Math.round((population2020 / 12_000) * random.between(0.8, 1.2));
      const passed = sampled - Math.round(sampled * random.between(0.004, 0.022));
      return { district: code, month: day, sampled, passed, ...knownSince(daysAfter(day, 31)) };
    }),
  );
}
