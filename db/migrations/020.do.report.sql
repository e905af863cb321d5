-- What visitors report: errors they found in a record or a page. Not facts: a rollback leaves them as they are.
-- Nothing about who reported is stored: no name, no address of the network, no browser.

create table visitor_report (
  id int generated always as identity primary key,
  facility_id int references facility_identity,
  data_version int not null references data_version,
  topic text not null check (topic in ('closed', 'moved', 'wrong_name', 'wrong_stars', 'wrong_hours', 'other')),
  text text not null check (
    length(text) between 1 and 1000
    and text !~ '^\s|\s$'
    and text !~ '[\u0001-\u001f\u007f-\u009f]'
  ),
  view text not null check (length(view) <= 1000 and view ~ '^/([^/\\]|$)' and view !~ '[\u0001-\u0020\u007f-\u009f\\#]'),
  lang text not null check (lang in ('zh', 'en')),
  created_at timestamptz not null default now(),
  state text not null default 'open' check (state in ('open', 'done')),
  done_at timestamptz check (done_at >= created_at),
  note text check (
    length(note) between 1 and 1000
    and note !~ '^\s|\s$'
    and note !~ '[\u0001-\u001f\u007f-\u009f]'
  ),
  check ((state = 'done') = (done_at is not null)),
  check (state = 'done' or note is null)
);
create index visitor_report_facility on visitor_report (facility_id);
comment on table visitor_report is 'Errors that visitors reported, for the operator to look into. Holds nothing about the visitor.';
comment on column visitor_report.id is 'Number of the report, as the visitor was told it.';
comment on column visitor_report.facility_id is 'Facility that it is about; null = about the page or the data as a whole.';
comment on column visitor_report.data_version is 'Data version that the visitor saw.';
comment on column visitor_report.topic is 'What is wrong: closed, moved, wrong_name, wrong_stars, wrong_hours, other.';
comment on column visitor_report.text is 'What the visitor wrote, one line, at most 1,000 characters.';
comment on column visitor_report.view is 'Address of the page seen: path and query on this site, at most 1,000 characters.';
comment on column visitor_report.lang is 'Language of that page: zh or en.';
comment on column visitor_report.created_at is 'When it was reported.';
comment on column visitor_report.state is 'open, or done once the operator has dealt with it.';
comment on column visitor_report.done_at is 'When it was dealt with; null while open.';
comment on column visitor_report.note is 'What the operator found or did; only with done.';
