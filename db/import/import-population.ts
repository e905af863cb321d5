/** Imports of a population grid. A grid is replaced as a whole: the version points to the new one. */
import { AppError, InputError } from '../../geo/errors.ts';
import type { Table } from '../../geo/files/table.ts';
import { findHeader, type CellReject } from '../../geo/kinds/content.ts';
import { populationContent, readDeclaredGrid, wholePeople } from '../../geo/kinds/population.ts';
import { givenPosition } from '../../geo/kinds/position.ts';
import { lngLatToPlane, planeToLngLat } from '../../geo/place/crs.ts';
import { toWgs84 } from '../../geo/place/datum.ts';
import { guangzhouDistricts } from '../../geo/place/districts.ts';
import type { Sql } from '../connect.ts';
import { readRows } from './read-rows.ts';
import { NO_COUNTS, type ImportSettings, type ImportSource } from './run.ts';
import type { SourceFile } from './source.ts';
import { jsonBatches } from './write-facilities.ts';

/** A cell; centre in whole centimetres (EPSG:4547) and WGS 84 degrees. */
interface Cell {
  readonly col: number;
  readonly row: number;
  readonly xCm: number;
  readonly yCm: number;
  readonly lng: number;
  readonly lat: number;
  readonly district: number;
  people: number;
}

interface GridInForce {
  grid: string;
  origin_x_cm: number;
  origin_y_cm: number;
  step_cm: number;
  data_origin: string;
}

async function gridInForce(sql: Sql): Promise<GridInForce | null> {
  const [row] = await sql<GridInForce[]>`
    select
      g.grid,
      g.origin_x_cm::float8 as origin_x_cm,
      g.origin_y_cm::float8 as origin_y_cm,
      g.step_cm,
      g.data_origin::text as data_origin
    from data_version v
    join population_grid g on g.grid = v.population_grid
    order by v.version desc
    limit 1`;
  const [newest] = await sql<{ grid: string | null }[]>`
    select population_grid as grid from data_version order by version desc limit 1`;
  return row && newest?.grid === row.grid ? row : null;
}

const keyOf = (col: number, row: number) => `${col}|${row}`;

/** Reads a population file. Throws `InputError` (header, grid) and AppError `datum_undecided` for degrees without a datum. */
export function populationSource(file: SourceFile, table: Table, settings: ImportSettings): ImportSource {
  const { columns, firstDataRow } = findHeader(populationContent, table.rows);
  const grid = readDeclaredGrid(table.rows.slice(0, firstDataRow - 1));
  if (grid.stepCm % 2 !== 0) {
    throw new InputError(
      'grid_invalid',
      `The step of the grid is ${grid.stepCm} cm; an even number of centimetres is needed, so that centres are whole.`,
    );
  }
  const by = (['col', 'x', 'lng'] as const).find((name) => columns.has(name)) ?? 'lng';
  const partner = { col: 'row', x: 'y', lng: 'lat' } as const;
  if (!columns.has(partner[by])) {
    throw new InputError('no_header', `The population file has the column ${by} but not ${partner[by]}.`);
  }
  const { datum } = settings;
  if (by === 'lng' && datum === 'auto') {
    throw new AppError(
      'datum_undecided',
      'The datum of a population file in degrees cannot be decided: its rows declare no district. ' +
        'Say which it is with --datum wgs84, cgcs2000, gcj02 or bd09.',
    );
  }
  const read = readRows(populationContent, table);
  const rejects: CellReject[] = [...read.rejects];
  const cells = new Map<string, Cell>();
  const rowOf = new Map<string, number>();
  let summed = 0;

  for (const row of read.rows) {
    const { values } = row;
    const index = cellIndex(values);
    if (typeof index === 'string') {
      rejects.push(read.reject(row, by, values[by], index));
      continue;
    }
    const key = keyOf(index.col, index.row);
    const there = cells.get(key);
    if (there) {
      if (by === 'lng') {
        there.people += values.people;
        summed++;
      } else
        rejects.push(
          read.reject(
            row,
            null,
            `${index.col}, ${index.row}`,
            `is the same cell as row ${rowOf.get(key)}: a duplicate`,
          ),
        );
      continue;
    }
    const xCm = grid.originXCm + index.col * grid.stepCm + grid.stepCm / 2;
    const yCm = grid.originYCm + index.row * grid.stepCm + grid.stepCm / 2;
    const at = planeToLngLat(xCm / 100, yCm / 100);
    const district = guangzhouDistricts().districtOf(at.lng, at.lat);
    if (district === null) {
      rejects.push(
        read.reject(row, by, values[by], 'is a cell whose centre lies outside the eleven districts'),
      );
      continue;
    }
    cells.set(key, { ...index, xCm, yCm, ...at, district, people: values.people });
    rowOf.set(key, row.number);
  }
  const notes = [...read.notes];
  if (summed > 0)
    notes.push(`${summed} points fell into a cell that another point is in: their people are added.`);

  function cellIndex(values: (typeof read.rows)[number]['values']): { col: number; row: number } | string {
    if (by === 'col') {
      const { col, row } = values;
      return col === null || row === null ? 'is not a cell: column and row are needed' : { col, row };
    }
    let plane: { x: number; y: number };
    if (by === 'x') {
      if (values.x === null || values.y === null) return 'is not a position: x and y are needed';
      plane = { x: values.x, y: values.y };
    } else {
      const given = givenPosition(values.lng, values.lat);
      if (given.state !== 'given')
        return given.state === 'swapped'
          ? 'has longitude and latitude swapped'
          : (given.reason ?? 'is empty');
      const at = toWgs84(given.lng, given.lat, datum === 'auto' ? 'wgs84' : datum);
      plane = lngLatToPlane(at.lng, at.lat);
    }
    return {
      col: Math.floor((plane.x * 100 - grid.originXCm) / grid.stepCm),
      row: Math.floor((plane.y * 100 - grid.originYCm) / grid.stepCm),
    };
  }

  const list = [...cells.values()];
  if (list.some(({ people }) => !Number.isInteger(people))) {
    for (const district of guangzhouDistricts().codes) {
      const inside = list.filter((cell) => cell.district === district);
      for (const [at, people] of wholePeople(inside.map(({ people }) => people)).entries()) {
        const cell = inside[at];
        if (cell) cell.people = people;
      }
    }
    notes.push('People are rounded to whole numbers that keep the sum of each district (largest remainder).');
  }
  return {
    rows: read.count,
    datum: by === 'lng' && datum !== 'auto' ? datum : null,
    datumDeclared: by === 'lng',
    datumEvidence: null,
    rejects,
    notes,
    async plan(sql) {
      const before = await gridInForce(sql);
      const counts = { ...NO_COUNTS };
      const real = before !== null && before.data_origin !== 'synthetic';
      const sameGrid =
        before !== null &&
        real &&
        before.origin_x_cm === grid.originXCm &&
        before.origin_y_cm === grid.originYCm &&
        before.step_cm === grid.stepCm;
      const old =
        before === null
          ? []
          : await sql<Cell[]>`
        select
          col,
          "row",
          people,
          district,
          x_cm::int as "xCm",
          y_cm::int as "yCm",
          st_x(geom)::float8 as lng,
          st_y(geom)::float8 as lat
        from population_cell
        where grid = ${before.grid}
        order by id`;
      if (before !== null && !real && list.length > 0) counts.replacedSynthetic = old.length;
      const oldCells = new Map((sameGrid ? old : []).map((cell) => [keyOf(cell.col, cell.row), cell]));
      for (const [key, cell] of cells) {
        const there = oldCells.get(key);
        if (!there) counts.added++;
        else if (there.people === cell.people) counts.unchanged++;
        else counts.changed++;
      }
      const missing = [...oldCells].filter(([key]) => !cells.has(key)).map(([, cell]) => cell);
      counts.missing = missing.length;
      const keep = settings.mode === 'merge' ? missing : [];
      if (settings.mode === 'register') counts.closed = missing.length;
      const all = [...list, ...keep].sort((a, b) => a.row - b.row || a.col - b.col);
      let name = `import-${file.sha256.slice(0, 12)}`;
      const [taken] = await sql<{ grids: number }[]>`
        select count(*)::int as grids from population_grid where grid = ${name} or grid like ${`${name}-%`}`;
      if (taken && taken.grids > 0) name = `${name}-${taken.grids + 1}`;
      const source = grid.source ?? `File ${file.name}.`;
      return {
        counts,
        rejects: [],
        flags: [],
        notes:
          counts.replacedSynthetic > 0
            ? ['The synthetic population grid of the demonstration is replaced.']
            : [],
        changes: list.length > 0 && (counts.added > 0 || counts.changed > 0 || counts.closed > 0),
        async prepare(tx) {
          await tx`
            insert into population_grid (grid, origin_x_cm, origin_y_cm, step_cm, data_origin, source)
            values (${name}, ${grid.originXCm}, ${grid.originYCm}, ${grid.stepCm}, ${settings.origin}, ${source})`;
          return name;
        },
        async write(tx) {
          const numbered = all.map((cell, at) => ({ ...cell, id: at + 1 }));
          for (const json of jsonBatches(numbered)) {
            await tx`
              insert into population_cell (grid, col, "row", id, district, people, x_cm, y_cm, geom, geom_4547)
              select
                ${name}, col, "row", id, district, people, "xCm", "yCm",
                st_setsrid(st_makepoint(lng, lat), 4326),
                st_setsrid(st_makepoint("xCm" / 100.0::float8, "yCm" / 100.0::float8), 4547)
              from jsonb_to_recordset(${json}::text::jsonb) as given (
                col int, "row" int, id int, district int, people int, "xCm" bigint, "yCm" bigint, lng float8,
                lat float8
              )`;
          }
        },
      };
    },
  };
}
