/** Where the gaps are: uncovered cells joined to areas, in plain SQL. */
import type { Sql } from '../connect.ts';

/** The geometry of the grid, and what makes an area. */
export interface GapSettings {
  /** Side of a cell and south-west corner of cell (0, 0), whole centimetres of EPSG:4547. */
  readonly cellCm: number;
  readonly originXCm: number;
  readonly originYCm: number;
  /** Metres. */
  readonly radiusM: number;
  /** People per km² that a cell must have; 0 = every populated cell. */
  readonly minDensity: number;
  /** People that an area must have to be listed. */
  readonly minPeople: number;
}

export interface GapAreaFigures {
  readonly rank: number;
  readonly district: number | null;
  readonly people: number;
  /** Σ people · (distance − radius), person-centimetres; null without supply. */
  readonly excess_person_cm: number | null;
  /** Ids of its cells, ascending. */
  readonly cell_ids: number[];
  readonly worst_cm: number | null;
  readonly area_m2: number;
  readonly parts: number;
  readonly holes: number;
  /** Union of the cells: GeoJSON geometry, EPSG:4326. */
  readonly polygon: string;
}

export interface GapTotals {
  readonly people: number;
  readonly covered: number;
  readonly uncovered: number;
  /** Areas with too few people, and with the cells that are too thinly settled: their people and cells. */
  readonly scattered_areas: number;
  readonly scattered_cells: number;
  readonly scattered_people: number;
}

/** Makes the relation that gaps are asked of: `gap_cell`, temporary, one row per cell. */
export async function createGapRelation(sql: Sql): Promise<void> {
  await sql`
    create temp table if not exists gap_cell (
      id int not null,
      district int,
      col int not null,
      "row" int not null,
      people int not null,
      d_cm bigint
    ) on commit drop`;
}

/**
 * Fills `gap_cell` from `coverage_distance` (of the people of a grid): distances rounded up to whole
 * centimetres, null without supply.
 */
export async function fillGapCells(sql: Sql, grid: string): Promise<void> {
  await sql`truncate gap_cell`;
  await sql`
    insert into gap_cell (id, district, col, "row", people, d_cm)
    select c.id, c.district, c.col, c."row", c.people, up.cm
    from coverage_distance d
    join population_cell c on c.grid = ${grid} and c.id = d.id
    cross join lateral (select ceil(sqrt(d.d2_cm::float8))::bigint as about) root
    cross join lateral (
      -- the square root in doubles may be one off
      select case
        when root.about > 0 and (root.about - 1) * (root.about - 1) >= d.d2_cm then root.about - 1
        when root.about * root.about < d.d2_cm then root.about + 1
        else root.about
      end as cm
    ) up`;
}

/** The uncovered cells of `gap_cell` with the area each belongs to, and the areas. */
function areasOf(sql: Sql, settings: GapSettings) {
  const { cellCm, radiusM, minDensity, minPeople } = settings;
  return sql`
    uncovered as (
      select
        id,
        district,
        col,
        "row",
        people,
        d_cm,
        d_cm - ${String(radiusM)}::numeric * 100 as beyond_cm,
        -- people per km² ≥ least density, without division
        people * 10::numeric ^ 10 >= ${String(minDensity)}::numeric * ${cellCm}::numeric ^ 2 as dense
      from gap_cell
      where people > 0
        and (d_cm is null or d_cm > ${String(radiusM)}::numeric * 100)
    ),
    joined as (
      -- contact by edge or corner: 1.5 lies between the diagonal and two steps
      select *, st_clusterdbscan(st_makepoint(col, "row"), 1.5, 1) over (partition by district) as component
      from uncovered
      where dense
    ),
    area as (
      select
        district,
        component,
        sum(people) as people,
        sum(people * beyond_cm) as excess,
        max(d_cm) as worst_cm,
        count(*) as cells,
        array_agg(id order by id) as cell_ids,
        -- on the lattice of the grid, where corners coincide exactly
        st_union(st_makeenvelope(col, "row", col + 1, "row" + 1)) as lattice,
        sum(people) >= ${minPeople} as listed
      from joined
      group by district, component
    )`;
}

/**
 * Gap areas of `gap_cell`: uncovered, densely enough settled cells in contact, cut at district borders, those
 * with at least `minPeople`, ranked by people, then by excess; complete ties share a rank.
 */
export function gapAreas(sql: Sql, settings: GapSettings): Promise<readonly GapAreaFigures[]> {
  const { cellCm, originXCm, originYCm } = settings;
  return sql<GapAreaFigures[]>`
    with ${areasOf(sql, settings)},
    drawn as (
      select
        *,
        st_setsrid(
          st_affine(lattice, ${cellCm / 100}, 0, 0, ${cellCm / 100}, ${originXCm / 100}, ${originYCm / 100}),
          4547) as polygon
      from area
      where listed
    )
    select
      rank() over (order by people desc, coalesce(excess, 0) desc)::int as rank,
      district,
      people::float8 as people,
      excess::float8 as excess_person_cm,
      cell_ids,
      worst_cm::float8 as worst_cm,
      (cells * ${cellCm}::numeric ^ 2 / 10000)::float8 as area_m2,
      st_numgeometries(polygon) as parts,
      (select sum(st_numinteriorrings(part.geom))::int from st_dump(polygon) part) as holes,
      st_asgeojson(st_transform(polygon, 4326), 7) as polygon
    from drawn
    order by people desc, coalesce(excess, 0) desc, district, cell_ids`;
}

/** What `gapAreas` does not list: with the areas and the covered it adds up to everyone. */
export async function gapTotals(sql: Sql, settings: GapSettings): Promise<GapTotals> {
  const [totals] = await sql<GapTotals[]>`
    with ${areasOf(sql, settings)}
    select
      (select coalesce(sum(people), 0)::float8 from gap_cell) as people,
      (select coalesce(sum(people), 0)::float8 from gap_cell)
        - (select coalesce(sum(people), 0)::float8 from uncovered) as covered,
      (select coalesce(sum(people), 0)::float8 from uncovered) as uncovered,
      (select count(*)::int from area where not listed) as scattered_areas,
      (select coalesce(sum(cells), 0)::int from area where not listed)
        + (select count(*)::int from uncovered where not dense) as scattered_cells,
      (select coalesce(sum(people), 0)::float8 from area where not listed)
        + (select coalesce(sum(people), 0)::float8 from uncovered where not dense) as scattered_people`;
  if (!totals) throw new RangeError('A query of subqueries alone returns one row.');
  return totals;
}
