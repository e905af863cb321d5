-- Clusters of old elevators in housing, computed by PostGIS when a version is published.

create table stored_cluster (
  version int not null references data_version,
  number int not null check (number >= 1),
  rank int not null check (rank >= 1),
  core int not null check (core >= 1),
  ids int[] not null check (cardinality(ids) >= core),
  hull geometry(Geometry, 4326) not null,
  primary key (version, number)
);
comment on table stored_cluster is 'Clusters of old elevators in housing, computed by PostGIS alone when a version is published; by the rule of geo/regulatory/clusters.ts.';
comment on column stored_cluster.version is 'Data version.';
comment on column stored_cluster.number is 'From 1, by the smallest id among the core points.';
comment on column stored_cluster.rank is '1 = most elevators; equal sizes share a rank.';
comment on column stored_cluster.core is 'How many of the elevators are core points.';
comment on column stored_cluster.ids is 'Ids of the elevators, ascending.';
comment on column stored_cluster.hull is 'Convex hull of the elevators, EPSG:4326, longitude first; a point or a line where they lie so.';
