import { type RegulatoryLines, regulatoryLines } from '$db/regulatory.ts';
import type { InspectedLine, OverdueLine } from '$db/queries/regulatory.ts';
import type { Kind } from '$geo/kinds/vocabulary.ts';
import type { InspectedFigure, OverdueFigure, RegulatoryAnswer } from '$geo/regulatory/answers.ts';
import { ask } from './database.ts';
import { countOrigins, type Definition, type OriginCounts, provenanceOf } from './provenance.ts';
import { type Snapshot, snapshotKey } from './snapshot.ts';
import { WeightedCache } from './weighted-cache.ts';

const KEPT_DAYS = 8;
const kept = new WeightedCache<RegulatoryLines>(KEPT_DAYS);

/** How the figures are counted, for their provenance. */
export const DEFINITIONS = {
  term: {
    method: 'inspected-share',
    says:
      'Facilities in the register on the first day of the term, open or suspended, with at least one completed ' +
      'inspection within the term; suppliers: evaluation by a third party. Closed without one: listed apart, in the ' +
      'denominator. By declared district.',
  },
  elevators: {
    method: 'overdue',
    says:
      'Elevators in use whose next inspection was due before the day; without a known date apart, never on time. ' +
      'By declared district.',
  },
} as const satisfies Record<string, Definition>;

/** Who was to be inspected and was, and what is overdue: for the city and each district. */
export async function regulatory(snapshot: Snapshot): Promise<RegulatoryAnswer> {
  const { terms, elevators } = await linesOf(snapshot);
  return {
    terms: terms.map(({ term, countedTo, lines }) => ({
      ...term,
      counted_to: countedTo,
      schools: lines.schools.map(inspectedFigure),
      suppliers: lines.suppliers.map(inspectedFigure),
    })),
    elevators: elevators.map(overdueFigure),
    provenance: provenanceOver(
      snapshot,
      { ...DEFINITIONS.term, says: `${DEFINITIONS.term.says} ${DEFINITIONS.elevators.says}` },
      ['canteen', 'elevator'],
    ),
  };
}

/** The counts and the lists behind them; kept for a few days of the newest versions. */
export function linesOf(snapshot: Snapshot): Promise<RegulatoryLines> {
  return kept.getOrCompute(`${snapshotKey(snapshot)} ${snapshot.publishedAt}`, () =>
    ask(({ sql }) =>
      sql.begin((tx) => regulatoryLines(tx, { version: snapshot.version, day: snapshot.asOf })),
    ),
  );
}

const inspectedFigure = ({
  district,
  in_scope,
  inspected,
  closed,
  missing,
}: InspectedLine): InspectedFigure => ({
  district,
  in_scope,
  inspected,
  closed: closed.length,
  missing: missing.length,
  share: in_scope === 0 ? null : inspected / in_scope,
});

const overdueFigure = ({ district, in_use, on_time, overdue, unknown }: OverdueLine): OverdueFigure => ({
  district,
  in_use,
  overdue: overdue.length,
  on_time,
  unknown: unknown.length,
});

/** Where a figure over the kinds comes from. */
export function provenanceOver(snapshot: Snapshot, definition: Definition, kinds: readonly Kind[]) {
  const origins: OriginCounts = {};
  for (const kind of kinds) {
    const { columns } = snapshot.kinds[kind];
    countOrigins(columns, columns.id.keys(), origins);
  }
  return provenanceOf(snapshot, definition, origins);
}
