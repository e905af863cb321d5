/** The differences between two data versions, told apart into reality and corrections. */
import { DISTRICTS, KINDS } from '../geo/kinds/vocabulary.ts';
import { TransitionTally, transitionsOf } from '../geo/regulatory/alerts-transitions.ts';
import type { InUse } from '../geo/regulatory/changes.ts';
import { changesOf } from '../geo/regulatory/changes-facility.ts';
import type { FacilityKnowledge, Knowledge, TwoDays } from '../geo/regulatory/changes-knowledge.ts';
import { correction, event } from '../geo/regulatory/changes-spells.ts';
import { ChangeTally } from '../geo/regulatory/changes-tally.ts';
import type { Sql } from './connect.ts';
import { changedIds, findChanged, type TwoVersions } from './queries/changes-candidates.ts';
import {
  duesOfIds,
  followupsOfIds,
  inspectionsOfIds,
  ratingsOfIds,
  sampledMonths,
  type Sided,
  spellsOfIds,
} from './queries/changes.ts';
import { elevatorsByDistrict, registerByDistrict } from './queries/scorecard-register.ts';
import { groupBy } from './import/group-by.ts';

/** Facilities that are told apart at a time. */
const PAGE = 5_000;

export interface VersionChanges {
  readonly tally: ChangeTally;
  readonly transitions: TransitionTally;
  /** By district, 440100 = the city; in the order of the kinds. */
  readonly inUse: ReadonlyMap<number, readonly InUse[]>;
}

/**
 * Tells apart everything that differs.
 * @param tx a transaction: a relation is temporary
 * @param two versions that exist; the later one has the later day, or the same
 * @param most items kept of each list
 */
export async function versionChanges(tx: Sql, two: TwoVersions, most: number): Promise<VersionChanges> {
  const tally = new ChangeTally(most);
  const transitions = new TransitionTally();
  const days = { before: two.before.day, after: two.after.day };
  await findChanged(tx, two);
  for (
    let ids = await changedIds(tx, 0, PAGE);
    ids.length > 0;
    ids = await changedIds(tx, ids.at(-1) ?? 0, PAGE)
  )
    for (const facility of await knowledgeOf(tx, ids, two)) {
      addChanges(tally, facility, days);
      for (const transition of transitionsOf(facility, days)) transitions.add(transition);
    }
  await addSamples(tx, tally, two);
  return { tally, transitions, inUse: await inUse(tx, two) };
}

function addChanges(tally: ChangeTally, facility: FacilityKnowledge, days: TwoDays): void {
  const { id, kind } = facility;
  const named =
    facility.after.spells.findLast(({ from }) => from <= days.after) ?? facility.before.spells.at(-1);
  if (!named) return;
  const { name_zh, name_en, district } = named;
  for (const change of changesOf(facility, days)) tally.add({ id, kind, name_zh, name_en, district }, change);
}

async function knowledgeOf(tx: Sql, ids: number[], two: TwoVersions): Promise<FacilityKnowledge[]> {
  const spells = groupBy(await spellsOfIds(tx, ids, two), ({ id }) => id);
  const ratings = groupBy(await ratingsOfIds(tx, ids, two), ({ id }) => id);
  const dues = groupBy(await duesOfIds(tx, ids, two), ({ id }) => id);
  const inspections = groupBy(await inspectionsOfIds(tx, ids, two), ({ id }) => id);
  const followups = groupBy(await followupsOfIds(tx, ids, two), ({ id }) => id);
  const sideOf = (id: number, side: 'in_before' | 'in_after'): Knowledge => {
    const of = <Row>(rows: ReadonlyMap<number, readonly Sided<Row>[]>): Row[] =>
      (rows.get(id) ?? [])
        .filter((row) => row[side])
        .map(({ id: _id, in_before: _before, in_after: _after, ...row }) => row as unknown as Row); // what is left is a Row
    return {
      spells: of(spells),
      ratings: of(ratings),
      dues: of(dues),
      inspections: of(inspections),
      followups: of(followups),
    };
  };
  return [...spells].flatMap(([id, rows]) =>
    rows
      .slice(0, 1)
      .map(({ kind }) => ({ id, kind, before: sideOf(id, 'in_before'), after: sideOf(id, 'in_after') })),
  );
}

async function addSamples(tx: Sql, tally: ChangeTally, two: TwoVersions): Promise<void> {
  for (const { district, day, before, after } of await sampledMonths(tx, two)) {
    const month = day.slice(0, 7);
    tally.add(
      { id: null, kind: 'sampling', name_zh: month, name_en: month, district },
      day > two.before.day ? event('sampled', day, { after }) : correction('sampling', { before, after }),
    );
  }
}

async function inUse(tx: Sql, { before, after }: TwoVersions): Promise<Map<number, readonly InUse[]>> {
  const open = async (version: number, day: string) => {
    const elevators = await elevatorsByDistrict(tx, { version, day });
    const lines = [
      ...(await registerByDistrict(tx, { version, day })),
      ...elevators.map((line) => ({ ...line, kind: 'elevator' as const })),
    ];
    return new Map(lines.map((line) => [`${line.district} ${line.kind}`, line.open]));
  };
  const was = await open(before.version, before.day);
  const corrected = await open(after.version, before.day);
  const is = await open(after.version, after.day);
  return new Map(
    [440_100, ...DISTRICTS.map(({ code }) => code)].map((district) => [
      district,
      KINDS.map((kind) => {
        const of = (counts: ReadonlyMap<string, number>) => counts.get(`${district} ${kind}`) ?? 0;
        return { kind, before: of(was), corrected: of(corrected), after: of(is) };
      }),
    ]),
  );
}
