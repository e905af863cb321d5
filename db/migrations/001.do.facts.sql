-- The facts: versions, districts, population, facilities with their history, inspections, targets.
--
-- Time has two axes. valid_from / valid_to (exclusive) say when a fact held in the world; known_from /
-- known_to (exclusive) say between which published data versions we held it to be so. Rows are never
-- changed except for setting known_to once: any published version can be recomputed. A row ended by a later
-- event is reality; a row superseded for the same time is a correction.
--
-- Positions: geom is EPSG:4326 (longitude, latitude); geom_4547 is EPSG:4547 (easting, northing) rounded to
-- one centimetre; x_cm and y_cm are the same as whole centimetres, and every comparison of a distance with a
-- radius uses those.

create extension if not exists postgis;

create domain suitu_kind as text check (value in ('market', 'canteen', 'elevator', 'station'));
create domain suitu_status as text check (value in ('planned', 'open', 'suspended', 'closed'));
create domain suitu_origin as text check (value in ('official', 'open', 'synthetic'));
create domain suitu_datum as text check (value in ('wgs84', 'gcj02', 'bd09', 'cgcs2000'));

create table district (
  code int primary key check (code between 440100 and 440199),
  name_zh text not null unique,
  name_en text not null unique,
  population_2020 int not null check (population_2020 > 0),
  geom geometry(MultiPolygon, 4326) not null check (st_isvalid(geom)),
  geom_4547 geometry(MultiPolygon, 4547) generated always as (st_transform(geom, 4547)) stored
);
comment on table district is 'The eleven districts; boundaries are illustrative.';
comment on column district.code is 'GB/T 2260 code.';
comment on column district.name_zh is 'Chinese name, with 区.';
comment on column district.name_en is 'English name, without "District".';
comment on column district.population_2020 is 'Usual residents, census of 2020: control total of the population cells.';
comment on column district.geom is 'Boundary, EPSG:4326, edges straight in degrees: containment is decided here.';
comment on column district.geom_4547 is 'The same in EPSG:4547, for areas and lengths only.';

create table district_code_alias (
  old_code int primary key,
  code int not null references district
);
comment on table district_code_alias is 'Codes that files still carry although the district was merged or renamed.';
comment on column district_code_alias.old_code is 'The code no longer in use.';
comment on column district_code_alias.code is 'The district that it means today.';

create table population_grid (
  grid text primary key,
  origin_x_cm bigint not null,
  origin_y_cm bigint not null,
  step_cm int not null check (step_cm > 0),
  data_origin suitu_origin not null,
  source text not null
);
comment on table population_grid is 'A population surface: square cells in EPSG:4547.';
comment on column population_grid.grid is 'Name of the grid.';
comment on column population_grid.origin_x_cm is 'Easting of the south-west corner of cell (0, 0), centimetres.';
comment on column population_grid.origin_y_cm is 'Northing of the south-west corner of cell (0, 0), centimetres.';
comment on column population_grid.step_cm is 'Side of a cell, centimetres.';
comment on column population_grid.data_origin is 'official, open or synthetic.';
comment on column population_grid.source is 'Where the numbers come from, one sentence.';

create table data_version (
  version int primary key check (version > 0),
  as_of date not null,
  published_at timestamptz not null default now(),
  cause text not null check (cause in ('demo', 'import', 'rollback')),
  note text not null default '',
  population_grid text references population_grid
);
comment on table data_version is 'Every published state of the data; facts point to versions by known_from and known_to.';
comment on column data_version.version is 'Consecutive number from 1.';
comment on column data_version.as_of is 'The day the figures of this version speak of.';
comment on column data_version.published_at is 'When it was published.';
comment on column data_version.cause is 'What made it: the demonstration, an import, a rollback.';
comment on column data_version.note is 'One sentence for people.';
comment on column data_version.population_grid is 'The population grid in force; null while none is loaded.';

create table population_cell (
  grid text not null references population_grid,
  col int not null,
  "row" int not null,
  id int not null,
  district int not null references district,
  people int not null check (people >= 0),
  x_cm bigint not null,
  y_cm bigint not null,
  geom geometry(Point, 4326) not null,
  geom_4547 geometry(Point, 4547) not null,
  primary key (grid, col, "row"),
  unique (grid, id)
);
comment on table population_cell is 'Residents per square cell. Cells whose centre lies outside every district are refused at import.';
comment on column population_cell.grid is 'Grid that the cell belongs to.';
comment on column population_cell.col is 'Column: grows with easting. Contact of cells is by col and row.';
comment on column population_cell."row" is 'Row: grows with northing.';
comment on column population_cell.id is 'Number of the cell in its grid, by row, then col, from 1.';
comment on column population_cell.district is 'District that holds the centre; on a border the smaller code.';
comment on column population_cell.people is 'Residents, whole people.';
comment on column population_cell.x_cm is 'Easting of the centre, EPSG:4547, whole centimetres.';
comment on column population_cell.y_cm is 'Northing of the centre, EPSG:4547, whole centimetres.';
comment on column population_cell.geom is 'Centre, EPSG:4326.';
comment on column population_cell.geom_4547 is 'Centre, EPSG:4547.';

create table import_batch (
  id int generated always as identity primary key,
  content text not null,
  file_name text not null,
  file_sha256 text not null,
  file_bytes bigint not null check (file_bytes >= 0),
  data_origin suitu_origin not null,
  mode text not null check (mode in ('merge', 'register', 'load')),
  datum suitu_datum,
  datum_evidence jsonb,
  version int not null references data_version,
  started_at timestamptz not null default now(),
  report jsonb not null
);
comment on table import_batch is 'One loaded file (or the demonstration) and what became of its rows.';
comment on column import_batch.id is 'Number of the batch.';
comment on column import_batch.content is 'What the file holds: a facility kind, or population, inspection, rating, followup, town.';
comment on column import_batch.file_name is 'Name of the file, without its folder.';
comment on column import_batch.file_sha256 is 'SHA-256 of its bytes, hexadecimal.';
comment on column import_batch.file_bytes is 'Its size in bytes.';
comment on column import_batch.data_origin is 'official, open or synthetic, as declared by the operator.';
comment on column import_batch.mode is 'merge (rows missing from the file stay), register (they are closed), load (demonstration).';
comment on column import_batch.datum is 'Datum of the coordinates in the file, declared or detected; null without coordinates.';
comment on column import_batch.datum_evidence is 'How the datum was decided: counts, test, significance.';
comment on column import_batch.version is 'The data version that it published.';
comment on column import_batch.started_at is 'When the import began.';
comment on column import_batch.report is 'Counts added, changed, unchanged, rejected, unlocated, flagged, and notes.';

create table import_reject (
  batch int not null references import_batch,
  row_number int not null check (row_number > 0),
  column_name text not null,
  value text,
  reason text not null,
  primary key (batch, row_number, column_name)
);
comment on table import_reject is 'Rows that were not taken, with the reason, for the operator to mend.';
comment on column import_reject.batch is 'The import.';
comment on column import_reject.row_number is 'Row in the file, the first data row being 1 more than the header row.';
comment on column import_reject.column_name is 'Header of the column at fault; empty where the row as a whole is at fault.';
comment on column import_reject.value is 'The value found.';
comment on column import_reject.reason is 'What is wrong and what is allowed.';

create table facility_identity (
  id int generated by default as identity primary key,
  kind suitu_kind not null,
  unique (id, kind)
);
comment on table facility_identity is 'The number of a facility, the same through its whole history.';
comment on column facility_identity.id is 'Stable facility id.';
comment on column facility_identity.kind is 'market, canteen, elevator or station; never changes.';

create table facility (
  row_id int generated by default as identity primary key,
  id int not null,
  kind suitu_kind not null,
  external_code text check (external_code <> ''),
  name_zh text not null check (length(name_zh) between 1 and 200),
  name_en text check (name_en <> ''),
  address text check (address <> ''),
  town text check (town <> ''),
  declared_district int references district,
  located_district int references district,
  geom geometry(Point, 4326) check (st_x(geom) between -180 and 180 and st_y(geom) between -90 and 90),
  geom_4547 geometry(Point, 4547)
    generated always as (st_snaptogrid(st_transform(geom, 4547), 0.01)) stored,
  x_cm bigint generated always as (round(st_x(st_transform(geom, 4547)) * 100)::bigint) stored,
  y_cm bigint generated always as (round(st_y(st_transform(geom, 4547)) * 100)::bigint) stored,
  original_x float8,
  original_y float8,
  original_datum suitu_datum,
  location_quality text not null check (location_quality in ('none', 'exact', 'outside_city', 'other_district')),
  status suitu_status not null,
  valid_from date not null,
  valid_to date,
  known_from int not null references data_version,
  known_to int references data_version,
  data_origin suitu_origin not null,
  import_batch int not null references import_batch,
  foreign key (id, kind) references facility_identity (id, kind),
  check ((geom is null) = (location_quality = 'none')),
  check ((located_district is null) = (location_quality in ('none', 'outside_city'))),
  check (location_quality <> 'exact' or declared_district is null or declared_district = located_district),
  check (location_quality <> 'other_district' or (declared_district is not null and declared_district <> located_district)),
  check (num_nonnulls(original_x, original_y, original_datum) in (0, 3) or geom is null),
  check (geom is null or original_datum is not null),
  -- the separators that the snapshot packs texts with
  check ((coalesce(external_code, '') || name_zh || coalesce(name_en, '') || coalesce(address, '')
    || coalesce(town, '')) !~ E'[\x1e\x1f]'),
  check (valid_to > valid_from),
  check (known_to > known_from)
);
create unique index facility_one_truth on facility (id, valid_from) where known_to is null;
create index facility_known on facility (kind, known_from, known_to);
create index facility_code on facility (kind, external_code) where known_to is null;
create index facility_geom_4547 on facility using gist (geom_4547);
comment on table facility is 'What is known of a facility for a stretch of time; several rows make its history.';
comment on column facility.row_id is 'Number of this row.';
comment on column facility.id is 'The facility.';
comment on column facility.kind is 'Kind of the facility.';
comment on column facility.external_code is 'Code that the owner of the data gave it.';
comment on column facility.name_zh is 'Chinese name.';
comment on column facility.name_en is 'English name.';
comment on column facility.address is 'Address as given.';
comment on column facility.town is 'Town as text, as given.';
comment on column facility.declared_district is 'District that the record claims: for lists.';
comment on column facility.located_district is 'District that holds the point: for figures. Null if unlocated or outside the city.';
comment on column facility.geom is 'Position, EPSG:4326; null if unlocated.';
comment on column facility.geom_4547 is 'Position, EPSG:4547, rounded to 1 cm.';
comment on column facility.x_cm is 'Easting, EPSG:4547, whole centimetres.';
comment on column facility.y_cm is 'Northing, EPSG:4547, whole centimetres.';
comment on column facility.original_x is 'Longitude (or easting) as it came.';
comment on column facility.original_y is 'Latitude (or northing) as it came.';
comment on column facility.original_datum is 'Datum of the original coordinates, declared or detected.';
comment on column facility.location_quality is 'none, exact, outside_city, other_district (than declared).';
comment on column facility.status is 'planned, open (in use), suspended, closed.';
comment on column facility.valid_from is 'First day on which this row holds; opening day for the first open row.';
comment on column facility.valid_to is 'First day on which it no longer holds; null = still holds.';
comment on column facility.known_from is 'First data version that holds this row.';
comment on column facility.known_to is 'First data version that no longer holds it; null = current knowledge.';
comment on column facility.data_origin is 'official, open or synthetic.';
comment on column facility.import_batch is 'Import that brought the row.';

create table market (
  row_id int primary key references facility on delete cascade,
  area_m2 numeric check (area_m2 >= 0),
  stalls int check (stalls >= 0),
  operator text check (operator <> ''),
  hours text check (hours <> ''),
  phone text check (phone <> '')
);
comment on table market is 'Details of farmers'' markets.';
comment on column market.row_id is 'Row of facility.';
comment on column market.area_m2 is 'Lettable floor area, square metres.';
comment on column market.stalls is 'Number of stalls.';
comment on column market.operator is 'Who runs it.';
comment on column market.hours is 'Opening hours as text, only if known.';
comment on column market.phone is 'Public telephone number, only if known.';

create table canteen (
  row_id int primary key references facility on delete cascade,
  type text not null check (type in ('school', 'offsite_supplier', 'staff', 'elderly', 'other')),
  licence text check (licence <> ''),
  meals_a_day int check (meals_a_day >= 0),
  bright_kitchen boolean
);
comment on table canteen is 'Details of canteens.';
comment on column canteen.row_id is 'Row of facility.';
comment on column canteen.type is 'school, offsite_supplier, staff, elderly, other.';
comment on column canteen.licence is 'Food business licence number.';
comment on column canteen.meals_a_day is 'Meals served on a working day.';
comment on column canteen.bright_kitchen is 'Takes part in "internet + bright kitchen"; null = unknown.';

create table elevator (
  row_id int primary key references facility on delete cascade,
  registration_code text check (registration_code <> ''),
  installed_on date,
  use text not null check (use in ('passenger', 'freight', 'hospital', 'escalator', 'other')),
  residential boolean not null,
  maintainer text check (maintainer <> '')
);
comment on table elevator is 'Details of elevators.';
comment on column elevator.row_id is 'Row of facility.';
comment on column elevator.registration_code is 'Registration code of the special equipment.';
comment on column elevator.installed_on is 'Day of installation; null = unknown.';
comment on column elevator.use is 'passenger, freight, hospital, escalator, other.';
comment on column elevator.residential is 'In housing.';
comment on column elevator.maintainer is 'Maintenance company.';

create table elevator_due (
  row_id int generated by default as identity primary key,
  facility_id int not null references facility_identity,
  next_due_on date,
  valid_from date not null,
  valid_to date check (valid_to > valid_from),
  known_from int not null references data_version,
  known_to int references data_version check (known_to > known_from),
  data_origin suitu_origin not null,
  import_batch int not null references import_batch
);
create unique index elevator_due_one_truth on elevator_due (facility_id, valid_from) where known_to is null;
comment on table elevator_due is 'When an elevator''s next periodic inspection is due, as it stood over time.';
comment on column elevator_due.row_id is 'Number of this row.';
comment on column elevator_due.facility_id is 'The elevator.';
comment on column elevator_due.next_due_on is 'Day by which it must be inspected; null = recorded as unknown.';
comment on column elevator_due.valid_from is 'First day on which this due date stood.';
comment on column elevator_due.valid_to is 'First day on which it no longer stood.';
comment on column elevator_due.known_from is 'First data version that holds this row.';
comment on column elevator_due.known_to is 'First data version that no longer holds it.';
comment on column elevator_due.data_origin is 'official, open or synthetic.';
comment on column elevator_due.import_batch is 'Import that brought the row.';

create table station (
  row_id int primary key references facility on delete cascade,
  type text not null check (type in
    ('supervision_office', 'laboratory', 'quick_test_room', 'elevator_rescue', 'equipment_inspection')),
  inspectors int check (inspectors >= 0),
  phone text check (phone <> '')
);
comment on table station is 'Details of inspection stations.';
comment on column station.row_id is 'Row of facility.';
comment on column station.type is 'supervision_office, laboratory, quick_test_room, elevator_rescue, equipment_inspection.';
comment on column station.inspectors is 'Inspectors (or rescue staff) stationed there.';
comment on column station.phone is 'Public telephone number, only if known.';

create table market_rating (
  row_id int generated by default as identity primary key,
  facility_id int not null references facility_identity,
  state text not null check (state in ('granted', 'pending')),
  stars smallint check (stars between 1 and 5),
  rated_on date not null,
  valid_until date,
  revoked_on date,
  issuer text not null check (issuer <> ''),
  scheme text not null check (scheme <> ''),
  known_from int not null references data_version,
  known_to int references data_version check (known_to > known_from),
  data_origin suitu_origin not null,
  import_batch int not null references import_batch,
  check ((state = 'granted') = (stars is not null)),
  check (valid_until >= rated_on),
  check (revoked_on is null or (state = 'granted' and revoked_on >= rated_on))
);
create unique index market_rating_one_truth on market_rating (facility_id, rated_on, state) where known_to is null;
comment on table market_rating is
  'Star ratings of markets. The newest granted rating on a date counts; once revoked it leaves no stars; expired it keeps them.';
comment on column market_rating.row_id is 'Number of this row.';
comment on column market_rating.facility_id is 'The market.';
comment on column market_rating.state is 'granted, or pending (applied for, no stars yet). No row = unrated; revoked and expired follow from the dates.';
comment on column market_rating.stars is '1 to 5; null while pending.';
comment on column market_rating.rated_on is 'Day of the rating (of the application while pending).';
comment on column market_rating.valid_until is 'Last day of validity; null = not stated.';
comment on column market_rating.revoked_on is 'First day on which the rating is withdrawn.';
comment on column market_rating.issuer is 'Who rated.';
comment on column market_rating.scheme is 'Name of the rating scheme.';
comment on column market_rating.known_from is 'First data version that holds this row.';
comment on column market_rating.known_to is 'First data version that no longer holds it.';
comment on column market_rating.data_origin is 'official, open or synthetic.';
comment on column market_rating.import_batch is 'Import that brought the row.';

create table term (
  key text primary key,
  name_zh text not null,
  name_en text not null,
  first_day date not null,
  last_day date not null check (last_day >= first_day)
);
comment on table term is 'School terms: the periods in which every school canteen is inspected.';
comment on column term.key is 'Short name, for example 2025-autumn.';
comment on column term.name_zh is 'Chinese name.';
comment on column term.name_en is 'English name.';
comment on column term.first_day is 'First day; the register of this day is the denominator.';
comment on column term.last_day is 'Last day, included.';

create table inspection (
  id int generated by default as identity primary key,
  facility_id int not null references facility_identity,
  inspected_on date not null,
  purpose text not null check (purpose in ('term', 'routine', 'third_party', 'equipment')),
  completed boolean not null,
  result text check (result in ('pass', 'hazard', 'fail')),
  hazards int not null default 0 check (hazards >= 0),
  inspector text check (inspector <> ''),
  known_from int not null references data_version,
  known_to int references data_version check (known_to > known_from),
  data_origin suitu_origin not null,
  import_batch int not null references import_batch,
  check (completed or result is null)
);
create index inspection_facility on inspection (facility_id, inspected_on);
comment on table inspection is 'Inspections of facilities; only completed ones count.';
comment on column inspection.id is 'Number of the inspection.';
comment on column inspection.facility_id is 'Inspected facility.';
comment on column inspection.inspected_on is 'Day of the inspection.';
comment on column inspection.purpose is 'term (school term), routine, third_party (evaluation of suppliers), equipment (periodic).';
comment on column inspection.completed is 'Whether it was carried out to the end.';
comment on column inspection.result is 'pass, hazard (hazards found), fail; null while not completed.';
comment on column inspection.hazards is 'Hazards found.';
comment on column inspection.inspector is 'Office or body that inspected.';
comment on column inspection.known_from is 'First data version that holds this row.';
comment on column inspection.known_to is 'First data version that no longer holds it.';
comment on column inspection.data_origin is 'official, open or synthetic.';
comment on column inspection.import_batch is 'Import that brought the row.';

create table followup (
  id int generated by default as identity primary key,
  inspection_id int not null references inspection,
  due_on date not null,
  done_on date,
  outcome text check (outcome in ('resolved', 'open')),
  known_from int not null references data_version,
  known_to int references data_version check (known_to > known_from),
  data_origin suitu_origin not null,
  import_batch int not null references import_batch,
  check ((done_on is null) = (outcome is null or outcome = 'open'))
);
comment on table followup is 'What became of hazards found at an inspection.';
comment on column followup.id is 'Number of the follow-up.';
comment on column followup.inspection_id is 'The inspection that found the hazard.';
comment on column followup.due_on is 'Day by which it must be dealt with.';
comment on column followup.done_on is 'Day on which it was; null = not yet.';
comment on column followup.outcome is 'resolved or open.';
comment on column followup.known_from is 'First data version that holds this row.';
comment on column followup.known_to is 'First data version that no longer holds it.';
comment on column followup.data_origin is 'official, open or synthetic.';
comment on column followup.import_batch is 'Import that brought the row.';

create table food_sampling (
  district int not null references district,
  month date not null check (extract(day from month) = 1),
  sampled int not null check (sampled >= 0),
  passed int not null check (passed between 0 and sampled),
  known_from int not null references data_version,
  known_to int references data_version check (known_to > known_from),
  data_origin suitu_origin not null,
  import_batch int not null references import_batch,
  primary key (district, month, known_from)
);
comment on table food_sampling is 'Food samples taken and passed per district and month: a plain rate, no places.';
comment on column food_sampling.district is 'District.';
comment on column food_sampling.month is 'First day of the month.';
comment on column food_sampling.sampled is 'Samples taken.';
comment on column food_sampling.passed is 'Samples that passed.';
comment on column food_sampling.known_from is 'First data version that holds this row.';
comment on column food_sampling.known_to is 'First data version that no longer holds it.';
comment on column food_sampling.data_origin is 'official, open or synthetic.';
comment on column food_sampling.import_batch is 'Import that brought the row.';

create table target (
  id int generated always as identity primary key,
  key text not null,
  year int not null check (year between 2000 and 2100),
  kind text not null check (kind in ('target', 'result', 'attribute', 'task', 'rate')),
  name_zh text not null,
  name_en text not null,
  sentence text not null,
  value numeric,
  comparator text check (comparator in ('>=', '<=', '=')),
  unit text,
  scope text not null check (scope in ('city', 'district')),
  district int references district,
  semantics text not null check (semantics in ('stated', 'unstated')),
  source text not null,
  verified boolean not null,
  entered_at timestamptz not null default now(),
  retired_at timestamptz check (retired_at > entered_at),
  check ((scope = 'district') = (district is not null)),
  check ((value is null) = (comparator is null))
);
create unique index target_one_truth on target (key, year, coalesce(district, 0)) where retired_at is null;
comment on table target is 'What the city set itself or reported, with the sentence it comes from. Changed by adding a row and retiring the old one.';
comment on column target.id is 'Number of the row.';
comment on column target.key is 'Short name, for example star_markets_2025.';
comment on column target.year is 'Year it is about.';
comment on column target.kind is 'target, result (reported), attribute (no share stated), task, rate.';
comment on column target.name_zh is 'Short Chinese name.';
comment on column target.name_en is 'Short English name.';
comment on column target.sentence is 'The sentence in the source.';
comment on column target.value is 'The number; null where the sentence has none.';
comment on column target.comparator is 'How a figure is compared with the value.';
comment on column target.unit is 'Unit of the value.';
comment on column target.scope is 'city or district.';
comment on column target.district is 'The district, when someone entered a split.';
comment on column target.semantics is 'unstated = the sentence allows several readings; all are shown.';
comment on column target.source is 'Document and date.';
comment on column target.verified is 'Someone compared the row with the source.';
comment on column target.entered_at is 'When the row was entered.';
comment on column target.retired_at is 'When it was replaced; null = in force.';

create table standard (
  key text primary key,
  name_zh text not null,
  name_en text not null,
  supply suitu_kind not null,
  radius_m int not null check (radius_m between 1 and 200000),
  source text not null,
  verified boolean not null
);
comment on table standard is 'Service radii that a coverage figure can be held against.';
comment on column standard.key is 'Short name.';
comment on column standard.name_zh is 'Chinese name.';
comment on column standard.name_en is 'English name.';
comment on column standard.supply is 'Facility kind it speaks of.';
comment on column standard.radius_m is 'Radius in metres, straight line.';
comment on column standard.source is 'Where it comes from.';
comment on column standard.verified is 'False = shown as 待核实 (to be verified).';

create table stored_coverage (
  version int not null references data_version,
  supply suitu_kind not null,
  stars_min smallint,
  type text,
  demand text not null check (demand in ('people', 'elevator', 'canteen')),
  radius_m int not null check (radius_m between 0 and 200000),
  district int not null,
  covered bigint not null check (covered >= 0),
  total bigint not null check (total >= covered),
  unique nulls not distinct (version, supply, stars_min, type, demand, radius_m, district)
);
comment on table stored_coverage is 'Coverage computed by PostGIS alone when a version is published, for comparison with the engine.';
comment on column stored_coverage.version is 'Data version.';
comment on column stored_coverage.supply is 'Supply kind.';
comment on column stored_coverage.stars_min is 'Least stars; null = no star filter.';
comment on column stored_coverage.type is 'Supply type; null = all.';
comment on column stored_coverage.demand is 'people, elevator or canteen.';
comment on column stored_coverage.radius_m is 'Radius in metres.';
comment on column stored_coverage.district is 'District code; 440100 = the whole city.';
comment on column stored_coverage.covered is 'Weight within the radius.';
comment on column stored_coverage.total is 'Weight of the demand.';
