import { beforeAll, describe, expect, it } from 'vitest';
import { DISTRICTS, KINDS, type Kind } from '../../geo/kinds/vocabulary.ts';
import { lngLatToPlane } from '../../geo/place/crs.ts';
import { guangzhouDistricts } from '../../geo/place/districts.ts';
import { dayOf } from './days.ts';
import { type DemoCity, generateCity } from './generate.ts';
import { generateInspections } from './inspections.ts';
import { DEMO_AS_OF, DEMO_GRID, demoCounts, type DemoSize } from './plan.ts';
import { type FacilityRecord, fingerprint, type RatingRecord } from './record.ts';
import { generateSamplings } from './sampling.ts';

const TERMS = [
  { first_day: '2026-02-20', last_day: '2026-07-10' },
  { first_day: '2026-09-01', last_day: '2027-01-20' },
];

/** What the version knows of every facility: its rows in order of time. */
function knownIn(rows: readonly FacilityRecord[], version: number): Map<number, FacilityRecord[]> {
  const known = new Map<number, FacilityRecord[]>();
  for (const row of rows)
    if (row.known_from <= version && (row.known_to === null || row.known_to > version))
      known.set(row.id, [...(known.get(row.id) ?? []), row]);
  return known;
}

/** The state on the as-of day, from the rows that the newest version holds. */
function statusNow(rows: readonly FacilityRecord[]): string {
  const holding = rows.find(
    ({ valid_from, valid_to }) => valid_from <= DEMO_AS_OF && !(valid_to && valid_to <= DEMO_AS_OF),
  );
  return holding?.status ?? 'closed';
}

/** Stars on the as-of day by the rule of the brief: the newest granted rating, none when revoked. */
function starsNow(
  ratings: readonly RatingRecord[],
  version = 3,
  day: string = DEMO_AS_OF,
): Map<number, number> {
  const newest = new Map<number, RatingRecord>();
  for (const rating of ratings) {
    if (rating.known_from > version || (rating.known_to !== null && rating.known_to <= version)) continue;
    if (rating.state !== 'granted' || rating.rated_on > day) continue;
    const before = newest.get(rating.facility_id);
    if (!before || before.rated_on < rating.rated_on) newest.set(rating.facility_id, rating);
  }
  return new Map(
    [...newest].flatMap(([id, { stars, revoked_on }]) =>
      stars === null || (revoked_on && revoked_on <= day) ? [] : [[id, stars] as const],
    ),
  );
}

function pointOf(geom: string): { lng: number; lat: number } {
  const bytes = Buffer.from(geom, 'hex');
  return { lng: bytes.readDoubleLE(9), lat: bytes.readDoubleLE(17) };
}

describe.each(['small', 'city'] as const)('the demonstration city, %s', (size: DemoSize) => {
  let city: DemoCity;
  let known: Map<number, FacilityRecord[]>;
  beforeAll(() => {
    city = generateCity(size);
    known = knownIn(city.register.facilities, 3);
  }, 60_000);
  const ofKind = (kind: Kind) => [...known.values()].filter(([row]) => row?.kind === kind);

  it('has cells of distinct places, by row and column, whose centres lie in their district', () => {
    const places = new Set(city.cells.map(({ col, row }) => row * 10_000 + col));
    expect(places.size).toBe(city.cells.length);
    const order = city.cells.map(({ col, row }) => row * 10_000 + col);
    expect(order.every((key, i) => i === 0 || key > (order[i - 1] ?? 0))).toBe(true);
    const wrong = city.cells.filter(
      ({ lng, lat, district }) => guangzhouDistricts().districtOf(lng, lat) !== district,
    );
    expect(wrong).toEqual([]);
  });

  it('has whole people in every cell that add up to the census, or a fiftieth of it', () => {
    expect(city.cells.every(({ people }) => Number.isInteger(people) && people > 0)).toBe(true);
    const { scale } = demoCounts(size);
    const sums = DISTRICTS.map(({ code }) =>
      city.cells.reduce((sum, { district, people }) => sum + (district === code ? people : 0), 0),
    );
    const census = DISTRICTS.map(({ population2020 }) => population2020);
    if (scale === 1) expect(sums).toEqual(census);
    else census.forEach((people, i) => expect(Math.abs((sums[i] ?? 0) - people / scale)).toBeLessThan(1));
    expect(sums.reduce((a, b) => a + b, 0)).toBe(Math.round(18_676_605 / scale));
  });

  it('has hamlets and dense quarters, but nothing beyond 90,000 people per square kilometre', () => {
    const people = city.cells.map((cell) => cell.people);
    expect(people.reduce((most, p) => Math.max(most, p), 0)).toBeLessThanOrEqual(900);
    expect(people.filter((p) => p < 40).length / people.length).toBeGreaterThan(0.02);
    expect(people.filter((p) => p > 400).length / people.length).toBeGreaterThan(0.1);
  });

  it('has as many facilities as planned', () => {
    const { markets, schools, offsiteSuppliers, staffCanteens, elderlyCanteens, otherCanteens, ...counts } =
      demoCounts(size);
    const stations =
      counts.supervisionOffices +
      counts.laboratories +
      counts.quickTestRooms +
      counts.rescueStations +
      counts.equipmentStations;
    const canteens = schools + offsiteSuppliers + staffCanteens + elderlyCanteens + otherCanteens;
    expect(KINDS.map((kind) => ofKind(kind).length)).toEqual([markets, canteens, counts.elevators, stations]);
  });

  it('gives three stars or more to 548 open markets and five to 16, a fiftieth in small, and to no other market', () => {
    const stars = starsNow(city.ratings);
    const open = new Set(
      ofKind('market')
        .filter((rows) => statusNow(rows) === 'open')
        .map(([row]) => row?.id),
    );
    const starred = [...stars].filter(([, n]) => n >= 3);
    expect(starred.length).toBe(size === 'city' ? 548 : 11);
    expect(starred.every(([id]) => open.has(id))).toBe(true);
    expect([...stars].filter(([, n]) => n === 5).length).toBe(size === 'city' ? 16 : 1);
  });

  it('has planned, suspended, closed, unlocated, outside and misdeclared ones of every kind', () => {
    for (const kind of KINDS) {
      const rows = ofKind(kind);
      expect(new Set(rows.map(statusNow))).toEqual(new Set(['open', 'planned', 'suspended', 'closed']));
      expect(new Set(rows.map(([row]) => row?.location_quality))).toEqual(
        new Set(['exact', 'none', 'outside_city', 'other_district']),
      );
    }
  });

  it('places every located facility where it says that it is', () => {
    const wrong = city.register.facilities.filter(({ geom, located_district, location_quality }) => {
      if (geom === null) return location_quality !== 'none' || located_district !== null;
      const { lng, lat } = pointOf(geom);
      return guangzhouDistricts().districtOf(lng, lat) !== located_district;
    });
    expect(wrong).toEqual([]);
    const misdeclared = city.register.facilities.filter(
      ({ location_quality, declared_district, located_district }) =>
        location_quality !== 'none' &&
        location_quality !== 'outside_city' &&
        (location_quality === 'other_district') === (declared_district === located_district),
    );
    expect(misdeclared).toEqual([]);
  });

  it('keeps the elevators of a building within a few metres of each other', () => {
    const buildings = new Map<string, { x: number; y: number }[]>();
    for (const [row] of ofKind('elevator')) {
      if (!row?.geom || row.location_quality !== 'exact') continue;
      const building = row.name_zh.replace(/\d+号电梯$/, '');
      const { lng, lat } = pointOf(row.geom);
      buildings.set(building, [...(buildings.get(building) ?? []), lngLatToPlane(lng, lat)]);
    }
    const widths = [...buildings.values()].map((points) =>
      points.reduce(
        (most, { x, y }) => Math.max(most, Math.hypot(x - (points[0]?.x ?? 0), y - (points[0]?.y ?? 0))),
        0,
      ),
    );
    // A shaft that would stand in the next district goes to the middle of its cell: seldom, and at borders only.
    expect(widths.filter((width) => width > 60).length / widths.length).toBeLessThan(0.005);
    expect(buildings.size).toBeLessThan(ofKind('elevator').length * 0.7);
  });

  it('says in every name that it is an example, and has no telephone numbers', () => {
    const unmarked = city.register.facilities.filter(
      ({ name_zh, name_en, external_code }) =>
        !name_zh.includes('示例') || !name_en.startsWith('Demo ') || !external_code.startsWith('示例-'),
    );
    expect(unmarked).toEqual([]);
    const texts = [...city.register.details.values()].flat().flatMap((details) => Object.entries(details));
    const named = new Set(['licence', 'registration_code', 'maintainer', 'operator']);
    expect(texts.filter(([key, value]) => key === 'phone' && value !== null)).toEqual([]);
    expect(
      texts.filter(([key, value]) => named.has(key) && value !== null && !String(value).startsWith('示例')),
    ).toEqual([]);
    expect(
      city.ratings.every(({ issuer, scheme }) => issuer.startsWith('示例') && scheme.startsWith('示例')),
    ).toBe(true);
  });

  it('has codes, licences and names that are not repeated', () => {
    const current = [...known.values()].flatMap(([row]) => (row ? [row] : []));
    expect(new Set(current.map(({ external_code }) => external_code)).size).toBe(current.length);
    expect(new Set(current.map(({ kind, name_zh }) => kind + name_zh)).size).toBe(current.length);
  });

  it('knows nothing before it happened', () => {
    const asOf = ['', '2026-09-30', '2026-10-31', DEMO_AS_OF];
    const early = city.register.facilities.filter(
      ({ valid_from, known_from }) => valid_from > (asOf[known_from] ?? ''),
    );
    expect(early).toEqual([]);
    const rated = city.ratings.filter(({ rated_on, known_from }) => rated_on > (asOf[known_from] ?? ''));
    expect(rated).toEqual([]);
  });

  it('rates no market before it opened', () => {
    const early = city.ratings.filter(({ facility_id, rated_on }) => {
      const first = known.get(facility_id)?.[0];
      return !first || first.valid_from > rated_on;
    });
    expect(early).toEqual([]);
  });

  it('differs from version to version by reality and by corrections', () => {
    const [first, second] = [1, 2].map((version) => knownIn(city.register.facilities, version));
    const opened = [...known.keys()].filter((id) => !first?.has(id));
    expect(opened.length).toBeGreaterThan(0);
    expect(second?.size).toBeGreaterThanOrEqual(first?.size ?? Infinity);
    const ended = [...known].filter(
      ([id, rows]) => statusNow(rows) === 'closed' && first?.get(id)?.[0]?.valid_to === null,
    );
    expect(ended.length).toBeGreaterThan(0);
    const moved = [...known].filter(([id, rows]) => {
      const before = second?.get(id)?.[0];
      return before && before.geom !== rows[0]?.geom && before.valid_from === rows[0]?.valid_from;
    });
    expect(moved.length).toBeGreaterThan(0);
    const corrected = city.ratings.filter(
      ({ known_to, facility_id, rated_on, stars }) =>
        known_to === 3 &&
        city.ratings.some(
          (other) =>
            other.facility_id === facility_id &&
            other.rated_on === rated_on &&
            other.known_from === 3 &&
            other.stars !== stars,
        ),
    );
    expect(corrected.length).toBeGreaterThan(0);
    const recent = city.ratings.filter(
      ({ state, rated_on }) => state === 'granted' && rated_on > '2026-09-30',
    );
    expect(recent.length).toBeGreaterThan(0);
  });

  it('has old, undated, overdue and unscheduled elevators, and expired, pending and revoked ratings', () => {
    const now = city.dues.filter(({ known_to, valid_to }) => known_to === null && valid_to === null);
    const overdue = now.filter(({ next_due_on }) => next_due_on !== null && next_due_on < DEMO_AS_OF);
    const { scale } = demoCounts(size);
    expect(overdue.length).toBeGreaterThan(150 / scale);
    expect(overdue.length).toBeLessThan(900 / scale);
    expect(now.some(({ next_due_on }) => next_due_on === null)).toBe(true);
    expect(city.elevators.length).toBeGreaterThan(now.length);
    const installed = city.register.details.get('elevator')?.map(({ installed_on }) => installed_on) ?? [];
    expect(installed.some((day) => day === null)).toBe(true);
    const years = installed.flatMap((day) => (day ? [Number(String(day).slice(0, 4))] : []));
    expect(years.every((year) => year >= 1988 && year <= 2026)).toBe(true);
    expect(years.filter((year) => year <= 2011).length / years.length).toBeGreaterThan(0.15);
    expect(city.ratings.some(({ state }) => state === 'pending')).toBe(true);
    expect(city.ratings.some(({ revoked_on }) => revoked_on !== null)).toBe(true);
    const expired = city.ratings.filter(
      ({ valid_until }) => valid_until !== null && valid_until < DEMO_AS_OF,
    );
    expect(expired.length).toBeGreaterThan(0);
  });

  it('has about seven elevators in ten in housing', () => {
    const details = city.register.details.get('elevator') ?? [];
    const share = details.filter(({ residential }) => residential).length / details.length;
    expect(share).toBeGreaterThan(0.69);
    expect(share).toBeLessThan(0.71);
  });

  it('inspects nearly all schools in a finished term, fewer in the running one, and follows hazards up', () => {
    const { inspections, followups } = generateInspections(city, TERMS, demoCounts(size));
    const shares = TERMS.map(({ first_day, last_day }) => {
      const inspected = new Set(
        inspections
          .filter(
            ({ purpose, inspected_on }) =>
              purpose === 'term' && inspected_on >= first_day && inspected_on <= last_day,
          )
          .map(({ facility_id }) => facility_id),
      );
      return inspected.size / demoCounts(size).schools;
    });
    expect(shares[0]).toBeGreaterThan(0.8);
    expect(shares[1]).toBeLessThan(shares[0] ?? 0);
    expect(inspections.every(({ inspected_on }) => dayOf(inspected_on) <= dayOf(DEMO_AS_OF))).toBe(true);
    const hazards = inspections.filter((inspection) => inspection.hazards > 0);
    const followed = followups
      .filter(({ known_to }) => known_to === null)
      .map(({ inspection_id }) => inspection_id);
    expect(followed).toEqual(hazards.map(({ id }) => id));
    expect(followups.some(({ outcome }) => outcome === 'resolved')).toBe(true);
  });
});

describe('the seed', () => {
  it('gives the same rows again', () => {
    const print = () => {
      const city = generateCity('small');
      const { inspections, followups } = generateInspections(city, TERMS, demoCounts('small'));
      return fingerprint([
        city.cells,
        city.register.facilities,
        [...city.register.details],
        city.ratings,
        city.dues,
        inspections,
        followups,
        generateSamplings(),
      ]);
    };
    const first = print();
    expect(print()).toBe(first);
    expect(first).toMatchInlineSnapshot(`"0f4d3b83db471db2aedd73e4495d069bf6c1e75bcf8266692a6a4b8212a4eec5"`);
  }, 60_000);

  it('aligns the cells to whole metres', () => {
    const { cells } = generateCity('small');
    const off = cells.filter(
      ({ x, y, col, row }) =>
        x !== DEMO_GRID.originX + col * DEMO_GRID.stepM + DEMO_GRID.stepM / 2 ||
        y !== DEMO_GRID.originY + row * DEMO_GRID.stepM + DEMO_GRID.stepM / 2,
    );
    expect(off).toEqual([]);
  });
});
