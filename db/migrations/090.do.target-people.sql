-- Who said it: a name that the command line is given with --by. Rows from before, and those of the program, have none.

alter table target
  add column entered_by text check (entered_by <> ''),
  add column retired_by text check (retired_by is null or (retired_by <> '' and retired_at is not null));
comment on column target.entered_by is 'Who entered the row, as told; null = nobody gave a name.';
comment on column target.retired_by is 'Who retired it, as told; null = in force, or nobody gave a name.';

alter table standard
  add column entered_by text check (entered_by <> ''),
  add column retired_by text check (retired_by is null or (retired_by <> '' and retired_at is not null));
comment on column standard.entered_by is 'Who entered the row, as told; null = nobody gave a name.';
comment on column standard.retired_by is 'Who retired it, as told; null = in force, or nobody gave a name.';
