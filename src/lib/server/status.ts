import type { KindStatus, StatusAnswer } from '$geo/answers.ts';
import { KINDS, LOCATION_QUALITIES, STATUSES, type Kind, type Status } from '$geo/kinds/vocabulary.ts';
import type { FacilityColumns } from '$geo/columns/columns.ts';
import { countOrigins, originMix, originsIn, type OriginCounts } from './provenance.ts';
import { derived, type Snapshot } from './snapshot.ts';

const OPEN = STATUSES.indexOf('open');
const NONE = LOCATION_QUALITIES.indexOf('none');
const EXACT = LOCATION_QUALITIES.indexOf('exact');

/** What is loaded: version, day, engine, and how many facilities of each kind, located and not. */
export function status(snapshot: Snapshot): StatusAnswer {
  return derived(snapshot, 'status', () => {
    const { population } = snapshot;
    const kinds = Object.fromEntries(
      KINDS.map((kind) => [kind, kindStatus(snapshot.kinds[kind].columns)]),
      // Every kind is there.
    ) as Record<Kind, KindStatus>;
    const origins: OriginCounts = {};
    for (const kind of KINDS) countOrigins(snapshot.kinds[kind].columns, all(snapshot, kind), origins);
    return {
      dataVersion: snapshot.version,
      asOf: snapshot.asOf,
      publishedAt: snapshot.publishedAt,
      cause: snapshot.cause,
      note: snapshot.note,
      previousVersion: snapshot.previousVersion,
      engine: snapshot.engine,
      origin: originMix([...originsIn(origins), ...(population ? [population.origin] : [])]),
      kinds,
      population: population && {
        cells: population.cells.count,
        people: population.people,
        cell_m: population.cells.cellM,
        origin: population.origin,
        source: population.source,
      },
    };
  });
}

function all(snapshot: Snapshot, kind: Kind): Iterable<number> {
  return snapshot.kinds[kind].columns.id.keys();
}

function kindStatus(columns: FacilityColumns): KindStatus {
  const byStatus: Record<Status, number> = { planned: 0, open: 0, suspended: 0, closed: 0 };
  let unlocated = 0;
  let flagged = 0;
  let openUnlocated = 0;
  for (let index = 0; index < columns.count; index += 1) {
    const quality = columns.locationQuality[index];
    const code = columns.status[index] ?? 0;
    const name = STATUSES[code];
    if (name) byStatus[name] += 1;
    if (quality === NONE) {
      unlocated += 1;
      if (code === OPEN) openUnlocated += 1;
    } else if (quality !== EXACT) flagged += 1;
  }
  const origins = originsIn(countOrigins(columns, columns.id.keys(), {}));
  return {
    total: columns.count,
    located: columns.count - unlocated,
    unlocated,
    flagged,
    status: byStatus,
    openLocated: byStatus.open - openUnlocated,
    openUnlocated,
    origin: originMix(origins),
  };
}
