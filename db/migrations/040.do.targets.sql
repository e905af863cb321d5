-- Targets and standards change by adding a row and retiring the one before. Which data version was the newest at
-- that moment is kept beside the time: so what was aimed at when a version was published can be told again.

alter table target
  add column entered_after int not null default 0 check (entered_after >= 0),
  add column retired_after int check (retired_after >= entered_after),
  add check ((retired_at is null) = (retired_after is null));
comment on column target.entered_after is 'Newest data version when the row was entered; 0 = none was published yet.';
comment on column target.retired_after is 'Newest data version when it was retired; null = in force.';

alter table standard drop constraint standard_pkey;
alter table standard
  add column id int generated always as identity primary key,
  add column sentence text check (sentence <> ''),
  add column entered_at timestamptz not null default now(),
  add column retired_at timestamptz check (retired_at > entered_at),
  add column entered_after int not null default 0 check (entered_after >= 0),
  add column retired_after int check (retired_after >= entered_after),
  add check ((retired_at is null) = (retired_after is null));
create unique index standard_one_truth on standard (key) where retired_at is null;
comment on table standard is 'Service radii that a coverage figure can be held against. Changed by adding a row and retiring the old one.';
comment on column standard.id is 'Number of the row.';
comment on column standard.sentence is 'The sentence in the source; null while nobody has entered it.';
comment on column standard.entered_at is 'When the row was entered.';
comment on column standard.retired_at is 'When it was replaced; null = in force.';
comment on column standard.entered_after is 'Newest data version when the row was entered; 0 = none was published yet.';
comment on column standard.retired_after is 'Newest data version when it was retired; null = in force.';
