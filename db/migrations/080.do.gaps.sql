-- Gap areas, computed by PostGIS when a version is published.

create table stored_gap_area (
  version int not null references data_version,
  number int not null check (number >= 1),
  rank int not null check (rank between 1 and number),
  district int not null references district,
  people int not null check (people > 0),
  excess_person_cm numeric check (excess_person_cm > 0),
  worst_cm bigint check (worst_cm > 0),
  cell_ids int[] not null check (cardinality(cell_ids) > 0),
  geom geometry(MultiPolygon, 4326) not null,
  primary key (version, number)
);
comment on table stored_gap_area is 'Where people live beyond 1,000 m of any open, located market with three stars or more, computed by PostGIS alone when a version is published; by the rule of geo/coverage/gap-areas.ts.';
comment on column stored_gap_area.version is 'Data version.';
comment on column stored_gap_area.number is 'From 1, most people first.';
comment on column stored_gap_area.rank is '1 = most people; complete ties share a rank.';
comment on column stored_gap_area.district is 'The district that holds the area: areas are cut at its border.';
comment on column stored_gap_area.people is 'People in the area, all of them beyond the radius.';
comment on column stored_gap_area.excess_person_cm is 'Sum of people times distance beyond the radius, centimetres; null without any market.';
comment on column stored_gap_area.worst_cm is 'Distance of the worst-served cell, rounded up to whole centimetres; null without any market.';
comment on column stored_gap_area.cell_ids is 'Ids of its cells in the population grid of the version, ascending.';
comment on column stored_gap_area.geom is 'Union of its cells, EPSG:4326, longitude first.';
